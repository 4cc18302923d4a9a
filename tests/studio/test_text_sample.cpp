// SPDX-License-Identifier: GPL-3.0-or-later
// The text sample, clicked through the real window against the real worker: one click trains, a sentence typed on Home is answered,
// and the words that count are shown. Skips where the MiniLM encoder was not fetched (./dev setup; LUTHIER_MODELS names another
// folder).
#include <QAbstractButton>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/pages/text/text_try.h"
#include "tests/support/studio_hands.h"
#include "widgets/text/head_grid.h"
#include "widgets/text/token_heat_map.h"

using namespace luthier;

namespace {
constexpr int patience = 480'000;
}

class TestTextSample : public QObject {
  Q_OBJECT

 public:
  explicit TestTextSample(support::StudioProgram& studio) : studio_(studio) {}

 private slots:
  void initTestCase() {
    if (!support::findWorker()) {
      QSKIP("there is no luthier-cli to work with; build it or set LUTHIER_CLI");
    }
    QString models = qEnvironmentVariable("LUTHIER_MODELS");
    if (models.isEmpty()) {
      models = QDir::homePath() + "/.cache/luthier/models";
    }
    if (!QFileInfo::exists(models + "/minilm/config.json")) {
      QSKIP("the MiniLM encoder is not there (./dev setup fetches it)");
    }
  }

  void oneClickThenASentence() {
    QTemporaryDir folder;
    auto& window = support::openRead(studio_, folder.path());
    window.context()->navigator.open(PageId::Home);
    QSignalSpy problems(&window.context()->navigator, &Navigator::problemReported);
    auto* button = window.findChild<QAbstractButton*>("tryTextSample");
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    const auto& snapshot = window.context()->watcher.snapshot();
    QTRY_VERIFY_WITH_TIMEOUT(!snapshot.runs.empty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(snapshot.runs.front().status == RunStatus::Done || snapshot.runs.front().failure, patience);
    QVERIFY2(!snapshot.runs.front().failure,
             snapshot.runs.front().failure ? englishMessage(*snapshot.runs.front().failure).c_str() : "");
    QVERIFY(problems.isEmpty());
    // The sentence: praise, then blame; and a Chinese one is answered too.
    auto* field = window.findChild<TextTry*>();
    QTRY_VERIFY_WITH_TIMEOUT(field->isVisible(), patience);
    QCOMPARE(answerTo(*field, "A wonderful film, I loved every minute of it."), QStringLiteral("positive"));
    QCOMPARE(answerTo(*field, "Terrible. It broke on the first day and nobody helped."), QStringLiteral("negative"));
    const QString chinese = answerTo(*field, "这家餐厅非常好，强烈推荐！");
    QVERIFY(chinese == "positive" || chinese == "negative");
    // Which words count.
    auto* explain = window.findChild<QAbstractButton*>("explainTextSample");
    QTest::mouseClick(explain, Qt::LeftButton);
    QCOMPARE(window.currentPage(), PageId::Explain);
    auto* map = window.findChild<TokenHeatMap*>();
    QTRY_VERIFY_WITH_TIMEOUT(map->cellCount() > 5, patience);
    auto* heads = window.findChild<HeadGrid*>();
    QTRY_VERIFY_WITH_TIMEOUT(heads->isVisible(), patience);
    window.close();
  }

 private:
  static QString answerTo(TextTry& field, const QString& text) {
    QString answer;
    QSignalSpy answered(&field, &TextTry::answered);
    field.findChild<QPlainTextEdit*>()->setPlainText(text);
    if (!answered.wait(patience)) {
      return QStringLiteral("no answer");
    }
    const auto prediction = answered.last()[0].value<protocol::TextPrediction>();
    return prediction.top.empty() ? QStringLiteral("no class") : QString::fromStdString(prediction.top.front().name);
  }

  support::StudioProgram& studio_;
};

int main(int argc, char** argv) {
  qputenv("QTEST_FUNCTION_TIMEOUT", "900000");  // Qt Test ends a program after five minutes; a busy machine may need more
  luthier::support::StudioProgram studio(argc, argv);
  TestTextSample test(studio);
  return QTest::qExec(&test, argc, argv);
}
#include "test_text_sample.moc"
