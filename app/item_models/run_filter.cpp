// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/run_filter.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/item_models/display_text.h"
#include "app/item_models/run_column.h"
#include "core/config/training_parameters.h"

namespace luthier {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// "0.8" or "80%".
double asNumber(QString text) {
  const bool percent = text.endsWith(QLatin1Char('%'));
  if (percent) {
    text.chop(1);
  }
  bool fits = false;
  const double value = text.toDouble(&fits);
  return fits ? value / (percent ? 100.0 : 1.0) : none;
}

bool isParameter(const std::string& id) {
  const auto& all = trainingParameters();
  return std::any_of(all.begin(), all.end(), [&](const Parameter& parameter) { return parameter.id == id; });
}

/// Words as they are typed, with what stands in quotes in one piece and conditions without spaces around their sign.
QStringList tokens(const QString& text) {
  static const QRegularExpression roomAroundSigns(QStringLiteral(R"(\s*(>=|<=|!=|<|>|=)\s*(?=(?:[^"]*"[^"]*")*[^"]*$))"));
  static const QRegularExpression token(QStringLiteral(R"((?:[^\s"]|"[^"]*"?)+)"));
  QString tight = text;
  tight.replace(roomAroundSigns, QStringLiteral("\\1"));
  QStringList found;
  for (auto match = token.globalMatch(tight); match.hasNext();) {
    found.append(match.next().captured().remove(QLatin1Char('"')));
  }
  return found;
}

}  // namespace

RunFilter::RunFilter(const QString& text) {
  for (const QString& token : tokens(text)) {
    if (!token.isEmpty()) {
      add(token);
    }
  }
}

void RunFilter::add(const QString& token) {
  static const QRegularExpression form(QStringLiteral(R"(^([\w/.-]+)(>=|<=|!=|<|>|=)(.+)$)"),
                                       QRegularExpression::UseUnicodePropertiesOption);
  static const QHash<QString, Relation> relations{
      {QStringLiteral("<"), Relation::Less},     {QStringLiteral("<="), Relation::AtMost},
      {QStringLiteral("="), Relation::Equal},    {QStringLiteral("!="), Relation::NotEqual},
      {QStringLiteral(">="), Relation::AtLeast}, {QStringLiteral(">"), Relation::Greater}};
  static const QHash<QString, Subject> subjects{
      {QStringLiteral("dataset"), Subject::Dataset},  {QStringLiteral("model"), Subject::Model},
      {QStringLiteral("tag"), Subject::Tag},          {QStringLiteral("tags"), Subject::Tag},
      {QStringLiteral("status"), Subject::Status},    {QStringLiteral("name"), Subject::Name},
      {QStringLiteral("duration"), Subject::Duration}};
  const QRegularExpressionMatch match = form.match(token);
  if (!match.hasMatch()) {
    words_.append(token);
    return;
  }
  const QString field = match.captured(1).toLower();
  Condition condition{Subject::Metric, field.toStdString(), relations.value(match.captured(2)), match.captured(3),
                      asNumber(match.captured(3))};
  if (subjects.contains(field)) {
    condition.subject = subjects.value(field);
  } else if (isParameter(condition.id)) {
    condition.subject = Subject::Parameter;
  } else if (std::isnan(condition.number)) {
    words_.append(token);  // no figure to compare a metric with: somebody looks for these letters
    return;
  } else if (condition.id == "f1") {
    condition.id = "validation/macro_f1";
  } else if (condition.id.find('/') == std::string::npos) {
    condition.id = "validation/" + condition.id;
  }
  conditions_.push_back(std::move(condition));
}

std::set<std::string> RunFilter::metrics() const {
  std::set<std::string> names;
  for (const Condition& condition : conditions_) {
    if (condition.subject == Subject::Metric) {
      names.insert(condition.id);
    }
  }
  return names;
}

std::set<std::string> RunFilter::parameters() const {
  std::set<std::string> ids;
  for (const Condition& condition : conditions_) {
    if (condition.subject == Subject::Parameter) {
      ids.insert(condition.id);
    }
  }
  return ids;
}

bool RunFilter::textHolds(const Condition& condition, const QStringList& values) {
  const bool equal = values.contains(condition.text, Qt::CaseInsensitive);
  return condition.relation == Relation::Equal ? equal : condition.relation == Relation::NotEqual && !equal;
}

bool RunFilter::numberHolds(const Condition& condition, double value) {
  switch (condition.relation) {
    case Relation::Less:
      return value < condition.number;
    case Relation::AtMost:
      return value <= condition.number;
    case Relation::Equal:
      return value == condition.number;
    case Relation::NotEqual:
      return !(value == condition.number);
    case Relation::AtLeast:
      return value >= condition.number;
    case Relation::Greater:
      return value > condition.number;
  }
  return false;
}

bool RunFilter::holds(const Condition& condition, const ComparedRun& run) {
  switch (condition.subject) {
    case Subject::Dataset:
      return textHolds(condition, {run.dataset});
    case Subject::Model:
      return textHolds(condition, {run.model});
    case Subject::Tag:
      return textHolds(condition, run.tags);
    case Subject::Status:
      return textHolds(condition, {display::runStatus(run.status), QString::fromUtf8(runStatusName(run.status))});
    case Subject::Name:
      return textHolds(condition, {run.name});
    case Subject::Duration:
      return numberHolds(condition, RunColumn{RunColumn::Kind::Duration}.number(run));
    case Subject::Metric:
      return numberHolds(condition, metricColumn(condition.id).number(run));
    case Subject::Parameter: {
      const RunColumn column = parameterColumn(condition.id);
      return std::isnan(condition.number)
                 ? textHolds(condition, {run.parameters.contains(condition.id) ? run.parameters.at(condition.id) : QString(),
                                         column.text(run)})
                 : numberHolds(condition, column.number(run));
    }
  }
  return false;
}

bool RunFilter::matches(const ComparedRun& run) const {
  const auto occurs = [&run](const QString& word) {
    const auto in = [&word](const QString& text) { return text.contains(word, Qt::CaseInsensitive); };
    return in(run.name) || in(run.dataset) || in(run.model) || std::any_of(run.tags.begin(), run.tags.end(), in) ||
           in(run.note) || in(display::runStatus(run.status));
  };
  return std::all_of(words_.begin(), words_.end(), occurs) &&
         std::all_of(conditions_.begin(), conditions_.end(),
                     [&run](const Condition& condition) { return holds(condition, run); });
}

}  // namespace luthier
