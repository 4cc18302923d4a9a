// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <map>
#include <string>
#include <vector>

#include "core/store/records.h"

namespace luthier {

/// A run's settings as texts by parameter id.
struct RunSettings {
  RowId run = 0;
  QString name;
  QString dataset;
  QString model;
  std::map<std::string, std::string> values;

  bool operator==(const RunSettings&) const = default;
};

/// The settings of a run: what was chosen over the defaults, and in place of "auto" what the worker made of it. A damaged text
/// counts as empty.
[[nodiscard]] std::map<std::string, std::string> settingsOf(const RunRecord& run);

/// The settings in which the shown runs differ: a row for each, a column for each run.
class DifferenceModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  explicit DifferenceModel(QObject* parent = nullptr);
  void setRuns(std::vector<RunSettings> runs);
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    QString label;
    QString help;
    QStringList values;
  };
  void addRow(const QString& label, const QString& help, const QStringList& values);
  void rebuild();

  std::vector<RunSettings> runs_;
  std::vector<Row> rows_;
};

}  // namespace luthier
