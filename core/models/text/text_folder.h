// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/models/text/text_model.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// A model folder as Hugging Face publishes it.
struct TextFolder {
  std::filesystem::path path;
  TextConfig config;
  std::filesystem::path weights;                      // model.safetensors, else pytorch_model.bin
  std::vector<std::filesystem::path> tokenizerFiles;  // what is there of the known names
};

/// Reads the description and finds the files; no weights. Throws Error{ModelFolderIncomplete}, naming what is lacking (config.json,
/// weights, tokenizer), and the errors of readTextConfig.
[[nodiscard]] TextFolder openTextFolder(const std::filesystem::path& folder);

/// Names of weights as TextModel has them: the encoder's prefix added where a bare encoder was saved, gamma and beta of old files
/// renamed, buffers of positions and what repeats tied weights left out.
[[nodiscard]] StateDict withPublishedNames(const StateDict& state, const TextConfig& config);

/// The head that the folder's weights hold, read off config ("architectures", id2label) and shapes; None where they are a bare
/// encoder's.
[[nodiscard]] TextHead publishedHead(const TextConfig& config, const StateDict& state);

struct LoadedTextModel {
  std::shared_ptr<TextModel> model;  // in training mode
  KeyReport report;
};
/// A model with `head` and the folder's weights. Every weight of the encoder must be there; the head's are drawn at random where the
/// folder has none or others. Throws the errors of core/formats and Error{ArchitectureMismatch}.
[[nodiscard]] LoadedTextModel loadTextModel(const TextFolder& folder, const TextHead& head);
/// The same from weights that are at hand, under any of the names above.
KeyReport loadTextWeights(TextModel& model, const StateDict& state, const std::filesystem::path& file);

}  // namespace luthier
