// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include "widgets/text/entity_text.h"
#include "widgets/text/head_grid.h"
#include "widgets/text/text_cell_delegate.h"
#include "widgets/text/token_canvas.h"
#include "widgets/text/token_heat_map.h"
#include "widgets/text/token_lens.h"
#include "widgets/theme/theme.h"

using namespace luthier;

namespace {

/// "[CLS] not un ##happy ! [SEP]"
std::vector<TextToken> sampleTokens() {
  return toTextTokens({{101, "[CLS]", 0, 0, -1, -1, true, false},
                       {1, "not", 0, 3, 0, 0, false, false},
                       {2, "un", 4, 6, 0, 1, false, false},
                       {3, "##happy", 6, 11, 0, 1, false, false},
                       {4, "!", 11, 12, 0, 2, false, false},
                       {102, "[SEP]", 0, 0, -1, -1, true, false}},
                      {"Not unhappy!", ""});
}

std::vector<float> evenWeights(std::size_t tokens) {
  return std::vector<float>(tokens * tokens, 1.0F / static_cast<float>(tokens));
}

std::vector<TextToken> longText(int words) {
  std::vector<TextToken> tokens;
  for (int i = 0; i < words; ++i) {
    TextToken token;
    token.text = token.piece = QStringLiteral("word%1").arg(i);
    token.word = i;
    token.sequence = 0;
    token.spaceBefore = i > 0;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace

class TestTextViews : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    theme::apply(*qApp, theme::Scheme::Light);
  }

  void init() {
    map_ = std::make_unique<TokenHeatMap>();
    map_->setTitle(QStringLiteral("Attention"));
    map_->setTokens(sampleTokens(), {0.9, 0.4, 0.1, 0.2, 0.05, 0.3}, false);
    map_->resize(500, 200);
    map_->show();
    QVERIFY(QTest::qWaitForWindowExposed(map_.get()));
  }

  void coloursAreCividisAndSpecialTokensDoNotSetTheScale() {
    const QImage picture = map_->canvas().viewport()->grab().toImage();
    const auto ground = [&](int cell) { return picture.pixelColor(map_->canvas().cellRect(cell).topLeft() + QPoint(4, 2)); };
    QCOMPARE(ground(1), theme::heat(1.0));
    QCOMPARE(ground(2), theme::heat(0.25));
    QCOMPARE(ground(0), theme::heat(1.0));  // beyond the scale
  }

  void attributionsAreDiverging() {
    map_->setTokens(sampleTokens(), {0.0, -0.5, 0.25, 0.5, 0.0, 0.0}, true);
    const QImage picture = map_->canvas().viewport()->grab().toImage();
    const auto ground = [&](int cell) { return picture.pixelColor(map_->canvas().cellRect(cell).topLeft() + QPoint(4, 2)); };
    QCOMPARE(ground(1), theme::diverging(-1.0));
    QCOMPARE(ground(3), theme::diverging(1.0));
    QVERIFY(theme::contrast(ground(1), theme::inkOn(ground(1))) >= 4.5);
    QVERIFY(theme::contrast(ground(3), theme::inkOn(ground(3))) >= 4.5);
  }

  void pointerAndKeyboardTellTheNumber() {
    QTest::mouseMove(map_->canvas().viewport(), map_->canvas().cellRect(1).center());
    QTRY_COMPARE(map_->canvas().accessibleDescription(), QStringLiteral("“Not”: 0.4."));
    QTest::mouseMove(map_->canvas().viewport(), QPoint(490, 130));
    map_->canvas().setFocus();
    QTest::keyClick(&map_->canvas(), Qt::Key_Right);
    QCOMPARE(map_->canvas().current(), 0);
    QTest::keyClick(&map_->canvas(), Qt::Key_Right);
    QTest::keyClick(&map_->canvas(), Qt::Key_Right);
    QTRY_COMPARE(map_->canvas().accessibleDescription(), QStringLiteral("“un”: 0.1."));
    QSignalSpy activated(map_.get(), &TokenHeatMap::tokenActivated);
    QTest::keyClick(&map_->canvas(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 2);
    QCOMPARE(map_->canvas().accessibleName(), QStringLiteral("Attention"));
  }

  void wordsAreGroupedAndTheirScoresAdded() {
    map_->setWordsGrouped(true);
    QCOMPARE(map_->cellCount(), 5);
    QVERIFY(std::abs(map_->cellScore(2) - 0.3) < 1e-12);
    QVERIFY(map_->sentence(2).startsWith(QStringLiteral("“unhappy”: 0.3")));
    map_->setWordsGrouped(false);
    QCOMPARE(map_->cellCount(), 6);
  }

  void arcsLeadToWhatATokenLooksAt() {
    auto weights = evenWeights(6);
    for (std::size_t to = 0; to < 6; ++to) {
      weights[6 + to] = to == 4 ? 0.75F : 0.05F;
    }
    map_->setWeights(weights);
    QVERIFY(map_->sentence(1).contains(QStringLiteral("Looks at “!” 0.75")));
    const QImage before = map_->canvas().viewport()->grab().toImage();
    QTest::mouseMove(map_->canvas().viewport(), map_->canvas().cellRect(1).center());
    QTRY_VERIFY(map_->canvas().hovered() == 1);
    const QImage after = map_->canvas().viewport()->grab().toImage();
    int changed = 0;  // above the tokens, where the arc is
    for (int x = 0; x < after.width(); ++x) {
      for (int y = 0; y < map_->canvas().cellRect(1).top() - 2; ++y) {
        changed += before.pixel(x, y) != after.pixel(x, y) ? 1 : 0;
      }
    }
    QVERIFY(changed > 20);
  }

  void exportsHoldAllOfIt() {
    QTemporaryDir folder;
    map_->setWeights(evenWeights(6));
    QVERIFY(map_->savePng(folder.filePath(QStringLiteral("m.png"))));
    QVERIFY(QImage(folder.filePath(QStringLiteral("m.png"))).width() >= 1600);
    QVERIFY(map_->saveSvg(folder.filePath(QStringLiteral("m.svg"))));
    QVERIFY(map_->saveJson(folder.filePath(QStringLiteral("m.json"))));
    QFile file(folder.filePath(QStringLiteral("m.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(json["tokens"].toArray().size(), 6);
    QCOMPARE(json["tokens"].toArray()[3].toObject()["piece"].toString(), QStringLiteral("##happy"));
    QCOMPARE(json["tokens"].toArray()[3].toObject()["score"].toDouble(), 0.2);
    QCOMPARE(json["attention"].toArray()[2].toArray().size(), 6);
    QVERIFY(!map_->saveJson(QStringLiteral("/nowhere/m.json")));
  }

  void tableTwin() {
    map_->setTableShown(true);
    auto* table = map_->findChild<QTableView*>();
    QCOMPARE(table->model()->rowCount(), 6);
    QCOMPARE(map_->csv().split(QLatin1Char('\n'))[2].trimmed(), QStringLiteral("2,Not,0.4"));
  }

  void longTextsWrapScrollAndStayQuick() {
    QElapsedTimer timer;
    timer.start();
    map_->setTokens(longText(20'000), std::vector<double>(20'000, 0.5), false);
    const QImage picture = map_->canvas().viewport()->grab().toImage();
    qInfo("20,000 tokens: laid out and painted in %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 1500);
    QVERIFY(!picture.isNull());
    map_->canvas().setFocus();
    QTest::keyClick(&map_->canvas(), Qt::Key_Home);
    QTest::keyClick(&map_->canvas(), Qt::Key_End);
    QCOMPARE(map_->canvas().current(), 19'999);
    QVERIFY(map_->canvas().viewport()->rect().contains(map_->canvas().cellRect(19'999).center()));
    QTest::keyClick(&map_->canvas(), Qt::Key_Up);
    const int above = map_->canvas().current();
    QVERIFY(map_->canvas().cellRect(above).top() < map_->canvas().cellRect(19'999).top());
    QTest::keyClick(&map_->canvas(), Qt::Key_Down);
    QCOMPARE(map_->canvas().cellRect(map_->canvas().current()).top(), map_->canvas().cellRect(19'999).top());
  }

  void arabicFlowsFromTheRight() {
    const protocol::TextInput input{"سلام دنیا", ""};
    map_->setTokens(toTextTokens({{1, "سلام", 0, 8, 0, 0, false, false}, {2, "دنیا", 9, 17, 0, 1, false, false}}, input),
                    {1.0, 0.5}, false);
    QVERIFY(map_->canvas().cellRect(0).left() > map_->canvas().cellRect(1).right());
    map_->canvas().setFocus();
    QTest::keyClick(&map_->canvas(), Qt::Key_Left);
    QTest::keyClick(&map_->canvas(), Qt::Key_Left);
    QCOMPARE(map_->canvas().current(), 1);
  }

  void darkRecoloursTheCells() {
    map_->setTokens(sampleTokens(), {0.0, 0.0, 0.0, 0.5, 0.0, 0.0}, true);
    theme::apply(*qApp, theme::Scheme::Dark);
    QCOMPARE(map_->canvas().cells()[1].ground, theme::colours(theme::Scheme::Dark).emptyCell);
    theme::apply(*qApp, theme::Scheme::Light);
    QCOMPARE(map_->canvas().cells()[1].ground, theme::colours(theme::Scheme::Light).emptyCell);
  }

  void headsAreChosenByClickAndKeyboard() {
    HeadGrid grid;
    grid.setTitle(QStringLiteral("Heads"));
    auto stack = std::make_shared<AttentionStack>();
    stack->layers = 3;
    stack->heads = 4;
    stack->tokens = 5;
    stack->values.assign(std::size_t{3} * 4 * 25, 0.2F);
    grid.setAttention(stack);
    grid.resize(400, 300);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QSignalSpy chosen(&grid, &HeadGrid::headChosen);
    QTest::mouseClick(&grid.canvas(), Qt::LeftButton, {}, grid.cellRect(1, 2).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
    QCOMPARE(chosen[0][1].toInt(), 2);
    for (int i = 0; i < 3; ++i) {
      QTest::keyClick(&grid.canvas(), Qt::Key_Left);
    }
    QCOMPARE(grid.chosenHead(), -1);  // the layer's mean
    QTest::keyClick(&grid.canvas(), Qt::Key_Down);
    QCOMPARE(grid.chosenLayer(), 2);
    QVERIFY(grid.sentence(1, 2).startsWith(QStringLiteral("Layer 2, head 3: looks 1.6 tokens away")));
    QCOMPARE(grid.csv().split(QLatin1Char('\n')).size(), 14);  // header, 12 heads, end
    QCOMPARE(grid.canvas().accessibleName(), QStringLiteral("Heads"));
    grid.setAttention(nullptr);
    QCOMPARE(grid.chosenLayer(), -1);
  }

  void lensMarksSpecialAndCutTokens() {
    TokenLens lens;
    lens.setTitle(QStringLiteral("Token lens"));
    auto tokens = sampleTokens();
    tokens[4].cut = true;
    lens.setTokens(tokens, 5);
    lens.resize(400, 200);
    lens.show();
    auto* canvas = lens.findChild<TokenCanvas*>();
    QCOMPARE(canvas->cells()[3].text, QStringLiteral("##happy"));
    QCOMPARE(canvas->cells()[3].caption, QStringLiteral("3"));
    QVERIFY(canvas->cells()[0].dashed);
    QVERIFY(canvas->cells()[4].faded);
    QCOMPARE(lens.summary(), QStringLiteral("6 tokens; the model sees the first 5, the last 1 are cut off."));
    QVERIFY(lens.csv().contains(QStringLiteral("4,happy,##happy,3,6,11,2,")));
    QTemporaryDir folder;
    QVERIFY(lens.savePng(folder.filePath(QStringLiteral("l.png"))));
  }

  void entitiesAreMarkedWithTheirLabels() {
    EntityText text;
    text.setMarked("Ada mag 猫 & <b>Bern</b>", {{17, 21, "LOC", 0.9}, {0, 3, "PER", 1.0}, {1, 2, "ORG", 1.0}});
    QCOMPARE(text.spokenSpans(), QStringLiteral("PER: Ada; LOC: Bern"));
    const QString plain = text.toPlainText().replace(QChar::Nbsp, QLatin1Char(' '));
    QCOMPARE(plain, QString::fromUtf8("Ada PER  mag 猫 & <b>Bern LOC </b>"));
    QCOMPARE(text.accessibleDescription(), text.spokenSpans());
    text.setMarked("in 1815, of course", {{3, 7, "", 0.8}});
    QCOMPARE(text.toPlainText(), QStringLiteral("in 1815, of course"));
    QTextCursor cursor(text.document());
    cursor.setPosition(5);
    QVERIFY(cursor.charFormat().fontUnderline());
    QVERIFY(EntityText::groundOf(QStringLiteral("PER")) != EntityText::groundOf(QStringLiteral("LOC")));
    for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
      theme::apply(*qApp, scheme);
      for (const char* label : {"PER", "LOC", "ORG", "MISC", "product", "corporation", "creative-work", "group"}) {
        QVERIFY2(theme::contrast(EntityText::groundOf(QString::fromLatin1(label)), theme::colours().text) >= 4.5, label);
      }
    }
    theme::apply(*qApp, theme::Scheme::Light);
  }

  void longCellsAreElidedAndMarked() {
    QTableView table;
    QStandardItemModel model(1, 1);
    model.setData(model.index(0, 0), QString(QStringLiteral("a superb film ")).repeated(100'000));
    auto* delegate = new TextCellDelegate(&table);
    table.setModel(&model);
    table.setItemDelegate(delegate);
    table.setColumnWidth(0, 200);
    table.setRowHeight(0, TextCellDelegate::rowHeight());
    table.resize(260, 120);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QElapsedTimer timer;
    timer.start();
    const QImage plain = table.viewport()->grab().toImage();
    QVERIFY(timer.elapsed() < 300);
    delegate->setWords(QStringLiteral("superb"));
    const QImage marked = table.viewport()->grab().toImage();
    QVERIFY(plain != marked);
  }

  void cleanup() { map_.reset(); }

 private:
  std::unique_ptr<TokenHeatMap> map_;
};

QTEST_MAIN(TestTextViews)
#include "test_text_views.moc"
