// SPDX-License-Identifier: GPL-3.0-or-later
// From Home to a trained run of one's own pictures without the mouse, with the real worker.
#include <QSpinBox>

#include "app/pages/runs/run_facts.h"
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
    support::makePictures(folder_.filePath("own pictures"), {"red", "green", "蓝"}, 16);
  }

  void fromHomeToATrainedRun() {
    window_ = &support::openRead(studio_, folder_.filePath("workspace"));
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_));
    QTest::keyClick(window_, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window_->currentPage(), PageId::Home);

    QVERIFY(pressByKeys("Import data"));
    QCOMPARE(window_->currentPage(), PageId::Data);
    support::DialogAnswers answers;
    answers.prepare(folder_.filePath("own pictures"));
    QVERIFY(pressByKeys("Choose a folder"));
    QVERIFY(pressByKeys("Import"));
    QVERIFY(pressByKeys("Train on it"));
    QCOMPARE(window_->currentPage(), PageId::Train);

    QVERIFY(tabTo([](const QWidget& widget) {
      return qobject_cast<const QSpinBox*>(&widget) != nullptr && widget.accessibleName() == "Epochs";
    }));
    QTest::keyClicks(QApplication::focusWidget(), "1");  // Tab has selected what stood there
    QVERIFY(pressByKeys("Start"));
    const auto& runs = window_->context()->watcher.snapshot().runs;
    QTRY_COMPARE_WITH_TIMEOUT(runs.size(), std::size_t{1}, patience);
    QVERIFY(support::reaches(*window_, runs.front().id, RunStatus::Done));
    QCOMPARE(run_facts::configuration(runs.front()).integer("epochs"), std::int64_t{1});

    QVERIFY(pressByKeys("See the results"));
    QCOMPARE(window_->currentPage(), PageId::Evaluate);
    window_->close();
  }

 private:
  /// Tab until something like this has the focus; false after many times.
  bool tabTo(const std::function<bool(const QWidget&)>& wanted) {
    constexpr int longestWalk = 300;
    for (int step = 0; step < longestWalk; ++step) {
      auto* focus = QApplication::focusWidget();
      if (focus != nullptr && wanted(*focus)) {
        return true;
      }
      QTest::keyClick(focus != nullptr ? focus : static_cast<QWidget*>(window_), Qt::Key_Tab);
    }
    return false;
  }

  /// Waits until the button can be pressed, walks to it with Tab and presses Space.
  bool pressByKeys(const QString& text) {
    if (!QTest::qWaitFor([&] { return support::shown<QAbstractButton>(*window_, text) != nullptr; }, patience)) {
      return false;
    }
    const auto* button = support::shown<QAbstractButton>(*window_, text);
    if (!tabTo([button](const QWidget& widget) { return &widget == button; })) {
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
