// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/card_parts.h"

#include <fmt/format.h>

#include <string_view>

namespace luthier {

std::string escaped(const std::string& text) {
  std::string result;
  for (const char byte : text) {
    if (std::string_view("\\`*_{}[]<>#|").find(byte) != std::string_view::npos) {
      result += '\\';
    }
    result += byte == '\n' ? ' ' : byte;
  }
  return result;
}

std::string metricsTable(const ModelCard& card) {
  std::string table = "| Metric (validation split) | Value |\n|---|---|\n";
  for (const auto& [name, value] : card.metrics) {
    table += fmt::format("| {} | {:.4f} |\n", escaped(name), value);
  }
  return table;
}

std::string classList(const std::vector<std::string>& classes) {
  std::string list;
  for (std::size_t label = 0; label < classes.size(); ++label) {
    list += fmt::format("{}. {}\n", label, escaped(classes[label]));
  }
  return list;
}

std::string parityText(const ParityCertificate& certificate) {
  if (certificate.images == 0) {
    return "The folder was loaded again after writing.";
  }
  return fmt::format(
      "The folder was loaded again after writing{} and compared with the run on {} {}: largest "
      "difference of the outputs {:.2g}, same answer on {:.1f} %{}.",
      certificate.comparedBy.empty() ? "" : " by " + certificate.comparedBy, certificate.images, certificate.examples,
      certificate.largestDifference, certificate.agreement * 100.0, certificate.format.empty() ? "" : " (parity.html)");
}

}  // namespace luthier
