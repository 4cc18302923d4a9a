// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/model_facts.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/item_models/display_text.h"
#include "core/base/json.h"

namespace luthier {
namespace {

constexpr qsizetype namesShown = 8;

nlohmann::ordered_json parse(const std::string& text) {
  if (text.empty()) {
    return {};
  }
  try {
    return parseForeignJson(text, ErrorCode::StoreDamaged);
  } catch (const Error&) {
    return {};
  }
}

QString plain(const nlohmann::ordered_json& value) {
  if (value.is_string()) {
    return QString::fromStdString(value.get<std::string>());
  }
  if (value.is_number_float()) {
    return QString::number(value.get<double>(), 'g', 4);
  }
  if (value.is_array()) {
    QStringList parts;
    for (const auto& entry : value) {
      parts.append(plain(entry));
    }
    return parts.join(QLatin1Char(' '));
  }
  return QString::fromStdString(value.dump());
}

QString namesLine(const nlohmann::ordered_json& json) {
  QStringList names;
  for (const auto& entry : json) {
    names.append(plain(entry));
  }
  const qsizetype more = names.size() - namesShown;
  const QString line = QStringList(names.mid(0, namesShown)).join(QStringLiteral(", "));
  return more > 0 ? QCoreApplication::translate("ModelFacts", "%1 and %2 more").arg(line, display::count(more)) : line;
}

QString preprocessingLine(const nlohmann::ordered_json& json) {
  QStringList parts;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_object()) {
      parts.append(QString::fromStdString(key).replace(QLatin1Char('_'), QLatin1Char(' ')) + QLatin1Char(' ') +
                   plain(value));
    }
  }
  return parts.join(QStringLiteral(", "));
}

}  // namespace

ModelFacts readModelFacts(const ModelRecord& model) {
  ModelFacts facts;
  if (const auto names = parse(model.classNames); names.is_array()) {
    facts.classNames = namesLine(names);
  }
  if (const auto preprocessing = parse(model.preprocessing); preprocessing.is_object()) {
    facts.preprocessing = preprocessingLine(preprocessing);
  }
  return facts;
}

}  // namespace luthier
