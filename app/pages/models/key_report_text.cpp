// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/key_report_text.h"

#include <QCoreApplication>

#include "app/item_models/display_text.h"
#include "core/base/json.h"

namespace luthier {
namespace {

QStringList names(const nlohmann::ordered_json& report, const char* key) {
  QStringList list;
  for (const auto& entry : report.value(key, nlohmann::ordered_json::array())) {
    list.append(QString::fromStdString(entry.get<std::string>()));
  }
  return list;
}

QString shape(const nlohmann::ordered_json& sizes) {
  QStringList parts;
  for (const auto& size : sizes) {
    parts.append(QString::number(size.get<std::int64_t>()));
  }
  return parts.join(QStringLiteral(" × "));
}

}  // namespace

KeyReportText parseKeyReport(const std::string& json) {
  KeyReportText text;
  if (json.empty()) {
    return text;
  }
  try {
    const auto report = parseForeignJson(json, ErrorCode::StoreDamaged);
    text.matched = report.value("matched", std::int64_t{0});
    text.missing = names(report, "missing");
    text.unexpected = names(report, "unexpected");
    text.adapted = names(report, "adapted");
    for (const auto& entry : report.value("reshaped", nlohmann::ordered_json::array())) {
      text.reshaped.append(QCoreApplication::translate("KeyReport", "%1: %2 in the file, %3 wanted")
                               .arg(QString::fromStdString(entry.at("name").get<std::string>()), shape(entry.at("found")),
                                    shape(entry.at("wanted"))));
    }
  } catch (const std::exception&) {
    return {};
  }
  return text;
}

QString KeyReportText::summary() const {
  if (matched == 0) {
    return QCoreApplication::translate("KeyReport", "No report of the weights is kept for this model.");
  }
  if (missing.isEmpty() && unexpected.isEmpty() && reshaped.isEmpty()) {
    return QCoreApplication::translate("KeyReport", "All %1 weights were found, each in its shape.")
        .arg(display::count(matched));
  }
  return QCoreApplication::translate(
             "KeyReport",
             "%1 weights matched. %2 are missing and keep random values, %3 were not needed, %4 have "
             "another shape (usually the head, which fine-tuning replaces).")
      .arg(display::count(matched), display::count(missing.size()), display::count(unexpected.size()),
           display::count(reshaped.size()));
}

}  // namespace luthier
