// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/declare.h"

namespace luthier {

/// The part of trainingParameters() that only texts have: how they are read and batched, and what their tasks ask.
void declareTexts(ParameterList& list);
/// The part that chooses what of a layered model trains, and from when on: frozen layers, gradual unfreezing, LoRA.
void declareAdditions(ParameterList& list);

}  // namespace luthier
