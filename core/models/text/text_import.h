// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/models/model_import.h"
#include "core/models/text/text_folder.h"

namespace luthier {

/// Reads a Hugging Face folder as readModel reads a file: the encoder's weights must be whole and the tokenizer must
/// fit them. Throws the errors of openTextFolder, loadTextModel and requireFittingTokenizer.
[[nodiscard]] ImportedModel readTextModel(const std::filesystem::path& folder, const std::string& name);

/// Throws Error{TokenizerMismatch} where the tokenizer has more tokens than the model has embeddings, or lacks what every text
/// needs; the errors of Tokenizer::load where it cannot be read.
void requireFittingTokenizer(const TextFolder& folder);

/// The folder of a text model of the store.
[[nodiscard]] TextFolder textFolderOf(const Workspace& workspace, const ModelRecord& model);

/// Writes config.json and the tokenizer's files of `source` into an existing folder: what AutoTokenizer needs.
void writeTokenizer(const std::filesystem::path& folder, const TextFolder& source, const std::string& config);

/// The same with model.safetensors.
void writeTextFolder(const std::filesystem::path& folder, const TextFolder& source, const std::string& config,
                     const StateDict& state);

}  // namespace luthier
