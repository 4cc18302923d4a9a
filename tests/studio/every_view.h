// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <functional>

#include "app/pages/page_list.h"
#include "studio/text_workspace.h"
#include "tests/support/studio_hands.h"

namespace luthier::test {

/// A workspace in which every page has something to show: images and texts, and a run that is done, one that waits and one
/// that failed on each.
class FurnishedWorkspace : public TextWorkspace {
 public:
  FurnishedWorkspace() {
    images = addDataset("pets");
    texts = addTexts("reviews");
    const RowId model = addModel("starter-like");
    const RowId textModel = addTextModel("mini");
    imageRun = addRun("pets-1", images, model);
    textRun = addTextRun("reviews-1", texts, textModel);
    waiting = addOther("pets-2", "image_classification", images, model);
    failed = addOther("reviews-2", "text_classification", texts, textModel);
    Database database = open();
    runs::setStatus(database, failed, RunStatus::Failed, Problem{ErrorCode::WorkerVanished, {{"run", "reviews-2"}}});
  }

  RowId images = 0, texts = 0, imageRun = 0, textRun = 0, waiting = 0, failed = 0;

 private:
  [[nodiscard]] RowId addOther(const std::string& name, const std::string& task, RowId dataset, RowId model) const {
    Database database = open();
    RunRecord run;
    run.name = name;
    run.task = task;
    run.dataset = dataset;
    run.model = model;
    run.configuration = "{}";
    return runs::insert(database, run);
  }
};

using Look = std::function<void(const QString& where, QWidget& page)>;

/// Looks at a page as it is, and with each of its tabs.
inline void lookAtTabs(const QString& where, QWidget& page, const Look& look) {
  QCoreApplication::processEvents();
  look(where, page);
  for (auto* tabs : page.findChildren<QTabBar*>()) {
    for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
      if (tabs->isTabVisible(tab) && tabs->isTabEnabled(tab) && tab != tabs->currentIndex()) {
        tabs->setCurrentIndex(tab);
        QCoreApplication::processEvents();
        look(where + ", " + tabs->tabText(tab), page);
      }
    }
  }
}

/// Opens every page in every state it has in this workspace, for images and for texts.
inline void lookEverywhere(MainWindow& window, const FurnishedWorkspace& place, const Look& look) {
  for (const PageEntry& entry : pageList()) {
    support::goTo(window, entry.id);
    lookAtTabs(entry.name, *window.page(entry.id), look);
  }
  const auto visit = [&](const QString& where, PageId id, RowId run, RowId dataset) {
    support::goTo(window, id, run, dataset);
    lookAtTabs(where, *window.page(id), look);
  };
  visit("Data, images", PageId::Data, 0, place.images);
  visit("Data, texts", PageId::Data, 0, place.texts);
  visit("Train, form for images", PageId::Train, 0, place.images);
  visit("Train, form for texts", PageId::Train, 0, place.texts);
  for (const RowId run : {place.imageRun, place.textRun, place.waiting, place.failed}) {
    visit(QString("Train, run %1").arg(run), PageId::Train, run, 0);
  }
  (void)support::press(*window.page(PageId::Train), "All runs");
  lookAtTabs("Train, all runs", *window.page(PageId::Train), look);
  visit("Evaluate, images", PageId::Evaluate, place.imageRun, 0);
  visit("Evaluate, texts", PageId::Evaluate, place.textRun, 0);
  visit("Explain", PageId::Explain, place.textRun, 0);
}

}  // namespace luthier::test
