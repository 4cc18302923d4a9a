// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/certificate_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <nlohmann/json.hpp>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

using Json = nlohmann::json;

template <typename T>
std::optional<T> read(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) {
    return std::nullopt;
  }
  const T* value = found->template get_ptr<const T*>();
  return value == nullptr ? std::nullopt : std::optional<T>(*value);
}

std::optional<double> number(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_number() ? std::nullopt : std::optional(found->get<double>());
}

QString text(const Json& json, const char* key) {
  return QString::fromStdString(read<std::string>(json, key).value_or(std::string()));
}

QString listed(const Json& json, const char* key) {
  QStringList values;
  if (const auto found = json.find(key); found != json.end() && found->is_array()) {
    for (const auto& value : *found) {
      values << (value.is_number() ? QLocale().toString(value.get<double>(), 'g', 4) : QString());
    }
  }
  return values.join(QStringLiteral("; "));
}

QString steps(const Json& input) {
  const auto size = static_cast<int>(number(input, "image_size").value_or(0.0));
  const auto shorter = static_cast<int>(number(input, "resize_shorter").value_or(0.0));
  if (size == 0) {
    return {};
  }
  const auto filter = display::interpolation(text(input, "interpolation"));
  QStringList lines;
  lines << (shorter > 0
                ? QCoreApplication::translate("Certificate", "Shorter side to %1 px (%2), middle of %3")
                      .arg(shorter)
                      .arg(filter)
                      .arg(display::pixels(size, size))
                : QCoreApplication::translate("Certificate", "Resized to %1 (%2)").arg(display::pixels(size, size), filter));
  lines << QCoreApplication::translate("Certificate", "Channels: %1").arg(text(input, "channel_order"));
  lines << QCoreApplication::translate("Certificate", "Mean %1, deviation %2")
               .arg(listed(input, "mean"), listed(input, "std"));
  lines << QCoreApplication::translate("Certificate", "Input: %1").arg(text(input, "input"));
  return lines.join(QLatin1Char('\n'));
}

QString perSecond(std::optional<double> seconds, std::int64_t examples) {
  return seconds && *seconds > 0.0 && examples > 0
             ? QCoreApplication::translate("Certificate", "%1 a second")
                   .arg(QLocale().toString(static_cast<double>(examples) / *seconds, 'f', 1))
             : QString();
}

QString scientific(double value) { return QLocale().toString(value, 'g', 2); }

QString difference(const CertificateFacts& facts) {
  if (!facts.largestDifference || facts.examples == 0) {
    return {};
  }
  return facts.limit ? QCoreApplication::translate("Certificate", "%1 (allowed: %2)")
                           .arg(scientific(*facts.largestDifference), scientific(*facts.limit))
                     : scientific(*facts.largestDifference);
}

QString share(std::optional<double> value, std::int64_t examples) {
  return value && examples > 0 ? display::percent(*value) : QString();
}

}  // namespace

QString CertificateFacts::verdict() const {
  if (examples == 0) {
    return QCoreApplication::translate("Certificate", "Nothing was compared: there were no examples.");
  }
  return passed.value_or(true) ? QCoreApplication::translate("Certificate", "The export answers as the run does.")
                               : QCoreApplication::translate("Certificate", "The export does not answer as the run does.");
}

std::vector<std::pair<QString, QString>> CertificateFacts::rows() const {
  const QString compared = texts ? QCoreApplication::translate("Certificate", "%1 texts").arg(display::count(examples))
                                 : QCoreApplication::translate("Certificate", "%1 images").arg(display::count(examples));
  std::vector<std::pair<QString, QString>> all{
      {QCoreApplication::translate("Certificate", "Loaded again by"), comparedBy},
      {QCoreApplication::translate("Certificate", "Compared on"),
       split.isEmpty() ? compared : QCoreApplication::translate("Certificate", "%1 of the %2 split").arg(compared, split)},
      {QCoreApplication::translate("Certificate", "Largest difference"), difference(*this)},
      {QCoreApplication::translate("Certificate", "Same answer on"), share(agreement, examples)},
      {QCoreApplication::translate("Certificate", "Right answers of the run"), share(runAccuracy, examples)},
      {QCoreApplication::translate("Certificate", "Right answers of the export"), share(exportAccuracy, examples)},
      {QCoreApplication::translate("Certificate", "Speed of the run"), perSecond(runSeconds, examples)},
      {QCoreApplication::translate("Certificate", "Speed of the export"), perSecond(exportSeconds, examples)},
      {QCoreApplication::translate("Certificate", "What the network is given"), preprocessing}};
  std::erase_if(all, [](const auto& row) { return row.second.isEmpty(); });
  return all;
}

CertificateFacts readCertificate(const std::string& details) {
  CertificateFacts facts;
  const auto json = Json::parse(details, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) {
    return facts;
  }
  facts.comparedBy = text(json, "compared_by");
  facts.texts = json.contains("texts");
  facts.examples = static_cast<std::int64_t>(number(json, facts.texts ? "texts" : "images").value_or(0.0));
  if (const auto split = splitFromName(text(json, "split").toStdString())) {
    facts.split = display::split(*split).toLower();  // within a sentence
  }
  facts.passed = read<bool>(json, "passed");
  facts.largestDifference = number(json, "largest_difference");
  facts.limit = number(json, "limit");
  facts.agreement = number(json, "agreement");
  facts.runAccuracy = number(json, "run_accuracy");
  facts.exportAccuracy = number(json, "export_accuracy");
  facts.runSeconds = number(json, "run_seconds");
  facts.exportSeconds = number(json, "export_seconds");
  if (const auto input = json.find("preprocessing"); input != json.end() && input->is_object()) {
    facts.preprocessing = steps(*input);
  }
  return facts;
}

}  // namespace luthier
