// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "app/pages/models/catalogue_panel.h"
#include "app/pages/models/models_page.h"
#include "app/pages/models/transfer_rate.h"
#include "app/pages/preferences/preferences_page.h"
#include "app/settings/network_environment.h"
#include "studio/page_fixture.h"
#include "tests/support/catalogue_fixture.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/tables/data_table.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

/// The catalogue on the Models page, against a server of the test's own.
class TestCataloguePanel : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    test::useTemporaryHome();
    if (enginePath().isEmpty()) {
      QSKIP("luthier-cli is not built (set LUTHIER_CLI)");
    }
  }
  void cleanup() {
    Preferences preferences;
    preferences.setOffline(false);
    preferences.setProxy({});
    preferences.setDownloadLimit(0);
  }

  void theTimeLeftFollowsTheSpeed() {
    TransferRate rate;
    QVERIFY(!rate.secondsLeft(100));
    rate.add(0.0, 0);
    rate.add(2.0, 20);
    QCOMPARE(*rate.secondsLeft(120), 10.0);
    rate.add(3.0, 10);  // begun anew
    QVERIFY(!rate.secondsLeft(120));
  }

  void theLicenceStandsBesideTheButton() {
    support::CatalogueFixture catalogue;
    catalogue.add("good");
    Studio studio;
    QTRY_COMPARE(studio.table()->shownRows(), 1);
    QVERIFY(studio.table()->selectionAsTsv().contains("BSD-3-Clause"));
    QTRY_VERIFY(studio.page.button("Fetch")->isVisible());
    QVERIFY(studio.shows("BSD-3-Clause"));
  }

  void aModelIsFetchedAndCanBeTrained() {
    support::CatalogueFixture catalogue;
    catalogue.add("cut");
    Studio studio;
    QTRY_VERIFY(studio.page.button("Fetch") != nullptr && studio.page.button("Fetch")->isVisible());
    QSignalSpy added(studio.panel(), &CataloguePanel::added);
    studio.page.button("Fetch")->click();
    QTRY_VERIFY_WITH_TIMEOUT(studio.strip()->isVisible(), 5'000);
    QTRY_COMPARE_WITH_TIMEOUT(added.count(), 1, 60'000);
    QTRY_VERIFY(!studio.strip()->isVisible());
    QTRY_VERIFY(studio.table()->selectionAsTsv().contains("In the workspace"));
    QVERIFY(studio.page.button("Fetch") == nullptr);
    studio.tabs()->setCurrentIndex(0);
    auto* models = studio.page.find<DataTable>("Models");
    QTRY_COMPARE(models->shownRows(), 1);
    QTRY_VERIFY(studio.page.button("Train with it")->isVisible());
  }

  void whatWaitsCanBeTakenOffAndWhatRunsStopped() {
    support::CatalogueFixture catalogue;
    catalogue.add("slow");
    catalogue.add("good");
    Studio studio;
    QTRY_COMPARE(studio.table()->shownRows(), 2);
    studio.table()->selectRows({0});
    QTRY_VERIFY(studio.shows("slow"));
    studio.page.button("Fetch")->click();
    studio.table()->selectRows({1});
    QTRY_VERIFY(studio.page.button("Fetch") != nullptr);
    studio.page.button("Fetch")->click();
    QTRY_VERIFY(studio.page.button("Take off the queue") != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(studio.strip()->progress() > 0.0, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(studio.shows(" left"), 30'000);
    QVERIFY(studio.shows("1 waiting"));
    studio.page.button("Take off the queue")->click();
    QTRY_VERIFY(studio.page.button("Fetch") != nullptr);
    QSignalSpy told(&studio.page.navigator, &Navigator::toastRequested);
    emit studio.strip()->cancelled();
    QTRY_VERIFY_WITH_TIMEOUT(!studio.strip()->isVisible(), 15'000);
    QVERIFY(!studio.page.page->findChild<ErrorBanner*>()->isVisible());
    QCOMPARE(told.count(), 1);
    QVERIFY(told[0][0].toString().contains("The download of slow was stopped"));
  }

  void aWrongHashIsExplained() {
    support::CatalogueFixture catalogue;
    catalogue.add("wrong");
    Studio studio;
    QTRY_VERIFY(studio.page.button("Fetch") != nullptr && studio.page.button("Fetch")->isVisible());
    studio.page.button("Fetch")->click();
    auto* banner = studio.panel()->findChild<ErrorBanner*>();
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), 30'000);
    QVERIFY2(banner->fullText().contains("SHA-256"), qPrintable(banner->fullText()));
    QTRY_VERIFY(studio.page.button("Fetch") != nullptr);
  }

  void offlineNothingIsFetched() {
    support::CatalogueFixture catalogue;
    catalogue.add("good");
    Studio studio;
    QTRY_VERIFY(studio.page.button("Fetch") != nullptr && studio.page.button("Fetch")->isVisible());
    studio.page.preferences.setOffline(true);
    QVERIFY(!studio.page.button("Fetch")->isEnabled());
    QVERIFY(studio.shows("Offline mode"));
    studio.page.preferences.setOffline(false);
    QVERIFY(studio.page.button("Fetch")->isEnabled());
  }

  void theCostOfAModelIsCounted() {
    SampleWorkspace sample;
    sample.addModel("mine");
    PageFixture<ModelsPage> studio(sample.workspace());
    QTRY_VERIFY(studio.button("Train with it") != nullptr && studio.button("Train with it")->isVisible());
    auto* layers = studio.find<DataTable>("Layers");
    QVERIFY(!layers->isVisible());
    studio.find<SegmentedTabs>("About the model")->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(layers->shownRows() > 10, 60'000);
    QVERIFY(layers->selectionAsTsv().contains("conv1"));
  }

  void thePreferencesReachTheEngine() {
    SampleWorkspace sample;
    PageFixture<PreferencesPage> studio(sample.workspace());
    studio.page->findChild<QCheckBox*>()->click();
    auto* proxy = studio.find<QLineEdit>("Proxy");
    proxy->setText("http://proxy:3128");
    emit proxy->editingFinished();
    studio.find<QSpinBox>("Speed limit of downloads")->setValue(500);
    const auto environment = networkEnvironment(studio.preferences);
    QCOMPARE(environment.value("LUTHIER_OFFLINE"), QStringLiteral("1"));
    QCOMPARE(environment.value("LUTHIER_PROXY"), QStringLiteral("http://proxy:3128"));
    QCOMPARE(environment.value("LUTHIER_DOWNLOAD_LIMIT"), QStringLiteral("500"));
  }

 private:
  /// The Models page with its catalogue in front.
  struct Studio {
    SampleWorkspace sample;
    PageFixture<ModelsPage> page{sample.workspace()};

    Studio() { tabs()->setCurrentIndex(1); }
    SegmentedTabs* tabs() { return page.find<SegmentedTabs>("Where the models are"); }
    CataloguePanel* panel() { return page.page->findChild<CataloguePanel*>(); }
    DataTable* table() { return page.find<DataTable>("Catalogue"); }
    ProgressStrip* strip() { return panel()->findChild<ProgressStrip*>(); }
    /// Whether a label in sight holds the text.
    bool shows(const QString& text) {
      const auto labels = panel()->findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(),
                         [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }
  };
};

}  // namespace luthier

QTEST_MAIN(luthier::TestCataloguePanel)
#include "test_catalogue_panel.moc"
