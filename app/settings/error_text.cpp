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
  const auto cure = cureText(problem);
  return cure.isEmpty() ? causeText(problem) : causeText(problem) + " " + cure;
}

}  // namespace luthier
