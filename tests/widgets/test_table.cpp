// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <memory>
#include <vector>

#include "widgets/tables/data_table.h"
#include "widgets/tables/row_filter_proxy.h"
#include "widgets/tables/table_text.h"
#include "widgets/theme/theme.h"

using namespace luthier;

class TestTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { theme::apply(*qApp, theme::Scheme::Light); }

  void init() {
    model_ = std::make_unique<QStandardItemModel>(4, 3);
    model_->setHorizontalHeaderLabels({QStringLiteral("Run"), QStringLiteral("Accuracy"), QStringLiteral("Note")});
    const QStringList names{QStringLiteral("first"), QStringLiteral("second, tuned"), QStringLiteral("third"),
                            QStringLiteral("fourth")};
    const std::vector<double> accuracy{9.5, 10.25, std::nan(""), 0.125};
    for (int row = 0; row < 4; ++row) {
      model_->setData(model_->index(row, 0), names[row]);
      model_->setData(model_->index(row, 1), accuracy[static_cast<std::size_t>(row)]);
      model_->setData(model_->index(row, 2),
                      row % 2 == 0 ? QStringLiteral("full\tfine-tuning") : QStringLiteral("head only"));
    }
    table_ = std::make_unique<DataTable>();
    table_->setModel(model_.get());
    table_->resize(600, 300);
    table_->show();
    QVERIFY(QTest::qWaitForWindowExposed(table_.get()));
  }

  void cleanup() {
    table_.reset();
    model_.reset();
  }

  void sortsNumbersAsNumbersMissingOnesLast() {
    table_->sortBy(1, Qt::AscendingOrder);
    QCOMPARE(shown(0), (QStringList{QStringLiteral("fourth"), QStringLiteral("first"), QStringLiteral("second, tuned"),
                                    QStringLiteral("third")}));
    table_->sortBy(1, Qt::DescendingOrder);
    QCOMPARE(shown(0), (QStringList{QStringLiteral("second, tuned"), QStringLiteral("first"), QStringLiteral("fourth"),
                                    QStringLiteral("third")}));
  }

  void filtersByEveryWord() {
    table_->setFilterText(QStringLiteral("HEAD fourth"));
    QCOMPARE(shown(0), QStringList{QStringLiteral("fourth")});
    table_->setFilterText(QStringLiteral("head"));
    QCOMPARE(table_->shownRows(), 2);
    table_->setFilterText({});
    QCOMPARE(table_->shownRows(), 4);
  }

  void theFilterOpensWithTheCursorInIt() {
    auto* filter = table_->findChild<QLineEdit*>();
    QVERIFY(!filter->isVisible());
    table_->activateWindow();
    table_->view().setFocus();
    QTRY_VERIFY(table_->view().hasFocus());
    table_->focusFilter();
    QVERIFY(filter->isVisible());
    QTest::keyClicks(filter, QStringLiteral("third"));
    QCOMPARE(table_->shownRows(), 1);
  }

  void rowsAreThoseOfTheModelWhateverTheOrder() {
    table_->sortBy(1, Qt::AscendingOrder);
    table_->selectRows({3, 1});
    QCOMPARE(table_->selectedRows(), (std::vector<int>{1, 3}));
    QSignalSpy activated(table_.get(), &DataTable::rowActivated);
    table_->view().setCurrentIndex(table_->view().model()->index(0, 0));
    QCOMPARE(table_->currentRow(), 3);
    table_->view().setFocus();
    QTest::keyClick(&table_->view(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 3);
  }

  void copiesWhatIsShownAsTsv() {
    table_->sortBy(0, Qt::AscendingOrder);
    table_->setColumnShown(1, false);
    table_->selectRows({0, 2});
    table_->view().setFocus();
    QTest::keyClick(&table_->view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QStringLiteral("Run\tNote\nfirst\tfull fine-tuning\nthird\tfull fine-tuning\n"));
    table_->view().clearSelection();
    QCOMPARE(table_->selectionAsTsv().count(QLatin1Char('\n')), 5);
  }

  void stateComesBack() {
    table_->setColumnShown(2, false);
    table_->sortBy(1, Qt::DescendingOrder);
    table_->view().setColumnWidth(0, 123);
    const QByteArray state = table_->saveState();
    DataTable other;
    other.setModel(model_.get());
    QVERIFY(other.restoreState(state));
    QVERIFY(!other.columnShown(2));
    QCOMPARE(other.view().columnWidth(0), 123);
    QCOMPARE(other.view().horizontalHeader()->sortIndicatorSection(), 1);
    other.setModel(nullptr);
  }

  void figuresAndTheirHeadingsStandAtTheRight() {
    const QAbstractItemModel* shownModel = table_->view().model();
    QVERIFY(shownModel->headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QVERIFY(!shownModel->headerData(0, Qt::Horizontal, Qt::TextAlignmentRole).isValid());
  }

  void proxyKeepsItsPromises() {
    RowFilterProxy proxy;
    proxy.setSourceModel(model_.get());
    QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.sort(1);
    proxy.setWords(QStringLiteral("head"));
    model_->setData(model_->index(0, 2), QStringLiteral("head only"));
    QCOMPARE(proxy.rowCount(), 3);
    model_->removeRow(1);
    QCOMPARE(proxy.rowCount(), 2);
  }

  void csvQuotesWhatNeedsIt() {
    model_->setData(model_->index(2, 0), QStringLiteral("say \"hi\""));
    const QStringList lines = tableToCsv(*model_).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines[0], QStringLiteral("Run,Accuracy,Note"));
    QCOMPARE(lines[1], QStringLiteral("first,9.5,full\tfine-tuning"));
    QCOMPARE(lines[2], QStringLiteral("\"second, tuned\",10.25,head only"));
    QCOMPARE(lines[3], QStringLiteral("\"say \"\"hi\"\"\",nan,full\tfine-tuning"));
  }

 private:
  [[nodiscard]] QStringList shown(int column) const {
    QStringList texts;
    const QAbstractItemModel* shownModel = table_->view().model();
    for (int row = 0; row < shownModel->rowCount(); ++row) {
      texts << shownModel->index(row, column).data().toString();
    }
    return texts;
  }

  std::unique_ptr<QStandardItemModel> model_;
  std::unique_ptr<DataTable> table_;
};

QTEST_MAIN(TestTable)
#include "test_table.moc"
