// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/parity_certificate.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/certificate_page.h"

namespace luthier {
namespace {

// Numbers that no limit binds (8-bit weights) are the same answer within a tenth of their standard deviation.
constexpr double sameNumber = 0.1;

nlohmann::ordered_json orNull(const std::optional<double>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

double shareOfEqual(const torch::Tensor& wanted, const torch::Tensor& found, AnswerKind answers, double allowed) {
  torch::Tensor equal;
  switch (answers) {
    case AnswerKind::Class:
      equal = found.argmax(-1).eq(wanted.argmax(-1));
      break;
    case AnswerKind::Labels:
      equal = found.gt(0).eq(wanted.gt(0)).flatten(1).all(1);
      break;
    case AnswerKind::Number:
      equal = (found - wanted).abs().le(allowed).flatten(1).all(1);
      break;
  }
  return equal.to(torch::kFloat64).mean().item<double>();
}

}  // namespace

bool ParityCertificate::passed() const {
  return images == 0 || ((!limit || largestDifference <= *limit) && (!leastAgreement || agreement >= *leastAgreement));
}

std::string ParityCertificate::toJson() const {
  nlohmann::ordered_json json{{"format", format},
                              {"compared_by", comparedBy},
                              {examples, images},
                              {"split", split},
                              {"largest_difference", largestDifference},
                              {"limit", orNull(limit)},
                              {"agreement", agreement},
                              {"least_agreement", orNull(leastAgreement)},
                              {"run_accuracy", orNull(runAccuracy)},
                              {"export_accuracy", orNull(exportAccuracy)},
                              {"run_seconds", runSeconds},
                              {"export_seconds", exportSeconds},
                              {"passed", images == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(passed())}};
  if (!input.empty()) {
    json["preprocessing"] = nlohmann::ordered_json::parse(input);
  }
  return json.dump();
}

ParityCertificate compareOutputs(const torch::Tensor& wanted, const torch::Tensor& found, AnswerKind answers,
                                 std::optional<double> limit) {
  ParityCertificate certificate;
  certificate.images = wanted.size(0);
  certificate.limit = limit;
  if (certificate.images == 0) {
    return certificate;
  }
  if (wanted.sizes() != found.sizes()) {
    certificate.largestDifference = std::numeric_limits<double>::infinity();
    return certificate;
  }
  const double scale = std::max(1.0, wanted.abs().max().item<double>());
  const double difference = (found - wanted).abs().max().item<double>();
  certificate.largestDifference = std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference / scale;
  certificate.agreement = shareOfEqual(wanted, found, answers, limit ? *limit * scale : sameNumber);
  return certificate;
}

void requireParity(const ParityCertificate& certificate) {
  if (certificate.passed()) {
    return;
  }
  const bool byValue = certificate.limit && !(certificate.largestDifference <= *certificate.limit);
  const auto share = [](double part) { return fmt::format("{:.1f} % of the answers", 100.0 * part); };
  throw Error(ErrorCode::ExportDiffers, {{"format", certificate.format},
                                         {"difference", byValue ? fmt::format("{:.2g}", certificate.largestDifference)
                                                                : share(1.0 - certificate.agreement)},
                                         {"limit", byValue ? fmt::format("{:.2g}", *certificate.limit)
                                                           : share(1.0 - certificate.leastAgreement.value_or(0.0))}});
}

void writeCertificate(const ParityCertificate& certificate, const std::string& title, const std::filesystem::path& folder) {
  writeFileAtomically(folder / "parity.json", nlohmann::ordered_json::parse(certificate.toJson()).dump(2) + "\n");
  writeFileAtomically(folder / "parity.html", certificatePage(certificate, title));
}

}  // namespace luthier
