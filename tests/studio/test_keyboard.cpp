// SPDX-License-Identifier: GPL-3.0-or-later
// From Home to an exported model of one's own pictures without the mouse, with the real worker.
#include <QLineEdit>
#include <QSpinBox>

#include "app/pages/runs/run_facts.h"
#include "core/base/files.h"
#include "tests/support/dialog_answers.h"
#include "tests/support/pictures.h"
#include "tests/support/studio_hands.h"

using namespace luthier;
using support::patience;

class TestKeyboard : public QObject {
  Q_OBJECT

 public:
  explicit TestKeyboard(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    if (!support::findWorker()) {
      QSKIP("there is no luthier-cli to work with; build it or set LUTHIER_CLI");
    }
    support::makePictures(folder_.filePath("own pictures"), {"red", "green", "蓝"}, 8);
    window_ = &support::openRead(studio_, folder_.filePath("workspace"));
  }

  void cleanupTestCase() {
    if (window_ != nullptr) {
      window_->close();
    }
  }

  void fromHomeToADataset() {
    activate();
    QTest::keyClick(window_, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), PageId::Home);
    QVERIFY(pressByKeys(PageId::Home, "Import data"));
    QCOMPARE(window_->currentPage(), PageId::Data);
    support::DialogAnswers answers;
    answers.prepare(folder_.filePath("own pictures"));
    QVERIFY(pressByKeys(PageId::Data, "Choose a folder"));
    QCOMPARE(answers.left(), std::size_t{0});
    QVERIFY(pressByKeys(PageId::Data, "Import"));
    QTRY_VERIFY_WITH_TIMEOUT(support::shown<QAbstractButton>(*window_->page(PageId::Data), "Train on it"), patience);
    QVERIFY(keyboardIsOn(PageId::Data));
    QVERIFY(pressByKeys(PageId::Data, "Train on it"));
    QCOMPARE(window_->currentPage(), PageId::Train);
  }

  void fromTheDatasetToATrainedRun() {
    QVERIFY(tabTo([](const QWidget& widget) {
      return qobject_cast<const QSpinBox*>(&widget) != nullptr && widget.accessibleName() == "Epochs";
    }));
    QTest::keyClicks(QApplication::focusWidget(), "1");  // Tab has selected what stood there
    QVERIFY(pressByKeys(PageId::Train, "Start"));
    const auto& runs = window_->context()->watcher.snapshot().runs;
    QTRY_COMPARE_WITH_TIMEOUT(runs.size(), std::size_t{1}, patience);
    QTRY_VERIFY(keyboardIsOn(PageId::Train));
    QCOMPARE(run_facts::configuration(runs.front()).integer("epochs"), std::int64_t{1});
    QVERIFY(support::reaches(*window_, runs.front().id, RunStatus::Done));
    QVERIFY(pressByKeys(PageId::Train, "See the results"));
    QCOMPARE(window_->currentPage(), PageId::Evaluate);
  }

  void fromTheRunToAnExportedModel() {
    QTest::keyClick(window_, Qt::Key_8, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), PageId::Export);
    QVERIFY(tabTo([](const QWidget& widget) {
      return qobject_cast<const QLineEdit*>(&widget) != nullptr && widget.accessibleName() == "New folder";
    }));
    const QString target = folder_.filePath("exported");
    QTest::keyClicks(QApplication::focusWidget(), target);
    QVERIFY(pressByKeys(PageId::Export, "Export"));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(target), patience);
    QVERIFY(verifyFolder(target.toStdString()));
  }

 private:
  /// What the desktop does when a dialog has closed; the offscreen platform leaves the keyboard with nobody.
  void activate() {
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_));
  }

  /// Whether the next key meets the page, not the rail beside it.
  bool keyboardIsOn(PageId page) { return window_->page(page)->isAncestorOf(QApplication::focusWidget()); }

  /// Tab until something like this has the focus; false after many times.
  bool tabTo(const std::function<bool(const QWidget&)>& wanted) {
    constexpr int longestWalk = 300;
    activate();
    QStringList way;
    for (int step = 0; step < longestWalk; ++step) {
      auto* focus = QApplication::focusWidget();
      if (focus != nullptr && wanted(*focus)) {
        return true;
      }
      if (focus != nullptr) {
        way << QLatin1String(focus->metaObject()->className()) + ' ' + focus->accessibleName();
      }
      QTest::keyClick(focus != nullptr ? focus : static_cast<QWidget*>(window_), Qt::Key_Tab);
    }
    way.removeDuplicates();
    qWarning("not on the way of Tab, which was: %s", qPrintable(way.join(", ")));
    return false;
  }

  /// Waits until the button can be pressed, walks to it with Tab and presses Space.
  bool pressByKeys(PageId page, const QString& text) {
    const auto find = [&] { return support::shown<QAbstractButton>(*window_->page(page), text); };
    if (!QTest::qWaitFor([&] { return find() != nullptr; }, patience)) {
      qWarning("there is no button %s that could be pressed", qPrintable(text));
      return false;
    }
    if (!tabTo([button = find()](const QWidget& widget) { return &widget == button; })) {
      return false;
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    return true;
  }

  support::StudioProgram& studio_;
  QTemporaryDir folder_;
  MainWindow* window_ = nullptr;
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "900000");  // Qt Test ends a program after five minutes; a busy machine may need more
  support::StudioProgram studio(argc, argv);
  TestKeyboard test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_keyboard.moc"
