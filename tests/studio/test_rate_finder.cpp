// SPDX-License-Identifier: GPL-3.0-or-later
// The learning-rate finder beside its field, with a worker that only pretends: what a person asks, sees and takes.
#include <QFile>
#include <QLabel>
#include <QPushButton>

#include "app/pages/train/event_notes.h"
#include "app/pages/train/rate_finder_panel.h"
#include "app/pages/train/train_page.h"
#include "core/store/run_events_table.h"
#include "studio/page_fixture.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"

namespace luthier {

using test::PageFixture;
using test::SampleWorkspace;

class TestRateFinder : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { test::useTemporaryHome(); }

  void aSuggestionIsTakenByOneClick() {
    pretend(R"(echo '{"event":"progress","phase":"find_rate","done":1,"total":2}'
echo '{"event":"result","points":[{"rate":0.001,"loss":2.0,"smoothed":2.0},{"rate":0.01,"loss":1.5,"smoothed":1.7},{"rate":0.1,"loss":null,"smoothed":3.0}],"suggestion":0.01234}')");
    SampleWorkspace sample;
    auto studio = onNewRun(sample);
    auto* panel = studio->page->findChild<RateFinderPanel*>();
    QVERIFY(!panel->isVisible());
    studio->button("Find…")->click();
    QTRY_VERIFY(panel->findChild<CurvePlot*>()->isVisible());
    QVERIFY(!panel->findChild<ProgressStrip*>()->isVisible());
    auto* plot = panel->findChild<CurvePlot*>();
    QCOMPARE(plot->curves().size(), std::size_t{2});
    QCOMPARE(plot->pointCount(plot->curves().back()), std::size_t{3});
    auto* use = panel->findChild<QPushButton*>("useRate");
    QCOMPARE(use->text(), QStringLiteral("Use 0.012"));
    use->click();
    QCOMPARE(studio->page->findChild<ParameterForm*>()->configuration().real("learning_rate"), 0.012);
    const auto asked = arguments();
    QVERIFY2(asked.contains("find-rate --dataset 1 --model 1 --task image_classification"), qPrintable(asked));
    QVERIFY2(asked.contains("--json"), qPrintable(asked));
    if (const auto folder = qEnvironmentVariable("LUTHIER_PICTURES"); !folder.isEmpty()) {
      studio->page->grab().save(folder + "/rate_finder.png");
    }
    studio->button("Close")->click();
    QVERIFY(!panel->isVisible());
  }

  void aFailureSaysWhy() {
    pretend(R"(echo '{"event":"error","code":"out_of_memory","arguments":{"needed":"9 MB","available":"1 MB"}}'
exit 5)");
    SampleWorkspace sample;
    auto studio = onNewRun(sample);
    studio->button("Find…")->click();
    auto* panel = studio->page->findChild<RateFinderPanel*>();
    QTRY_VERIFY(panel->findChild<ErrorBanner*>()->isVisible());
    QVERIFY(!panel->findChild<CurvePlot*>()->isVisible());
  }

  void aSearchCanBeCancelled() {
    pretend("exec sleep 60");
    SampleWorkspace sample;
    auto studio = onNewRun(sample);
    studio->button("Find…")->click();
    auto* panel = studio->page->findChild<RateFinderPanel*>();
    auto* strip = panel->findChild<ProgressStrip*>();
    QTRY_VERIFY(strip->isVisible());
    emit strip->cancelled();
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isVisible(), 8000);
  }

  void whatARunMetIsTold() {
    SampleWorkspace sample;
    const auto dataset = sample.addDataset("animals");
    const auto run = sample.addRun("tight", dataset, sample.addModel("mine"));
    {
      auto database = sample.open();
      run_events::append(database,
                         {run, 1, "memory_ladder", R"({"micro_batch":16,"accumulation":8,"checkpointing":false})"});
      run_events::append(database, {run, 2, "unfrozen", R"({"layers":["layer4"],"epoch":2})"});
      run_events::append(database, {run, 3, "of_tomorrow", "{}"});
      runs::setResolved(database, run, R"({"execution":{"device":"cpu"},"memory":{"estimated":640000000}})");
    }
    PageFixture<TrainPage> studio(sample.workspace());
    Destination destination;
    destination.run = run;
    studio.page->open(destination);
    auto* notes = studio.page->findChild<EventNotes*>();
    QTRY_VERIFY(notes->isVisible());
    QVERIFY2(notes->text().contains("16 examples pass at once, 8 times"), qPrintable(notes->text()));
    QVERIFY(notes->text().contains("From epoch 2 on these train too: layer4"));
    QCOMPARE(notes->text().count('\n'), 1);
    if (const auto folder = qEnvironmentVariable("LUTHIER_PICTURES"); !folder.isEmpty()) {
      studio.page->grab().save(folder + "/events.png");
    }
  }

 private:
  /// A worker that does only this.
  void pretend(const QString& script) {
    QFile file(folder_.filePath("worker.sh"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(("#!/bin/sh\necho \"$*\" >> " + folder_.filePath("arguments.txt") +
                "\ncase \"$*\" in *find-rate*) ;; *) exit 0;; esac\n" + script + "\n")
                   .toUtf8());
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("LUTHIER_CLI", file.fileName().toUtf8());
    QFile::remove(folder_.filePath("arguments.txt"));
  }
  QString arguments() const {
    QFile file(folder_.filePath("arguments.txt"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  }

  static std::unique_ptr<PageFixture<TrainPage>> onNewRun(SampleWorkspace& sample) {
    const auto dataset = sample.addDataset("animals");
    const auto model = sample.addModel("mine");
    auto studio = std::make_unique<PageFixture<TrainPage>>(sample.workspace());
    Destination destination;
    destination.dataset = dataset;
    destination.model = model;
    studio->page->open(destination);
    return studio;
  }

  QTemporaryDir folder_;
};

}  // namespace luthier

using namespace luthier;
QTEST_MAIN(TestRateFinder)
#include "test_rate_finder.moc"
