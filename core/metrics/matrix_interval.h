// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "core/metrics/confusion_matrix.h"
#include "core/metrics/proportion_interval.h"

namespace luthier {

/// The 95 % interval of a figure of this matrix, over other examples of the same kind: Wilson's for "accuracy", the percentile
/// bootstrap (B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13) for "macro_f1", "macro_precision",
/// "macro_recall" and their "weighted_" likes, from 1000 resamples of the examples. The same matrix has the same interval always.
/// It knows nothing of the chance in training: that is what several seeds show. Nothing for other figures, an empty matrix, and a
/// bootstrap over more than 200 classes, which would take seconds.
[[nodiscard]] std::optional<Interval> figureInterval(const ConfusionMatrix& matrix, std::string_view figure);

}  // namespace luthier
