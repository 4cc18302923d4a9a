// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/task_preparation.h"

#include "core/tasks/task_registry.h"

namespace luthier {

std::unique_ptr<PreparedTask> prepareTask(const Workspace& workspace, const std::string& task, const Dataset& dataset,
                                          const ModelRecord& model, const TrainingConfig& config, bool resumes) {
  TaskContext context;
  context.dataset = &dataset;
  context.config = config;
  context.model = model;
  context.cacheFolder = workspace.datasetFolder(dataset.record.id) / "pixels";
  if (!model.path.empty()) {
    context.modelPath = workspace.folder() / model.path;  // an absolute path stays absolute
  }
  if (config.pretrained && !resumes) {
    context.weights = context.modelPath;
  }
  return taskById(task).prepare(context);
}

}  // namespace luthier
