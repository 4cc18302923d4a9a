// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/base/utf8.h"

namespace luthier {

std::string displayPath(const std::filesystem::path& path) { return toValidUtf8(path.native()); }

}  // namespace luthier
