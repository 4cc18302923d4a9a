// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/text_format.h"

namespace luthier {

/// Answers `inputs` (N x 3 x L; N may be 0) with the run and with its export, in batches that end where their longest text ends, so
/// that several lengths and sizes of batch are met, and compares them batch by batch. Agreement is the share of equal answers: of
/// texts, of tokens, or of ends of stretches, as the head answers. Speed is the networks' alone. Blocks; one thread.
[[nodiscard]] ParityCertificate compareTexts(const TextExport& wish, const TextNetwork& exported,
                                             const torch::Tensor& inputs, double limit);

}  // namespace luthier
