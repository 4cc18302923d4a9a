// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <utility>
#include <vector>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/theme_controller.h"

using namespace luthier;

namespace {

constexpr double readable = 4.5;
constexpr double visible = 3.0;  // WCAG's bound for lines and marks

QColor darkestOrLightest(const QIcon& icon) {
  const QImage image = icon.pixmap(64, 64).toImage();
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixelColor(x, y).alpha() == 255) {
        return image.pixelColor(x, y);
      }
    }
  }
  return {};
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void textPairsHoldTheirContrast_data() {
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << static_cast<int>(theme::Scheme::Light);
    QTest::newRow("dark") << static_cast<int>(theme::Scheme::Dark);
  }

  void textPairsHoldTheirContrast() {
    QFETCH(int, scheme);
    const theme::Colours& c = theme::colours(static_cast<theme::Scheme>(scheme));
    const std::vector<std::pair<const char*, QColor>> inks{{"text", c.text}, {"muted", c.muted},     {"accent", c.accent},
                                                           {"good", c.good}, {"warning", c.warning}, {"bad", c.bad}};
    const std::vector<std::pair<const char*, QColor>> grounds{
        {"window", c.window}, {"surface", c.surface}, {"hover", c.hover}};
    for (const auto& [inkName, ink] : inks) {
      for (const auto& [groundName, ground] : grounds) {
        QVERIFY2(theme::contrast(ink, ground) >= readable,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(inkName, groundName).arg(theme::contrast(ink, ground))));
      }
    }
    QVERIFY(theme::contrast(c.onAccent, c.accent) >= readable);
    QVERIFY(theme::contrast(c.onAccent, theme::blend(c.text, c.accent, 0.15)) >= readable);  // the button under the pointer
    for (const QColor& ink : {c.text, c.accent, c.muted}) {
      QVERIFY2(theme::contrast(ink, c.accentSoft) >= readable,
               qPrintable(QString::number(theme::contrast(ink, c.accentSoft))));
    }
    // Banners: text on a breath of their tone.
    for (const QColor& tone : {c.bad, c.warning}) {
      QVERIFY(theme::contrast(c.text, theme::blend(tone, c.surface, 0.07)) >= readable);
      QVERIFY(theme::contrast(tone, theme::blend(tone, c.surface, 0.07)) >= readable);
    }
  }

  void numbersReadOnEveryHeat() {
    for (int step = 0; step <= 100; ++step) {
      const QColor ground = theme::heat(step / 100.0);
      QVERIFY2(theme::contrast(theme::inkOn(ground), ground) >= readable, qPrintable(QString::number(step)));
    }
    QCOMPARE(theme::heat(0.0), QColor(0x00, 0x20, 0x4D));
    QCOMPARE(theme::heat(1.0), QColor(0xFF, 0xEA, 0x46));
    QCOMPARE(theme::heat(-3.0), theme::heat(0.0));
    QCOMPARE(theme::heat(7.0), theme::heat(1.0));
  }

  void trainAndValidationAreVisibleLines() {
    for (const theme::Scheme scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
      theme::apply(*qApp, scheme);
      QVERIFY(theme::contrast(theme::seriesColours()[0], theme::colours().surface) >= visible);
      QVERIFY(theme::contrast(theme::seriesColours()[1], theme::colours().surface) >= visible);
    }
  }

  void contrastIsThatOfWcag() {
    QCOMPARE(theme::contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(theme::contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(theme::contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
  }

  void everyIconHasItsDrawing() {
    theme::apply(*qApp, theme::Scheme::Light);
    for (int name = 0; name <= static_cast<int>(theme::Icon::Previous); ++name) {
      const QImage image =
          theme::icon(static_cast<theme::Icon>(name)).pixmap(48, 48).toImage().convertToFormat(QImage::Format_ARGB32);
      int inked = 0;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
          inked += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
        }
      }
      QVERIFY2(inked > 10, qPrintable(QStringLiteral("icon %1 is empty").arg(name)));
    }
  }

  void iconsFollowTheScheme() {
    const QIcon home = theme::icon(theme::Icon::Home);
    theme::apply(*qApp, theme::Scheme::Light);
    QCOMPARE(darkestOrLightest(home), theme::colours(theme::Scheme::Light).text);
    theme::apply(*qApp, theme::Scheme::Dark);
    QCOMPARE(darkestOrLightest(home), theme::colours(theme::Scheme::Dark).text);
  }

  void widgetsFollowTheScheme() {
    theme::apply(*qApp, theme::Scheme::Light);
    QWidget window;
    auto* label = theme::makeLabel(QStringLiteral("x"), theme::TextRole::Caption, &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QColor before = window.grab().toImage().pixelColor(window.width() - 1, window.height() - 1);
    theme::apply(*qApp, theme::Scheme::Dark);
    const QColor after = window.grab().toImage().pixelColor(window.width() - 1, window.height() - 1);
    QCOMPARE(before, theme::colours(theme::Scheme::Light).window);
    QCOMPARE(after, theme::colours(theme::Scheme::Dark).window);
    QCOMPARE(label->palette().color(QPalette::WindowText), theme::colours(theme::Scheme::Dark).muted);
  }

  void figuresAreTabular() {
    for (const theme::TextRole role : {theme::TextRole::Body, theme::TextRole::Figure, theme::TextRole::Caption}) {
      const QFontMetricsF metrics(theme::font(role));
      for (const QChar figure : QStringLiteral("123456789")) {
        QCOMPARE(metrics.horizontalAdvance(figure), metrics.horizontalAdvance(QLatin1Char('0')));
      }
    }
  }

  void chosenSchemeWins() {
    theme::ThemeController controller(*qApp, theme::SchemeChoice::Dark);
    QCOMPARE(theme::scheme(), theme::Scheme::Dark);
    controller.setChoice(theme::SchemeChoice::Light);
    QCOMPARE(theme::scheme(), theme::Scheme::Light);
  }
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
