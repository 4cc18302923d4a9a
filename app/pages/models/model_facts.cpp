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

/// "32 px · resized bilinear · mean 0.485 0.456 0.406 · deviation 0.229 0.224 0.225"
QString preprocessingLine(const nlohmann::ordered_json& json) {
  struct Word {
    const char* key;
    const char* text;
  };
  static constexpr Word words[] = {{"image_size", QT_TRANSLATE_NOOP("ModelFacts", "%1 px")},
                                   {"resize_shorter", QT_TRANSLATE_NOOP("ModelFacts", "shorter side first to %1 px")},
                                   {"interpolation", QT_TRANSLATE_NOOP("ModelFacts", "resized %1")},
                                   {"mean", QT_TRANSLATE_NOOP("ModelFacts", "mean %1")},
                                   {"std", QT_TRANSLATE_NOOP("ModelFacts", "deviation %1")}};
  QStringList parts;
  for (const auto& [key, text] : words) {
    if (const auto value = json.find(key); value != json.end() && *value != 0) {
      parts.append(QCoreApplication::translate("ModelFacts", text).arg(display::interpolation(plain(*value))));
    }
  }
  return parts.join(QStringLiteral(" · "));
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
