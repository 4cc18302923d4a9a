// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/data/collection.h"

namespace luthier {

/// How the examples of a dataset are divided.
struct SplitPlan {
  double validationShare = 0.1;
  double testShare = 0.0;
  std::uint64_t seed = 1;
  std::array<std::int64_t, 3> limits{};  // by Split; 0: all
};

/// Gives every candidate a split. Given ones stay; where the layout gives train without validation, the validation share is
/// taken from train; where it gives nothing, train, validation and test are made. Stratified by class, a pure function of
/// the seed; equal images (by hash) always land in the same split.
void assignSplits(Collection& collection, const SplitPlan& plan);

/// Keeps at most `limits` examples a split, the same share of every class (largest remainders), chosen by seed.
void applyLimits(Collection& collection, const SplitPlan& plan);

}  // namespace luthier
