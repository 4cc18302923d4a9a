// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/configuration.h"
#include "core/protocol/text_messages.h"

namespace luthier {

/// One step that changes texts; `id` is its import parameter.
struct CleaningStep {
  const char* id;
  bool chosen = false;  // by the settings; the function does what the step would do in either case
  std::function<std::string(std::string_view)> apply;
};

/// All steps, in the order in which they are applied.
[[nodiscard]] std::vector<CleaningStep> cleaningSteps(const Configuration& settings);

/// The chosen steps, one after the other.
class TextCleaner {
 public:
  explicit TextCleaner(const Configuration& settings);
  [[nodiscard]] std::string clean(std::string text) const;

 private:
  std::vector<CleaningStep> steps_;
};

/// What each step, chosen or not, would do to `texts`: how many it changes, and the first of them before and after.
[[nodiscard]] std::vector<protocol::CleaningSample> previewCleaning(const Configuration& settings,
                                                                    const std::vector<std::string>& texts);

}  // namespace luthier
