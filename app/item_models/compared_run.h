// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <string>

#include "core/store/records.h"

namespace luthier {

/// A run as the table of the Compare page knows it. Of metrics and parameters it holds those that a column shows or the filter
/// asks about.
struct ComparedRun {
  RowId id = 0;
  QString name;
  RunStatus status = RunStatus::Queued;
  QString dataset;
  QString model;
  std::int64_t createdAt = 0;
  bool archived = false;
  std::optional<RunProgress> progress;
  QStringList tags;
  QString note;
  std::map<std::string, double> figures;      // last value by metric name
  std::map<std::string, QString> parameters;  // as --set takes them, by id
  std::string settings;                       // equal for runs that differ in the seed only

  bool operator==(const ComparedRun&) const = default;
};

/// "a, b ,a" -> {a, b}.
[[nodiscard]] QStringList splitTags(const QString& text);

}  // namespace luthier
