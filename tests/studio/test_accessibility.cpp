// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader and a keyboard find: every control of every page has a name and is reached by Tab.
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>

#include "studio/every_view.h"
#include "widgets/forms/parameter_field.h"

using namespace luthier;

namespace {

/// Roles a person acts on or reads from; without a name a screen reader has nothing to say.
bool needsName(QAccessible::Role role) {
  switch (role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::RadioButton:
    case QAccessible::Slider:
    case QAccessible::SpinBox:
    case QAccessible::Table:
    case QAccessible::PageTabList:
      return true;
    default:
      return false;
  }
}

/// Whether what is inside speaks through it: the edit of a spin box, the cells of a table, the icons of an edit.
bool speaksForItsParts(QAccessible::Role role) {
  return role == QAccessible::SpinBox || role == QAccessible::ComboBox || role == QAccessible::Table ||
         role == QAccessible::List || role == QAccessible::EditableText;
}

QString describe(const QWidget& widget) {
  const auto* parent = widget.parentWidget();
  return QStringLiteral("%1 '%2' in %3")
      .arg(widget.metaObject()->className(), widget.accessibleName() + widget.objectName(),
           parent != nullptr ? parent->metaObject()->className() : "");
}

void collectUnnamed(QAccessibleInterface* item, QStringList& unnamed) {
  if (item == nullptr || item->state().invisible) {
    return;
  }
  auto* widget = qobject_cast<QWidget*>(item->object());
  if (needsName(item->role()) && widget != nullptr && widget->isVisible() &&
      item->text(QAccessible::Name).trimmed().isEmpty()) {
    unnamed << describe(*widget);
  }
  if (!speaksForItsParts(item->role())) {
    for (int i = 0; i < item->childCount(); ++i) {
      collectUnnamed(item->child(i), unnamed);
    }
  }
}

/// Something to act on, rather than a part of such a thing or of Qt's own furniture (scroll bars, the arrows of tabs).
bool isControl(const QWidget& widget) {
  const auto* button = qobject_cast<const QAbstractButton*>(&widget);
  const bool acts =
      button != nullptr || qobject_cast<const QComboBox*>(&widget) != nullptr ||
      qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
      qobject_cast<const QAbstractItemView*>(&widget) != nullptr || qobject_cast<const QTabBar*>(&widget) != nullptr ||
      (qobject_cast<const QAbstractSlider*>(&widget) != nullptr && qobject_cast<const QScrollBar*>(&widget) == nullptr);
  for (const auto* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
    if (qobject_cast<const QLineEdit*>(parent) != nullptr || qobject_cast<const QTabBar*>(parent) != nullptr ||
        qobject_cast<const QAbstractSpinBox*>(parent) != nullptr || qobject_cast<const QComboBox*>(parent) != nullptr ||
        qobject_cast<const QAbstractItemView*>(parent) != nullptr) {
      return false;
    }
  }
  // The ? of a setting is for the pointer: F1 in its field says the same, without a second stop for every field.
  if (qobject_cast<const ParameterField*>(widget.parentWidget()) != nullptr && widget.focusPolicy() == Qt::NoFocus) {
    return false;
  }
  // Of a group the chosen button takes the focus, and the arrow keys do the rest.
  return acts && (button == nullptr || button->group() == nullptr || button->isChecked());
}

/// The controls of the page that a walk with Tab does not come to.
QStringList notReached(QWidget& window, QWidget& page) {
  QSet<QWidget*> missing;
  for (auto* widget : page.findChildren<QWidget*>()) {
    if (widget->isVisible() && widget->isEnabled() && widget->width() > 0 && isControl(*widget)) {
      missing.insert(widget);
    }
  }
  constexpr int longestWalk = 400;
  page.setFocus(Qt::OtherFocusReason);
  for (int step = 0; step < longestWalk && !missing.isEmpty(); ++step) {
    auto* from = QApplication::focusWidget();
    QTest::keyClick(from != nullptr ? from : &window, Qt::Key_Tab);
    missing.remove(QApplication::focusWidget());
  }
  QStringList names;
  for (const auto* widget : missing) {
    names << describe(*widget);
  }
  return names;
}

}  // namespace

class TestAccessibility : public QObject {
  Q_OBJECT

 public:
  explicit TestAccessibility(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    window_ = &support::openRead(studio_, QString::fromStdString(place_.workspace().folder().string()));
    test::usePretendedWorker(window_->context()->session);
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_));
  }
  void cleanupTestCase() { window_->close(); }

  void everyControlHasAName() {
    QStringList unnamed;
    test::lookEverywhere(*window_, place_, [&](const QString& where, QWidget&) {
      QStringList here;
      collectUnnamed(QAccessible::queryAccessibleInterface(window_), here);
      for (const QString& control : here) {
        unnamed << where + ": " + control;
      }
    });
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
  }

  void tabReachesEveryControl() {
    QStringList lost;
    test::lookEverywhere(*window_, place_, [&](const QString& where, QWidget& page) {
      for (const QString& control : notReached(*window_, page)) {
        lost << where + ": " + control;
      }
    });
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join('\n')));
  }

 private:
  support::StudioProgram& studio_;
  test::FurnishedWorkspace place_;
  MainWindow* window_ = nullptr;
};

int main(int argc, char** argv) {
  support::StudioProgram studio(argc, argv);
  TestAccessibility test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_accessibility.moc"
