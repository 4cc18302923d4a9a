// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace luthier {

class Preferences;

/// Keeps the application's translators and locale as the preference says, and switches them while it runs: every widget gets
/// a LanguageChange event.
class Language : public QObject {
  Q_OBJECT

 public:
  explicit Language(Preferences& preferences, QObject* parent = nullptr);

 private:
  void apply();

  Preferences& preferences_;
  QTranslator own_;
  QTranslator toolkit_;  // Qt's own dialogs
};

}  // namespace luthier
