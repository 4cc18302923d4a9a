// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/folder_verifier.h"
#include "core/store/records.h"
#include "core/store/workspace.h"
#include "core/tasks/predictor.h"
#include "core/tasks/text_predictor.h"

namespace luthier {

/// The network of a run as its best checkpoint holds it, or its last one where there is no best yet.
struct RunSource {
  PredictorSource source;
  std::string description;  // JSON, PreparedTask::description
  std::int64_t epoch = 0;   // after which the checkpoint was written
};

/// Throws Error{NotFound (kind checkpoint of run), CheckpointDamaged}. A training worker may replace the checkpoint at any
/// moment: whoever then fails to read it asks again. `verifier`: for one who asks often, see CheckpointStore::newest.
[[nodiscard]] RunSource sourceOfRun(const Workspace& workspace, const RunRecord& run, FolderVerifier* verifier = nullptr);

/// sourceOfRun and Predictor, asking again where the checkpoint was replaced in between.
[[nodiscard]] Predictor predictorOfRun(const Workspace& workspace, const RunRecord& run,
                                       const torch::Device& device = torch::kCPU);

/// The same for a run of texts; `model` is the run's, whose folder has the tokenizer.
[[nodiscard]] TextPredictorSource textSourceOfRun(const Workspace& workspace, const RunRecord& run,
                                                  const ModelRecord& model);
[[nodiscard]] TextPredictor textPredictorOfRun(const Workspace& workspace, const RunRecord& run, const ModelRecord& model,
                                               const torch::Device& device = torch::kCPU);

}  // namespace luthier
