// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace luthier {

/// Whether a file's name ends as those of images do (.jpg, .png ...), in any case. What the file holds is for decodeImage().
[[nodiscard]] bool namesImage(std::string_view fileName);

}  // namespace luthier
