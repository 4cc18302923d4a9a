// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/config/configuration.h"
#include "core/data/collection.h"

namespace luthier {

/// How the examples of a dataset are divided.
struct SplitPlan {
  double validationShare = 0.1;
  double testShare = 0.0;
  std::uint64_t seed = 1;
  std::array<std::int64_t, 3> limits{};  // by Split; 0: all
};

/// As the import parameters say.
[[nodiscard]] SplitPlan splitPlan(const Configuration& settings);

/// What dividing needs to know of an example.
struct SplitItem {
  std::int32_t label = 0;
  std::optional<Split> split;  // given, or to be chosen
  std::uint64_t key = 0;       // equal keys always land in the same split
};

/// Gives every item a split. Given ones stay; where train is given without validation, the validation share is taken from train;
/// where nothing is given, train, validation and test are made. Stratified by label (0 .. classes - 1), a pure function of the seed.
void assignSplits(std::span<SplitItem> items, std::size_t classes, const SplitPlan& plan);

/// Which items go so that at most `limits` a split are left, the same share of every class (largest remainders), chosen by seed.
[[nodiscard]] std::vector<bool> beyondLimits(std::span<const SplitItem> items, std::size_t classes, const SplitPlan& plan);

/// Gives every candidate a split. Equal images (by hash) always land in the same split.
void assignSplits(Collection& collection, const SplitPlan& plan);

/// Keeps at most `limits` examples a split, the same share of every class (largest remainders), chosen by seed.
void applyLimits(Collection& collection, const SplitPlan& plan);

/// Before anything is read: drops what applyLimits would drop anyway, chosen by seed, but for a reserve of a tenth and a few
/// of each class. A limit then limits the work, not only the result.
void dropWhatLimitsLeaveUnread(Collection& collection, const SplitPlan& plan);

}  // namespace luthier
