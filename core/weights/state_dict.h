// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace luthier {

/// Named tensors, in the order of their names.
using StateDict = std::map<std::string, torch::Tensor>;

/// Loads any weights file (safetensors, torch archives) into contiguous CPU tensors of the stored element type. Wrappers
/// ("state_dict.", "model.", "module.") are stripped where every tensor key carries them. Blocks on the disk. Throws the
/// errors of core/formats.
[[nodiscard]] StateDict loadStateDict(const std::filesystem::path& path);

/// Writes safetensors atomically (writeFileAtomically); tensors are made contiguous on the CPU first.
void saveStateDict(const std::filesystem::path& path, const StateDict& state,
                   const std::map<std::string, std::string>& metadata);

/// Parameters and buffers of a module by their published names, sharing storage with it.
[[nodiscard]] StateDict stateDictOf(const torch::nn::Module& module);

/// How a state dict fits a module.
struct KeyReport {
  std::vector<std::string> missing;     // the module has it, the file has not
  std::vector<std::string> unexpected;  // the other way round
  struct Reshaped {
    std::string name;
    std::vector<std::int64_t> wanted, found;
  };
  std::vector<Reshaped> reshaped;  // there, with another shape: left at the module's own values
  std::size_t matched = 0;
  [[nodiscard]] std::string toJson() const;
};
/// Copies every tensor that fits into the module (converted to its type) and reports the rest. No gradients are recorded.
KeyReport loadInto(torch::nn::Module& module, const StateDict& state);

/// Throws Error{ArchitectureMismatch}, naming what is lacking, unless every weight was matched but those that `mayLack` allows.
void requireMatched(const KeyReport& report, const std::string& architecture, const std::filesystem::path& file,
                    const std::function<bool(const std::string& name)>& mayLack);

}  // namespace luthier
