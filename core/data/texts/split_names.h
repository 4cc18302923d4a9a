// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "core/store/records.h"

namespace luthier {

/// The split that a word names, in any case: train, training; dev, val, valid, validation, eval; test.
[[nodiscard]] std::optional<Split> splitOfName(std::string_view name);
/// The split that a part of a file's name names: "train.csv", "wnut17_dev.conll", "dev-v2.0.json.gz".
[[nodiscard]] std::optional<Split> splitOfFile(const std::filesystem::path& file);

}  // namespace luthier
