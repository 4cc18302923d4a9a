// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace luthier {

/// The model as CSV (RFC 4180): header line, raw values (EditRole) with `.` as the decimal sign, quoted where needed.
[[nodiscard]] QString tableToCsv(const QAbstractItemModel& model);
/// A value for one cell of a TSV copy: tabs and line ends become spaces.
[[nodiscard]] QString tsvCell(const QString& text);

}  // namespace luthier
