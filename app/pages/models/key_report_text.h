// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <string>

namespace luthier {

/// How a checkpoint fitted its architecture, read from the store's JSON (written by core/weights).
struct KeyReportText {
  std::int64_t matched = 0;
  QStringList missing;
  QStringList unexpected;
  QStringList adapted;   // matched once their input channels were brought to three
  QStringList reshaped;  // "fc.weight: 1000 x 512 in the file, 10 x 512 wanted"

  /// One plain sentence: whether everything fitted, and what it means where not.
  [[nodiscard]] QString summary() const;
};

/// A damaged or empty text gives an empty report.
[[nodiscard]] KeyReportText parseKeyReport(const std::string& json);

}  // namespace luthier
