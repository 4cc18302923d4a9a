// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace luthier {

/// An axis of a figure over many things (runs): a value for each of them.
struct FigureColumn {
  QString name;
  std::vector<double> values;   // NaN: none
  bool percent = false;         // values are shares
  QStringList categories = {};  // where not empty, values are indices into it

  [[nodiscard]] QString text(double value) const;
};

}  // namespace luthier
