// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the pictures of docs/gallery: every page of the real program, in a workspace that holds the real sample job.
// Usage: gallery WORKSPACE FOLDER [WIDTHxHEIGHT]. Started by ./dev gallery. With a size (and QT_SCALE_FACTOR) it serves to look
// at how the pages bear it.
#include <QDir>
#include <QImage>
#include <QTabBar>
#include <cstdio>

#include "app/engine/run_watcher.h"
#include "app/pages/page.h"
#include "app/pages/studio_context.h"
#include "core/config/task_description.h"
#include "tests/support/studio_program.h"

namespace luthier {
namespace {

struct Shot {
  const char* name;
  Destination destination;
  int tab = -1;  // of the page's first row of tabs
};

struct Dress {
  const char* name;
  const char* language;
  theme::SchemeChoice scheme;
};

// Two dresses show both colours and both languages; all four would double the repository for nothing new.
const Dress dresses[] = {{"light-en", "en", theme::SchemeChoice::Light}, {"dark-zh", "zh_CN", theme::SchemeChoice::Dark}};

Destination place(PageId page, RowId run = 0, RowId dataset = 0, bool worstFirst = false) {
  Destination destination;
  destination.page = page;
  destination.run = run;
  destination.dataset = dataset;
  destination.worstFirst = worstFirst;
  return destination;
}

/// The newest run on examples of this kind; null where there is none.
const RunRecord* runOn(ExampleKind kind, const WorkspaceSnapshot& snapshot) {
  const RunRecord* found = nullptr;
  for (const RunRecord& run : snapshot.runs) {
    const TaskDescription* task = findTaskDescription(run.task);
    if (task != nullptr && task->examples == kind && (found == nullptr || kind == ExampleKind::Text)) {
      found = &run;
    }
  }
  return found;
}

std::vector<Shot> shots(const WorkspaceSnapshot& snapshot) {
  // A row of tabs keeps its choice: the pictures of a page begin with its first tab.
  std::vector<Shot> all{{"home", place(PageId::Home)},
                        {"models", place(PageId::Models), 0},
                        {"catalogue", place(PageId::Models), 1},
                        {"compare", place(PageId::Compare), 0},
                        {"compare-figures", place(PageId::Compare), 1},
                        {"compare-matrices", place(PageId::Compare), 2},
                        {"preferences", place(PageId::Preferences)}};
  if (const RunRecord* images = runOn(ExampleKind::Image, snapshot)) {
    all.push_back({"data", place(PageId::Data, 0, images->dataset)});
    all.push_back({"train", place(PageId::Train, images->id)});
    all.push_back({"evaluate", place(PageId::Evaluate, images->id, 0, true)});
    all.push_back({"export", place(PageId::Export, images->id)});
    all.push_back({"new-run", place(PageId::Train, 0, images->dataset)});
  }
  if (const RunRecord* texts = runOn(ExampleKind::Text, snapshot)) {
    all.push_back({"text-data", place(PageId::Data, 0, texts->dataset)});
    all.push_back({"text-train", place(PageId::Train, texts->id)});
    all.push_back({"text-evaluate", place(PageId::Evaluate, texts->id, 0, true)});
    Shot explained{"explain", place(PageId::Explain, texts->id)};
    explained.destination.text = "Not a bad film at all, although the unbelievable ending spoils half of the fun.";
    all.push_back(explained);
  }
  return all;
}

/// The window once it has stood still for a second: thumbnails, matrices and curves arrive from other processes.
QImage settledPicture(QWidget& window) {
  constexpr int lookMilliseconds = 200;
  constexpr int patience = 100;
  constexpr int stillFor = 5;
  QImage before;
  for (int turn = 0, still = 0; turn < patience && still < stillFor; ++turn) {
    support::spin(lookMilliseconds);
    QImage now = window.grab().toImage();
    still = now == before ? still + 1 : 0;
    before = now;
  }
  return before;
}

void chooseTab(QWidget& page, int tab) {
  for (auto* tabs : page.findChildren<QTabBar*>()) {
    if (tab >= 0 && tabs->isVisible()) {
      tabs->setCurrentIndex(tab);
      return;
    }
  }
}

/// `size`: invalid for the size of the gallery.
int takeAll(support::StudioProgram& studio, const QString& workspace, const QDir& folder, const QSize& size) {
  MainWindow& window = studio.open(workspace);
  if (size.isValid()) {
    window.resize(size);
  }
  support::spinUntil([&] { return window.context() != nullptr && window.context()->watcher.ready(); }, 10'000);
  const auto& snapshot = window.context()->watcher.snapshot();
  if (snapshot.runs.empty() || snapshot.datasets.empty()) {
    std::fprintf(
        stderr,
        "gallery: the workspace holds no run; make it with `luthier-cli --workspace DIR sample` and `... sample --text`\n");
    return 1;
  }
  const auto all = shots(snapshot);
  for (const Dress& dress : dresses) {
    studio.dress(dress.language, dress.scheme);
    for (const Shot& shot : all) {
      window.go(shot.destination);
      chooseTab(*window.page(shot.destination.page), shot.tab);
      const QString file = folder.filePath(QString("%1-%2.png").arg(shot.name, dress.name));
      if (!settledPicture(window).save(file)) {
        std::fprintf(stderr, "gallery: %s could not be written\n", qPrintable(file));
        return 1;
      }
      std::printf("%s\n", qPrintable(file));
    }
  }
  return 0;
}

}  // namespace
}  // namespace luthier

int main(int argc, char** argv) {
  luthier::support::StudioProgram studio(argc, argv);
  const QStringList arguments = QApplication::arguments();
  if (arguments.size() < 3 || arguments.size() > 4) {
    std::fprintf(stderr, "Usage: gallery WORKSPACE FOLDER [WIDTHxHEIGHT]\n");
    return 2;
  }
  QDir().mkpath(arguments[2]);
  const QStringList sides = arguments.value(3).split('x');
  const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
  return luthier::takeAll(studio, arguments[1], QDir(arguments[2]), size);
}
