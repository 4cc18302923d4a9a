// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/models/text/text_model.h"

namespace luthier {

/// transformers' heads for whole texts read the first token. A model that was trained on the mean of the tokens therefore brings
/// its own few lines of Python, which transformers runs where it is told to (`trust_remote_code=True`).
struct MeanPoolingCode {
  std::string file;       // "modeling_mean_pooling.py", beside config.json
  std::string className;  // what config.json's "architectures" and "auto_map" name
  std::string python;     // the file's content
};

/// For a sequence head with mean pooling, of any family.
[[nodiscard]] MeanPoolingCode meanPoolingCode(const TextModel& model);

}  // namespace luthier
