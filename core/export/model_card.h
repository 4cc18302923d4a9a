// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace luthier {

/// What a model card says beside what the weights themselves tell.
struct ModelCard {
  std::string title;                                    // the run's name
  std::string dataset;                                  // name of the dataset
  std::string configuration;                            // JSON of the settings
  std::vector<std::pair<std::string, double>> metrics;  // of the best epoch, on the validation split
};

}  // namespace luthier
