// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/error_text.h"

#include <QCoreApplication>

namespace luthier {
namespace {
QString translated(const char* text, const ErrorArguments& arguments) {
  const auto sentence = QCoreApplication::translate("Error", text).toStdString();
  return QString::fromStdString(fillPlaceholders(sentence, arguments));
}
}  // namespace

QString causeText(const Problem& problem) { return translated(errorText(problem.code).cause, problem.arguments); }

QString cureText(const Problem& problem) { return translated(errorText(problem.code).cure, problem.arguments); }

QString problemText(const Problem& problem) {
  auto cause = causeText(problem);
  const auto cure = cureText(problem);
  // A cause that ends with a detail ("No such file or directory") lacks its full stop; each language has its own.
  if (cause.endsWith('.') || cause.endsWith(QChar(0x3002))) {
    cause.chop(1);
  }
  return cure.isEmpty() ? cause : QCoreApplication::translate("ErrorText", "%1. %2").arg(cause, cure);
}

}  // namespace luthier
