// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>

#include "core/store/records.h"

class QComboBox;

namespace luthier {

/// The two boxes that narrow a list of examples, for pictures and for texts. The first entry of each, `all`, asks for nothing.
namespace example_filter {
/// Keeps the choice, and emits nothing.
void fillSplits(QComboBox& box, const QString& all);
/// Chooses `all`, and emits nothing.
void fillClasses(QComboBox& box, const QString& all, const DatasetRecord& dataset);
[[nodiscard]] std::optional<Split> split(const QComboBox& box);
[[nodiscard]] std::optional<std::int32_t> label(const QComboBox& box);
}  // namespace example_filter

}  // namespace luthier
