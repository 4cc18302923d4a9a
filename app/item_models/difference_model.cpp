// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/difference_model.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/config/training_parameters.h"
#include "widgets/forms/parameter_editor.h"

namespace luthier {
namespace {

std::map<std::string, std::string> flatten(const std::string& text) {
  std::map<std::string, std::string> values;
  if (text.empty()) {
    return values;
  }
  try {
    const auto json = parseForeignJson(text, ErrorCode::StoreDamaged);
    for (const auto& [key, value] : json.items()) {
      values[key] = value.is_string() ? value.get<std::string>() : value.dump();
    }
  } catch (const std::exception&) {
    values.clear();
  }
  return values;
}

/// The value as the form names it: a choice's label, yes or no, else as --set takes it.
QString valueText(const Parameter& parameter, const std::string& value) {
  for (const ParameterChoice& choice : parameter.choices) {
    if (choice.id == value) {
      return parameterText(choice.label);
    }
  }
  if (parameter.type == ParameterType::Boolean) {
    return value == "true" ? DifferenceModel::tr("yes") : DifferenceModel::tr("no");
  }
  const QString unit = QString::fromUtf8(parameter.unit);
  const QString text = QString::fromStdString(value);
  return unit.isEmpty() ? text : text + QLatin1Char(' ') + unit;
}

std::string valueOf(const RunSettings& run, const Parameter& parameter) {
  const auto found = run.values.find(parameter.id);
  return found == run.values.end() ? toText(parameter.standard) : found->second;
}

}  // namespace

std::map<std::string, std::string> settingsOf(const RunRecord& run) {
  std::map<std::string, std::string> values = flatten(run.configuration);
  for (const auto& [key, value] : flatten(run.resolved)) {
    const auto chosen = values.find(key);
    const bool open = chosen == values.end() || chosen->second == "auto" || chosen->second == "0";
    if (open) {
      values[key] = value;
    }
  }
  return values;
}

DifferenceModel::DifferenceModel(QObject* parent) : QAbstractTableModel(parent) {}

void DifferenceModel::setRuns(std::vector<RunSettings> runs) {
  if (runs == runs_) {
    return;
  }
  beginResetModel();
  runs_ = std::move(runs);
  rebuild();
  endResetModel();
}

void DifferenceModel::retranslate() {
  beginResetModel();
  rebuild();
  endResetModel();
}

void DifferenceModel::addRow(const QString& label, const QString& help, const QStringList& values) {
  if (std::any_of(values.begin(), values.end(), [&](const QString& value) { return value != values.front(); })) {
    rows_.push_back({label, help, values});
  }
}

void DifferenceModel::rebuild() {
  rows_.clear();
  if (runs_.size() < 2) {
    return;
  }
  QStringList datasets, models;
  for (const RunSettings& run : runs_) {
    datasets.append(run.dataset);
    models.append(run.model);
  }
  addRow(tr("Dataset"), {}, datasets);
  addRow(tr("Model"), {}, models);
  for (const Parameter& parameter : trainingParameters()) {
    QStringList values;
    for (const RunSettings& run : runs_) {
      values.append(valueText(parameter, valueOf(run, parameter)));
    }
    addRow(parameterText(parameter.label), parameterText(parameter.help), values);
  }
}

int DifferenceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int DifferenceModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(runs_.size()) + 1;
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::ToolTipRole) {
    return row.help;
  }
  if (role != Qt::DisplayRole && role != Qt::EditRole) {
    return {};
  }
  return index.column() == 0 ? row.label : row.values[index.column() - 1];
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount()) {
    return {};
  }
  return section == 0 ? tr("Setting") : runs_[static_cast<std::size_t>(section - 1)].name;
}

}  // namespace luthier
