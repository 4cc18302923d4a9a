// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/display_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/config/import_parameters.h"
#include "core/config/task_description.h"
#include "widgets/forms/parameter_words.h"

namespace luthier::display {
namespace {

const QString dash = QStringLiteral("–");

}  // namespace

QString count(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }

QString percent(double share, int decimals) {
  return QCoreApplication::translate("Display", "%1 %", "a share in percent")
      .arg(QLocale().toString(share * 100.0, 'f', decimals));
}

QString score(std::optional<double> value) {
  return value && std::isfinite(*value) ? QLocale().toString(*value, 'f', 3) : dash;
}

QString shareOf(std::optional<double> value) { return value && std::isfinite(*value) ? percent(*value) : dash; }

QString parameters(std::int64_t count) {
  const auto value = static_cast<double>(count);
  if (count >= 1'000'000) {
    return QCoreApplication::translate("Display", "%1 M", "millions").arg(QLocale().toString(value / 1e6, 'f', 1));
  }
  if (count >= 1'000) {
    return QCoreApplication::translate("Display", "%1 k", "thousands").arg(QLocale().toString(value / 1e3, 'f', 0));
  }
  return display::count(count);
}

QString bytes(std::int64_t value) {
  return QLocale().formattedDataSize(value, value >= (1LL << 30) ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString duration(double seconds) {
  const auto whole = static_cast<qlonglong>(std::llround(std::max(0.0, seconds)));
  if (whole < 60) {
    return QCoreApplication::translate("Display", "%1 s").arg(whole);
  }
  if (whole < 3600) {
    return QCoreApplication::translate("Display", "%1 min %2 s").arg(whole / 60).arg(whole % 60);
  }
  return QCoreApplication::translate("Display", "%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString dateTime(std::int64_t milliseconds) {
  return milliseconds == 0 ? dash : QLocale().toString(QDateTime::fromMSecsSinceEpoch(milliseconds), QLocale::ShortFormat);
}

QString split(Split split) {
  switch (split) {
    case Split::Train:
      return QCoreApplication::translate("Display", "Train");
    case Split::Validation:
      return QCoreApplication::translate("Display", "Validation");
    case Split::Test:
      return QCoreApplication::translate("Display", "Test");
  }
  return {};
}

QString runStatus(RunStatus status) {
  switch (status) {
    case RunStatus::Queued:
      return QCoreApplication::translate("Display", "Queued");
    case RunStatus::Running:
      return QCoreApplication::translate("Display", "Running");
    case RunStatus::Paused:
      return QCoreApplication::translate("Display", "Paused");
    case RunStatus::Done:
      return QCoreApplication::translate("Display", "Done");
    case RunStatus::Stopped:
      return QCoreApplication::translate("Display", "Stopped");
    case RunStatus::Failed:
      return QCoreApplication::translate("Display", "Failed");
  }
  return {};
}

QString layout(const std::string& importer) { return choiceLabel(importParameters(), "layout", importer); }

QString interpolation(const QString& id) {
  static constexpr std::array words{QT_TRANSLATE_NOOP("Display", "bilinear"), QT_TRANSLATE_NOOP("Display", "bicubic"),
                                    QT_TRANSLATE_NOOP("Display", "nearest")};
  const auto known = std::ranges::find(words, id.toStdString(), [](const char* word) { return std::string_view(word); });
  return known == words.end() ? id : QCoreApplication::translate("Display", *known);
}

QString task(const std::string& id) {
  const TaskDescription* description = findTaskDescription(id);
  return description == nullptr ? QString::fromStdString(id) : QCoreApplication::translate("Task", description->label);
}

QString origin(const std::string& origin) {
  if (origin == "bundled") {
    return QCoreApplication::translate("Display", "Comes with Luthier");
  }
  if (origin == "run") {
    return QCoreApplication::translate("Display", "Trained here");
  }
  if (origin == "catalogue") {
    return QCoreApplication::translate("Display", "Catalogue");
  }
  return origin == "file" ? QCoreApplication::translate("Display", "Own file") : QString::fromStdString(origin);
}

QString inputSize(const ModelRecord& model) {
  return model.kind == "text" ? QCoreApplication::translate("Display", "%1 tokens").arg(count(model.inputSize))
                              : QCoreApplication::translate("Display", "%1 px").arg(model.inputSize);
}

QString pixels(std::int64_t width, std::int64_t height) {
  return QCoreApplication::translate("Display", "%1 × %2 px").arg(width).arg(height);
}

}  // namespace luthier::display
