// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

#include "core/store/records.h"

namespace luthier {

/// How figures and identifiers of the store are written in tables and captions, in the language and locale of the moment.
namespace display {
[[nodiscard]] QString count(std::int64_t value);                // 60,000
[[nodiscard]] QString percent(double share, int decimals = 1);  // 0.902 -> 90.2 %
[[nodiscard]] QString score(std::optional<double> value);       // 0.902; a dash where there is none
[[nodiscard]] QString shareOf(std::optional<double> value);     // percent, or a dash
[[nodiscard]] QString parameters(std::int64_t count);           // 272 k, 11.7 M
[[nodiscard]] QString bytes(std::int64_t value);                // 612 MB
[[nodiscard]] QString duration(double seconds);                 // 9 s, 3 min 20 s, 2 h 5 min
[[nodiscard]] QString dateTime(std::int64_t milliseconds);      // short, local time; a dash for 0
[[nodiscard]] QString split(Split split);
[[nodiscard]] QString runStatus(RunStatus status);
[[nodiscard]] QString interpolation(const QString& id);                 // "bilinear", "bicubic", "nearest"
[[nodiscard]] QString layout(const std::string& importer);              // "class_folders" -> class folders
[[nodiscard]] QString task(const std::string& id);                      // in words; the id where it is not known
[[nodiscard]] QString origin(const std::string& origin);                // "bundled" -> came with the program
[[nodiscard]] QString inputSize(const ModelRecord& model);              // 32 px; of a text model 512 tokens
[[nodiscard]] QString pixels(std::int64_t width, std::int64_t height);  // 32 x 32 px
}  // namespace display

}  // namespace luthier
