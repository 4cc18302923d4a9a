// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/table_text.h"

#include "core/config/parameter.h"

namespace luthier {
namespace {

QString csvCell(const QVariant& value) {
  if (value.typeId() == QMetaType::Double) {
    return QString::fromStdString(toText(ParameterValue(value.toDouble())));
  }
  QString text = value.toString();
  const bool quoted = text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('"')) ||
                      text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'));
  if (quoted) {
    text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
  }
  return text;
}

}  // namespace

QString tableToCsv(const QAbstractItemModel& model) {
  QString csv;
  const int columns = model.columnCount();
  const auto line = [&](auto&& cell) {
    for (int column = 0; column < columns; ++column) {
      csv += csvCell(cell(column)) + (column + 1 < columns ? QStringLiteral(",") : QStringLiteral("\n"));
    }
  };
  line([&](int column) { return QVariant(model.headerData(column, Qt::Horizontal).toString()); });
  for (int row = 0; row < model.rowCount(); ++row) {
    line([&](int column) { return model.index(row, column).data(Qt::EditRole); });
  }
  return csv;
}

QString tsvCell(const QString& text) {
  QString plain = text;
  return plain.replace(QLatin1Char('\t'), QLatin1Char(' '))
      .replace(QLatin1Char('\n'), QLatin1Char(' '))
      .remove(QLatin1Char('\r'));
}

}  // namespace luthier
