// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/declare.h"

namespace luthier {

/// The part of trainingParameters() that shows images differently and blends them: rotation, RandAugment, erasing, mixup,
/// cutmix.
void declareStrongerAugmentation(ParameterList& list);
/// The part that keeps a model from learning its examples by heart: loss, sampling, stochastic depth, averaged weights.
void declareGeneralisation(ParameterList& list);

}  // namespace luthier
