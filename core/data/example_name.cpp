// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/example_name.h"

#include "core/base/utf8.h"

namespace luthier {

std::string exampleName(const ExampleRecord& example) {
  std::string name = toValidUtf8(example.path);
  if (example.member >= 0) name += " #" + std::to_string(example.member);
  return name;
}

}  // namespace luthier
