// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/home/next_step.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/pages/runs/run_facts.h"

namespace luthier {
namespace {

Destination to(PageId page, RowId run = 0, RowId dataset = 0) {
  Destination destination;
  destination.page = page;
  destination.run = run;
  destination.dataset = dataset;
  return destination;
}

QString name(const std::string& text) { return QString::fromStdString(text); }

/// The newest dataset that no sample run brought.
const DatasetRecord* ownDataset(const WorkspaceSnapshot& snapshot) {
  const DatasetRecord* newest = nullptr;
  for (const auto& dataset : snapshot.datasets) {
    const auto bySample = std::any_of(snapshot.runs.begin(), snapshot.runs.end(),
                                      [&](const auto& run) { return run.sample && run.dataset == dataset.id; });
    if (!bySample && (newest == nullptr || newest->id < dataset.id)) {
      newest = &dataset;
    }
  }
  return newest;
}

const RunRecord* newestRunOn(const WorkspaceSnapshot& snapshot, RowId dataset) {
  const RunRecord* newest = nullptr;
  for (const auto& run : snapshot.runs) {
    if (run.dataset == dataset && (newest == nullptr || newest->id < run.id)) {
      newest = &run;
    }
  }
  return newest;
}

}  // namespace

NextStep nextStep(const WorkspaceSnapshot& snapshot) {
  const auto* dataset = ownDataset(snapshot);
  if (dataset == nullptr) {
    return {
        QCoreApplication::translate("NextStep", "Bring your own data"),
        QCoreApplication::translate(
            "NextStep",
            "A table of texts, or a folder of images with one subfolder for each class. Drop it anywhere on this window, or "
            "choose it; your files stay where they are."),
        QCoreApplication::translate("NextStep", "Import data"), to(PageId::Data)};
  }
  const auto* run = newestRunOn(snapshot, dataset->id);
  if (run == nullptr) {
    return {QCoreApplication::translate("NextStep", "Train on %1").arg(name(dataset->name)),
            QCoreApplication::translate("NextStep",
                                        "Your data is imported. Choose a model and start; good settings are filled in."),
            QCoreApplication::translate("NextStep", "Set up the run"), to(PageId::Train, 0, dataset->id)};
  }
  if (run->status == RunStatus::Failed) {
    return {QCoreApplication::translate("NextStep", "%1 failed").arg(name(run->name)),
            QCoreApplication::translate("NextStep", "Nothing is lost: the run can go on from its last checkpoint."),
            QCoreApplication::translate("NextStep", "See why"), to(PageId::Train, run->id)};
  }
  if (!run_facts::ended(run->status)) {
    return {QCoreApplication::translate("NextStep", "%1 is on its way").arg(name(run->name)),
            QCoreApplication::translate("NextStep",
                                        "You may close the window: the run goes on, and is here when you come back."),
            QCoreApplication::translate("NextStep", "Watch it"), to(PageId::Train, run->id)};
  }
  auto mistakes = to(PageId::Evaluate, run->id);
  mistakes.worstFirst = true;
  return {QCoreApplication::translate("NextStep", "%1 is trained").arg(name(run->name)),
          QCoreApplication::translate(
              "NextStep", "Look at what it gets wrong: often it is the labels, and then the data can be mended."),
          QCoreApplication::translate("NextStep", "See its worst mistakes"), mistakes};
}

}  // namespace luthier
