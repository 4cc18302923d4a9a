// SPDX-License-Identifier: GPL-3.0-or-later
// The words of core reach the screen through tables, not through tr(): each is looked up here as the program does it.
#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include "core/base/error.h"
#include "core/config/import_parameters.h"
#include "core/config/training_parameters.h"

using namespace luthier;

class TestTranslations : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY2(chinese_.load(":/i18n/luthier_zh_CN.qm"), "the translation is not in the program");
    QVERIFY2(english_.load(":/i18n/luthier_en.qm"), "the English plural forms are not in the program");
  }

  void everyErrorIsTranslated() {
    for (const ErrorText& text : errorTexts()) {
      QVERIFY2(!chinese_.translate("Error", text.cause).isEmpty(), text.cause);
      QVERIFY2(!chinese_.translate("Error", text.cure).isEmpty(), text.cure);
    }
  }

  void everySettingIsTranslated() {
    for (const auto* parameters : {&trainingParameters(), &importParameters()}) {
      for (const Parameter& parameter : *parameters) {
        for (const char* text : {parameter.group, parameter.label, parameter.help}) checkParameterText(text);
        for (const ParameterChoice& choice : parameter.choices) checkChoice(choice.label);
      }
    }
  }

  void pluralsFollowTheLanguage() {
    QCOMPARE(chinese_.translate("luthier::ParameterForm", "%n changed", nullptr, 2), QString("%n 项已更改"));
    QCOMPARE(english_.translate("luthier::ParameterForm", "%n changed", nullptr, 1), QString("%n changed"));
  }

 private:
  void checkParameterText(const char* text) {
    if (*text != '\0') QVERIFY2(!chinese_.translate("Parameter", text).isEmpty(), text);
  }

  /// Names of formats ("UTF-16 LE", "BIO") are the same in every language; tasks have their words in a context of their own.
  void checkChoice(const char* text) {
    const QString english = QString::fromUtf8(text);
    if (english == english.toUpper() || english == QStringLiteral("Latin-1")) return;
    if (chinese_.translate("Task", text).isEmpty()) checkParameterText(text);
  }

  QTranslator chinese_;
  QTranslator english_;
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
