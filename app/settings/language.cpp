// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

#include "app/settings/preferences.h"

namespace luthier {

Language::Language(Preferences& preferences, QObject* parent) : QObject(parent), preferences_(preferences) {
  connect(&preferences, &Preferences::languageChanged, this, &Language::apply);
  apply();
}

void Language::apply() {
  const auto choice = preferences_.language();
  const auto locale = choice == "system" ? QLocale::system() : QLocale(choice);
  QLocale::setDefault(locale);
  QCoreApplication::removeTranslator(&toolkit_);
  QCoreApplication::removeTranslator(&own_);
  if (toolkit_.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QCoreApplication::installTranslator(&toolkit_);
  }
  // English has a file too, for its plural forms.
  const auto name = locale.language() == QLocale::Chinese ? QStringLiteral("luthier_zh_CN") : QStringLiteral("luthier_en");
  if (own_.load(name, QStringLiteral(":/i18n"))) {
    QCoreApplication::installTranslator(&own_);
  }
}

}  // namespace luthier
