// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/config/configuration.h"

namespace luthier {

/// What trains decides which learning rate suits: a head of its own and LoRA's additions begin from nothing and take about
/// twenty times the rate that a pretrained encoder bears (Hu et al. 2021, table 9; our runs of MiniLM agree). Sets that rate in a
/// training configuration of texts where nobody chose another: where it is still the one that suited `formerMethod` ("full",
/// "head", "lora"). Configurations of images stay as they are.
void followMethod(Configuration& configuration, std::string_view formerMethod);

}  // namespace luthier
