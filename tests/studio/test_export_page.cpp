// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "app/item_models/certificate_facts.h"
#include "app/pages/export/export_page.h"
#include "core/store/artifacts_table.h"
#include "studio/page_fixture.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

namespace {

const char* const certificate =
    R"({"format":"onnx","compared_by":"onnxruntime 1.23.0","images":100,"split":"validation","largest_difference":3.1e-06,)"
    R"("limit":0.0001,"agreement":1.0,"run_accuracy":0.9,"export_accuracy":0.9,"run_seconds":0.5,"export_seconds":0.25,)"
    R"("passed":true,"preprocessing":{"image_size":32,"resize_shorter":36,"interpolation":"bilinear","mean":[0.5,0.4,0.3],)"
    R"("std":[0.2,0.2,0.2],"channel_order":"RGB","input":"uint8 pixels, 0 to 255"}})";

QStringList shownTexts(const QWidget& page) {
  QStringList texts;
  for (const QLabel* label : page.findChildren<QLabel*>()) {
    if (label->isVisible()) {
      texts << label->text();
    }
  }
  return texts;
}

}  // namespace

class TestExportPage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void aCertificateReadsInWords() {
    const CertificateFacts facts = readCertificate(certificate);
    QVERIFY(facts.verdict().contains("answers as the run does"));
    QString all;
    for (const auto& [label, value] : facts.rows()) {
      all += label + QLatin1Char('=') + value + QLatin1Char('\n');
    }
    for (const char* expected : {"onnxruntime 1.23.0", "100 images of the validation split", "100.0 %", "90.0 %",
                                 "400.0 a second", "allowed: 0.0001", "RGB", "Shorter side to 36 px"}) {
      QVERIFY2(all.contains(QLatin1String(expected)), qPrintable(all));
    }
    QVERIFY(readCertificate(R"({"images":0,"passed":null})").verdict().startsWith("Nothing was compared"));
    QVERIFY(readCertificate(R"({"texts":5,"passed":false})").verdict().contains("does not"));
    QCOMPARE(readCertificate("{damaged").examples, std::int64_t{0});
    QCOMPARE(readCertificate(R"({"images":"many","limit":[],"preprocessing":7})").examples, std::int64_t{0});
  }

  void withoutRunsThePageSaysWhatToDo() {
    SampleWorkspace sample;
    PageFixture<ExportPage> studio(sample.workspace());
    QTRY_VERIFY(studio.page->findChild<EmptyState*>()->isVisible());
  }

  void formatsFollowTheRunAndTheFolderIsProposed() {
    SampleWorkspace sample;
    const RowId run = sample.addRun("my/run", sample.addDataset("pets"), sample.addModel("mine"));
    PageFixture<ExportPage> studio(sample.workspace());
    auto* format = studio.find<QComboBox>("Format");
    QTRY_COMPARE(format->count(), 6);
    auto* folder = studio.find<QLineEdit>("New folder");
    QTRY_VERIFY2(folder->text().endsWith("/Luthier/my-run-state-dict"), qPrintable(folder->text()));
    auto* normalize = studio.page->findChild<QCheckBox*>();
    QVERIFY(!normalize->isVisible());
    format->setCurrentIndex(format->findData("onnx"));
    QVERIFY(normalize->isVisible());
    QVERIFY(folder->text().endsWith("/Luthier/my-run-onnx"));
    QVERIFY(studio.button("Export")->isEnabled());
    folder->clear();
    QTest::keyClicks(folder, "relative");
    QVERIFY(!studio.button("Export")->isEnabled());
    folder->clear();
    QTest::keyClicks(folder, "/own/place");
    format->setCurrentIndex(format->findData("timm"));
    QCOMPARE(folder->text(), QString("/own/place"));
    Q_UNUSED(run);
  }

  void exportsOfARunAreListedWithTheirCertificates() {
    SampleWorkspace sample;
    const RowId model = sample.addModel("mine");
    const RowId dataset = sample.addDataset("pets");
    const RowId one = sample.addRun("one", dataset, model);
    const RowId two = sample.addRun("two", dataset, model);
    {
      Database database = sample.open();
      artifacts::insert(database,
                        {0, one, "state-dict", "/old/one", "ab", R"({"images":0,"passed":null})", 1'700'000'000'000});
      artifacts::insert(database, {0, one, "onnx", "/new/one", "cd", certificate, 1'700'000'100'000});
    }
    PageFixture<ExportPage> studio(sample.workspace());
    Destination destination;
    destination.page = PageId::Export;
    destination.run = one;
    studio.page->open(destination);
    auto* table = studio.find<DataTable>("Exports of this run");
    QTRY_COMPARE(table->shownRows(), 2);
    QTRY_VERIFY(shownTexts(*studio.page).contains("Certificate: ONNX"));  // the newest
    QVERIFY(shownTexts(*studio.page).contains("/new/one"));
    QVERIFY(studio.button("Open as a page")->isVisible());
    table->selectRows({0});
    QTRY_VERIFY(shownTexts(*studio.page).contains("Certificate: State dict (safetensors)"));
    auto* runs = studio.find<QComboBox>("Run");
    runs->setCurrentIndex(runs->findData(QVariant::fromValue<qlonglong>(two)));
    QTRY_COMPARE(table->shownRows(), 0);
    QTRY_VERIFY(shownTexts(*studio.page).contains("Certificate"));
    QVERIFY(!studio.button("Open folder")->isVisible());
  }

  void aRunWithoutACheckpointIsExplained() {
    if (enginePath().isEmpty()) {
      QSKIP("luthier-cli is not built (set LUTHIER_CLI)");
    }
    SampleWorkspace sample;
    sample.addRun("one", sample.addDataset("pets"), sample.addModel("mine"));
    PageFixture<ExportPage> studio(sample.workspace());
    QTRY_VERIFY(studio.button("Export")->isEnabled());
    studio.button("Export")->click();
    QVERIFY(!studio.button("Export")->isEnabled());  // one export at a time
    auto* banner = studio.page->findChild<ErrorBanner*>();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY2(banner->fullText().contains("one"), qPrintable(banner->fullText()));
    QVERIFY(studio.button("Export")->isEnabled());
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestExportPage)
#include "test_export_page.moc"
