// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "app/pages/models/key_report_text.h"
#include "app/pages/models/model_hint.h"
#include "app/pages/models/models_page.h"
#include "studio/page_fixture.h"
#include "widgets/states/empty_state.h"
#include "widgets/states/error_banner.h"
#include "widgets/tables/data_table.h"

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

class TestModelsPage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void aKeyReportReadsInWords() {
    const auto report = parseKeyReport(
        R"({"matched":60,"missing":["fc.bias"],"unexpected":[],"reshaped":[{"name":"fc.weight","wanted":[10,512],"found":[1000,512]}]})");
    QCOMPARE(report.matched, std::int64_t{60});
    QCOMPARE(report.missing, QStringList{"fc.bias"});
    QVERIFY(report.reshaped.first().contains("1000 × 512"));
    QVERIFY(report.summary().contains("60"));
    QVERIFY(parseKeyReport("{damaged").missing.isEmpty());
  }

  void theModelFollowsTheSizeOfTheImages() {
    ModelRecord small, large;
    small.id = 1;
    small.inputSize = 32;
    large.id = 2;
    large.inputSize = 224;
    DatasetRecord dataset;
    dataset.medianWidth = dataset.medianHeight = 28;
    QCOMPARE(suggestModel({large, small}, dataset)->id, RowId{1});
    dataset.medianWidth = 400;
    QCOMPARE(suggestModel({large, small}, dataset)->id, RowId{2});
    QVERIFY(suggestModel({}, dataset) == nullptr);
  }

  void withoutModelsThePageSaysWhatToDo() {
    SampleWorkspace sample;
    PageFixture<ModelsPage> studio(sample.workspace());
    QTRY_VERIFY(studio.page->findChild<EmptyState*>()->isVisible());
  }

  void aModelIsShownAndLeadsToTraining() {
    SampleWorkspace sample;
    const RowId model = sample.addModel("mine");
    PageFixture<ModelsPage> studio(sample.workspace());
    auto* table = studio.find<DataTable>("Models");
    QTRY_COMPARE(table->shownRows(), 1);
    QVERIFY(table->selectionAsTsv().contains("272 k"));
    QSignalSpy asked(&studio.navigator, &Navigator::openRequested);
    QTRY_VERIFY(studio.button("Train with it")->isVisible());
    studio.button("Train with it")->click();
    QCOMPARE(asked.first().first().value<Destination>().model, model);
  }

  void aRemovalCanBeTakenBack() {
    SampleWorkspace sample;
    const RowId model = sample.addModel("mine");
    {
      PageFixture<ModelsPage> studio(sample.workspace());
      auto* table = studio.find<DataTable>("Models");
      QTRY_COMPARE(table->shownRows(), 1);
      QTRY_VERIFY(studio.button("Remove")->isVisible());
      studio.button("Remove")->click();
      QTRY_COMPARE(table->shownRows(), 0);
      QTest::keyClick(studio.page.get(), Qt::Key_Z, Qt::ControlModifier);
      QTRY_COMPARE(table->shownRows(), 1);
    }
    Database database = sample.open();
    QVERIFY(models::find(database, model).has_value());
  }

  void aModelThatARunUsesStays() {
    SampleWorkspace sample;
    const RowId model = sample.addModel("mine");
    sample.addRun("one", sample.addDataset("pets"), model);
    PageFixture<ModelsPage> studio(sample.workspace());
    QTRY_VERIFY(studio.button("Remove")->isVisible());
    studio.button("Remove")->click();
    auto* banner = studio.page->findChild<ErrorBanner*>();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->fullText().contains("one"));
    QCOMPARE(studio.find<DataTable>("Models")->shownRows(), 1);
  }

  void aFileThatIsNoCheckpointIsExplained() {
    if (enginePath().isEmpty()) {
      QSKIP("luthier-cli is not built (set LUTHIER_CLI)");
    }
    SampleWorkspace sample;
    const QString file = QString::fromStdString((sample.folder() / "broken.safetensors").string());
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("not a checkpoint");
    broken.close();
    PageFixture<ModelsPage> studio(sample.workspace());
    Destination destination;
    destination.page = PageId::Models;
    destination.paths = QStringList{file};
    studio.page->open(destination);
    auto* banner = studio.page->findChild<ErrorBanner*>();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY2(banner->fullText().contains("broken.safetensors"), qPrintable(banner->fullText()));
  }
};

}  // namespace luthier

QTEST_MAIN(luthier::TestModelsPage)
#include "test_models_page.moc"
