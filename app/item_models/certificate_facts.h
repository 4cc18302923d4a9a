// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace luthier {

/// What an export's parity certificate says (JSON of the engine, ParityCertificate::toJson), read leniently: an artifact of an
/// older or newer Luthier may lack fields.
struct CertificateFacts {
  QString comparedBy;
  std::int64_t examples = 0;
  bool texts = false;
  QString split;
  std::optional<bool> passed;  // nothing was compared: none
  std::optional<double> largestDifference, limit, agreement, runAccuracy, exportAccuracy, runSeconds, exportSeconds;
  QString preprocessing;  // one step a line

  /// In a sentence: whether the export answers as the run does.
  [[nodiscard]] QString verdict() const;
  /// Label and value of everything that is known, in the language of the moment.
  [[nodiscard]] std::vector<std::pair<QString, QString>> rows() const;
};

[[nodiscard]] CertificateFacts readCertificate(const std::string& details);

}  // namespace luthier
