// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/run_column.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "app/item_models/display_text.h"
#include "app/item_models/metric_name.h"
#include "core/config/training_parameters.h"
#include "widgets/forms/parameter_editor.h"

namespace luthier {
namespace {

using Kind = RunColumn::Kind;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const QString dash = QStringLiteral("–");

struct Fact {
  Kind kind;
  const char* key;
  const char* title;
};

constexpr std::array<Fact, 9> facts{{{Kind::Name, "name", QT_TRANSLATE_NOOP("RunColumn", "Name")},
                                     {Kind::Status, "status", QT_TRANSLATE_NOOP("RunColumn", "Status")},
                                     {Kind::Dataset, "dataset", QT_TRANSLATE_NOOP("RunColumn", "Dataset")},
                                     {Kind::Model, "model", QT_TRANSLATE_NOOP("RunColumn", "Model")},
                                     {Kind::Epochs, "epochs", QT_TRANSLATE_NOOP("RunColumn", "Epochs")},
                                     {Kind::Duration, "duration", QT_TRANSLATE_NOOP("RunColumn", "Duration")},
                                     {Kind::Created, "created", QT_TRANSLATE_NOOP("RunColumn", "Created")},
                                     {Kind::Tags, "tags", QT_TRANSLATE_NOOP("RunColumn", "Tags")},
                                     {Kind::Note, "note", QT_TRANSLATE_NOOP("RunColumn", "Note")}}};

const QString metricPrefix = QStringLiteral("metric:");
const QString parameterPrefix = QStringLiteral("parameter:");

const Fact* factOf(Kind kind) {
  const auto found = std::find_if(facts.begin(), facts.end(), [kind](const Fact& fact) { return fact.kind == kind; });
  return found == facts.end() ? nullptr : &*found;
}

const Parameter* parameterOf(const std::string& id) {
  const auto& all = trainingParameters();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Parameter& parameter) { return parameter.id == id; });
  return found == all.end() ? nullptr : &*found;
}

bool isNumber(const Parameter& parameter) {
  return parameter.type == ParameterType::Integer || parameter.type == ParameterType::Real;
}

double parameterNumber(const ComparedRun& run, const std::string& id) {
  const auto found = run.parameters.find(id);
  bool fits = false;
  const double value = found == run.parameters.end() ? none : found->second.toDouble(&fits);
  return fits ? value : none;
}

QString parameterValue(const ComparedRun& run, const std::string& id) {
  const auto found = run.parameters.find(id);
  const Parameter* parameter = parameterOf(id);
  if (found == run.parameters.end() || parameter == nullptr) {
    return found == run.parameters.end() ? QString() : found->second;
  }
  for (const ParameterChoice& choice : parameter->choices) {
    if (QString::fromStdString(choice.id) == found->second) {
      return parameterText(choice.label);
    }
  }
  if (parameter->type == ParameterType::Boolean) {
    return found->second == QLatin1String("true") ? QCoreApplication::translate("RunColumn", "yes")
                                                  : QCoreApplication::translate("RunColumn", "no");
  }
  return found->second;
}

QString epochsText(const ComparedRun& run) {
  return run.progress
             ? QCoreApplication::translate("RunColumn", "%1 of %2").arg(run.progress->epoch).arg(run.progress->epochs)
             : QString();
}

}  // namespace

QStringList splitTags(const QString& text) {
  QStringList tags;
  for (const QString& part : text.split(QLatin1Char(','))) {
    const QString tag = part.trimmed();
    if (!tag.isEmpty() && !tags.contains(tag)) {
      tags.append(tag);
    }
  }
  return tags;
}

QString RunColumn::key() const {
  switch (kind) {
    case Kind::Metric:
      return metricPrefix + QString::fromStdString(id);
    case Kind::Parameter:
      return parameterPrefix + QString::fromStdString(id);
    default:
      return QLatin1String(factOf(kind)->key);
  }
}

std::optional<RunColumn> RunColumn::fromKey(const QString& key) {
  if (key.startsWith(metricPrefix)) {
    return metricColumn(key.mid(metricPrefix.size()).toStdString());
  }
  if (key.startsWith(parameterPrefix)) {
    return parameterColumn(key.mid(parameterPrefix.size()).toStdString());
  }
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return key == QLatin1String(fact.key); });
  return found == facts.end() ? std::nullopt : std::optional(RunColumn{found->kind});
}

QString RunColumn::title() const {
  switch (kind) {
    case Kind::Metric:
      return metricName(id);
    case Kind::Parameter: {
      const Parameter* parameter = parameterOf(id);
      return parameter == nullptr ? QString::fromStdString(id) : parameterText(parameter->label);
    }
    default:
      return QCoreApplication::translate("RunColumn", factOf(kind)->title);
  }
}

bool RunColumn::editable() const { return kind == Kind::Name || kind == Kind::Tags || kind == Kind::Note; }

bool RunColumn::numeric() const {
  if (kind == Kind::Parameter) {
    const Parameter* parameter = parameterOf(id);
    return parameter != nullptr && isNumber(*parameter);
  }
  return kind == Kind::Metric || kind == Kind::Epochs || kind == Kind::Duration;
}

double RunColumn::number(const ComparedRun& run) const {
  switch (kind) {
    case Kind::Metric: {
      const auto found = run.figures.find(id);
      return found == run.figures.end() ? none : found->second;
    }
    case Kind::Parameter:
      return numeric() ? parameterNumber(run, id) : none;
    case Kind::Epochs:
      return run.progress ? static_cast<double>(run.progress->epoch) : none;
    case Kind::Duration:
      return run.progress ? run.progress->trainedSeconds : none;
    default:
      return none;
  }
}

QString RunColumn::text(const ComparedRun& run) const {
  switch (kind) {
    case Kind::Name:
      return run.name;
    case Kind::Status:
      return display::runStatus(run.status);
    case Kind::Dataset:
      return run.dataset;
    case Kind::Model:
      return run.model;
    case Kind::Created:
      return display::dateTime(run.createdAt);
    case Kind::Tags:
      return run.tags.join(QStringLiteral(", "));
    case Kind::Note:
      return run.note;
    case Kind::Epochs:
      return epochsText(run);
    case Kind::Parameter:
      return parameterValue(run, id);
    case Kind::Duration:
    case Kind::Metric:
      return numberText(number(run));
  }
  return {};
}

QString RunColumn::numberText(double value) const {
  if (!std::isfinite(value)) {
    return kind == Kind::Metric ? dash : QString();
  }
  if (kind == Kind::Metric) {
    return isShare(id) ? display::percent(value) : display::score(value);
  }
  return kind == Kind::Duration ? display::duration(value) : QLocale().toString(value, 'g', 4);
}

QString RunColumn::differenceText(double difference) const {
  if (!std::isfinite(difference)) {
    return {};
  }
  const QString sign = difference < 0.0 ? QStringLiteral("−") : QStringLiteral("+");
  const double size = std::abs(difference);
  const QString figure = kind == Kind::Metric && isShare(id) ? QLocale().toString(size * 100.0, 'f', 1) : numberText(size);
  return sign + figure;
}

RunColumn metricColumn(const std::string& name) { return {Kind::Metric, name}; }
RunColumn parameterColumn(const std::string& id) { return {Kind::Parameter, id}; }

std::vector<RunColumn> standardRunColumns() {
  return {{Kind::Name},
          {Kind::Status},
          {Kind::Dataset},
          {Kind::Model},
          metricColumn("validation/accuracy"),
          metricColumn("validation/macro_f1"),
          metricColumn("validation/loss"),
          {Kind::Epochs},
          {Kind::Duration},
          {Kind::Created},
          {Kind::Tags},
          {Kind::Note}};
}

std::vector<RunColumn> allRunColumns(const std::vector<std::string>& metrics) {
  std::vector<RunColumn> columns;
  for (const Fact& fact : facts) {
    columns.push_back({fact.kind});
  }
  std::vector<std::string> names = metrics;
  std::stable_sort(names.begin(), names.end(),
                   [](const std::string& one, const std::string& other) { return metricRank(one) < metricRank(other); });
  for (const std::string& name : names) {
    columns.push_back(metricColumn(name));
  }
  for (const Parameter& parameter : trainingParameters()) {
    columns.push_back(parameterColumn(parameter.id));
  }
  return columns;
}

}  // namespace luthier
