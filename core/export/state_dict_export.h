// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/tasks/predictor.h"

namespace luthier {

/// What a model card says beside what the weights themselves tell.
struct ModelCard {
  std::string title;                                    // the run's name
  std::string dataset;                                  // name of the dataset
  std::string configuration;                            // JSON of the settings
  std::vector<std::pair<std::string, double>> metrics;  // of the best epoch, on the validation split
};

/// How the exported folder, loaded again, answers compared with the run itself, on the same examples.
struct ParityCertificate {
  std::int64_t images = 0;          // or texts
  const char* examples = "images";  // what they are, and the key of their number
  double largestDifference = 0.0;   // of the logits, relative to the largest logit (at least 1)
  double agreement = 0.0;           // share of images with the same first class
  [[nodiscard]] std::string toJson() const;
};

/// Compares two sets of logits (examples x ... x classes). Throws Error{Internal} where they differ by more than `tolerance`.
[[nodiscard]] ParityCertificate compareLogits(const torch::Tensor& wanted, const torch::Tensor& found, double tolerance);

/// Writes model.safetensors, preprocessing.json, classes.json, README.md (the model card) and manifest.json into a new
/// `folder`, loads them again and compares the answers on `images` (N x 3 x size x size, normalised; N may be 0). Either the
/// whole folder appears or nothing. Throws Error{AlreadyExists, DiskFull, FileNotWritable}, and Error{Internal} where the
/// exported model answers otherwise.
[[nodiscard]] ParityCertificate exportStateDict(Predictor& predictor, const ModelCard& card, const torch::Tensor& images,
                                                const std::filesystem::path& folder);

/// The network of such a folder. Throws the errors of core/formats and Error{SafetensorsDamaged} where its description is
/// not one.
[[nodiscard]] PredictorSource readExportedFolder(const std::filesystem::path& folder);

}  // namespace luthier
