// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the pictures of docs/gallery: every page of the real program, in a workspace that holds the real sample job.
// Usage: gallery WORKSPACE FOLDER. Started by ./dev gallery.
#include <QDir>
#include <QImage>
#include <cstdio>

#include "app/engine/run_watcher.h"
#include "app/pages/studio_context.h"
#include "tests/support/studio_program.h"

namespace luthier {
namespace {

struct Shot {
  const char* name;
  Destination destination;
};

struct Dress {
  const char* name;
  const char* language;
  theme::SchemeChoice scheme;
};

const Dress dresses[] = {{"light-en", "en", theme::SchemeChoice::Light},
                         {"dark-en", "en", theme::SchemeChoice::Dark},
                         {"light-zh", "zh_CN", theme::SchemeChoice::Light},
                         {"dark-zh", "zh_CN", theme::SchemeChoice::Dark}};

Destination place(PageId page, RowId run = 0, RowId dataset = 0, bool worstFirst = false) {
  Destination destination;
  destination.page = page;
  destination.run = run;
  destination.dataset = dataset;
  destination.worstFirst = worstFirst;
  return destination;
}

std::vector<Shot> shots(RowId run, RowId dataset) {
  return {{"home", place(PageId::Home)},
          {"data", place(PageId::Data, 0, dataset)},
          {"models", place(PageId::Models)},
          {"train", place(PageId::Train, run)},
          {"evaluate", place(PageId::Evaluate, run, 0, true)},
          {"compare", place(PageId::Compare)},
          {"preferences", place(PageId::Preferences)}};
}

/// The window once it stands still: thumbnails, matrices and curves arrive from other processes.
QImage settledPicture(QWidget& window) {
  constexpr int patience = 40;
  constexpr int stillFor = 5;
  QImage before;
  for (int turn = 0, still = 0; turn < patience && still < stillFor; ++turn) {
    support::spin(400);
    QImage now = window.grab().toImage();
    still = now == before ? still + 1 : 0;
    before = now;
  }
  return before;
}

int takeAll(support::StudioProgram& studio, const QString& workspace, const QDir& folder) {
  MainWindow& window = studio.open(workspace);
  support::spinUntil([&] { return window.context() != nullptr && window.context()->watcher.ready(); }, 10'000);
  const auto& snapshot = window.context()->watcher.snapshot();
  if (snapshot.runs.empty() || snapshot.datasets.empty()) {
    std::fprintf(stderr, "gallery: the workspace holds no run; make it with `luthier-cli --workspace DIR sample`\n");
    return 1;
  }
  const auto all = shots(snapshot.runs.front().id, snapshot.datasets.front().id);
  for (const Dress& dress : dresses) {
    studio.dress(dress.language, dress.scheme);
    for (const Shot& shot : all) {
      window.go(shot.destination);
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
  if (arguments.size() != 3) {
    std::fprintf(stderr, "Usage: gallery WORKSPACE FOLDER\n");
    return 2;
  }
  QDir().mkpath(arguments[2]);
  return luthier::takeAll(studio, arguments[1], QDir(arguments[2]));
}
