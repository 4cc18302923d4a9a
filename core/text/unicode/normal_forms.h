// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/aligned_text.h"

namespace luthier::text {

enum class NormalForm { Nfd, Nfkd, Nfc, Nfkc };

/// Unicode normalization (UAX 15) in the version of the crate behind Hugging Face's tokenizers (Unicode 9: later characters
/// stay as they are), with its bookkeeping of what became what, which decides the offsets.
void normalize(AlignedText& text, NormalForm form);

}  // namespace luthier::text
