// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers/normalizer.h"
#include "core/text/pattern.h"

namespace luthier::text {

std::unique_ptr<Normalizer> makeReplace(const JsonPart& part) {
  return normalizerFrom([pattern = Pattern(part.at("pattern")), content = part.text("content")](AlignedText& text) {
    const std::vector<Match> matches = pattern.find(text.text());
    if (!text.empty()) text.replace(matches, content);
  });
}

}  // namespace luthier::text
