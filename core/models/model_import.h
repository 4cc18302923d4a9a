// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/models/model_registry.h"
#include "core/store/database.h"
#include "core/store/records.h"
#include "core/store/workspace.h"
#include "core/weights/state_dict.h"

namespace luthier {

/// A weights file, or the folder of a text model, that was read and found to fit an architecture.
struct ImportedModel {
  ModelRecord record;  // without id, path and hash, which the workspace gives
  StateDict state;     // what fits, under the published names; of a text model as it was published
  KeyReport report;
  std::vector<std::string> adapted;  // weights that matched once their input channels were brought to three
  std::filesystem::path textFolder;  // of a text model: where its description and its tokenizer lie
};

/// Reads a weights file of any format, or a Hugging Face folder of a text model (text/text_import.h), and fits it to `architecture`, or, where that is empty, to the one that the file names
/// or that its names and shapes fit. Everything but the head must be there; a network for grey images is made to take three
/// equal channels. `name` empty: the file's name. Blocks on the disk.
/// Throws the errors of core/formats and Error{NotFound (kind architecture), ArchitectureUnknown, ArchitectureMismatch}.
[[nodiscard]] ImportedModel readModel(const std::filesystem::path& file, const std::string& name,
                                      const std::string& architecture);

/// Copies the weights into the workspace (as safetensors: the person's own file may vanish) and inserts the row. Returns the
/// stored record. Throws Error{AlreadyExists, DiskFull, FileNotWritable, Store...}.
ModelRecord addModel(const Workspace& workspace, Database& database, const ImportedModel& model);

/// How many numbers a module learns.
[[nodiscard]] std::int64_t learnedNumbers(const torch::nn::Module& module);

/// Throws Error{ArchitectureMismatch} unless every weight outside the head was matched; what is lacking is named.
void requireBackbone(const KeyReport& report, const Architecture& architecture, const std::filesystem::path& file);

}  // namespace luthier
