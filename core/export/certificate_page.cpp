// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/certificate_page.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace luthier {
namespace {

constexpr const char* style =
    "body{font:15px/1.5 system-ui,sans-serif;margin:3em auto;max-width:44em;padding:0 1em;color:#1F1D1A;"
    "background:#F6F5F2}h1{font-size:1.4em}table{border-collapse:collapse;width:100%;background:#fff}"
    "td{border:1px solid #E2DFD8;padding:.4em .7em;vertical-align:top}td:first-child{color:#6A655D;width:40%}"
    ".verdict{font-weight:600}.good{color:#1E7B4F}.bad{color:#B3261E}";

std::string plain(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    switch (byte) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      default:
        result += byte;
    }
  }
  return result;
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100.0 * share); }

std::string speed(std::int64_t examples, double seconds) {
  return seconds <= 0.0 ? "not measured"
                        : fmt::format("{:.1f} a second, {:.2f} ms each", static_cast<double>(examples) / seconds,
                                      1000.0 * seconds / static_cast<double>(examples));
}

std::string verdict(const ParityCertificate& certificate) {
  if (certificate.images == 0) {
    return "<p class=\"verdict\">Nothing was compared: the dataset has no example to compare on. The files were loaded "
           "again "
           "after writing.</p>";
  }
  return certificate.passed() ? "<p class=\"verdict good\">The export answers as the run does.</p>"
                              : "<p class=\"verdict bad\">The export does not answer as the run does.</p>";
}

using Rows = std::vector<std::pair<std::string, std::string>>;

Rows comparison(const ParityCertificate& certificate) {
  Rows rows{{"Format", certificate.format},
            {"Loaded again by", certificate.comparedBy},
            {"Compared on", fmt::format("{} {}{}", certificate.images, certificate.examples,
                                        certificate.split.empty() ? "" : " of the " + certificate.split + " split")}};
  if (certificate.images == 0) {
    return rows;
  }
  rows.emplace_back("Largest difference of the outputs, relative to the largest output",
                    fmt::format("{:.2g} ({})", certificate.largestDifference,
                                certificate.limit ? fmt::format("allowed: {:.2g}", *certificate.limit) : "no limit"));
  rows.emplace_back("Same answer on",
                    percent(certificate.agreement) +
                        (certificate.leastAgreement ? " (required: " + percent(*certificate.leastAgreement) + ")" : ""));
  if (certificate.runAccuracy && certificate.exportAccuracy) {
    rows.emplace_back("Right answers of the run", percent(*certificate.runAccuracy));
    rows.emplace_back("Right answers of the export", percent(*certificate.exportAccuracy));
  }
  rows.emplace_back("Speed of the run here (CPU)", speed(certificate.images, certificate.runSeconds));
  rows.emplace_back("Speed of the export here (CPU)", speed(certificate.images, certificate.exportSeconds));
  return rows;
}

Rows preprocessing(const ParityCertificate& certificate) {
  Rows rows;
  if (!certificate.input.empty()) {
    const auto input = nlohmann::ordered_json::parse(certificate.input);
    for (const auto& [key, value] : input.items()) {
      rows.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
    }
  }
  return rows;
}

std::string table(const Rows& rows) {
  std::string text = "<table>\n";
  for (const auto& [name, value] : rows) {
    text += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", plain(name), plain(value));
  }
  return text + "</table>\n";
}

}  // namespace

std::string certificatePage(const ParityCertificate& certificate, const std::string& title) {
  const auto input = preprocessing(certificate);
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Parity certificate: {0}</title>\n"
      "<style>{1}</style></head><body>\n<h1>Parity certificate: {0}</h1>\n{2}\n{3}{4}</body></html>\n",
      plain(title), style, verdict(certificate), table(comparison(certificate)),
      input.empty() ? std::string() : "<h2>What the network is given</h2>\n" + table(input));
}

}  // namespace luthier
