// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/figure.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QStackedLayout>
#include <QSvgGenerator>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "widgets/tables/data_table.h"
#include "widgets/tables/table_text.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int tableRefreshMilliseconds = 1000;
constexpr double pictureScale = 2.0;  // exported pictures are sharp in print and on dense screens

}  // namespace

Figure::Figure(QWidget* parent)
    : QWidget(parent),
      stack_(new QStackedLayout(this)),
      tablePage_(new QWidget),
      table_(new DataTable),
      back_(new QPushButton),
      refresh_(new QTimer(this)) {
  theme::makeQuiet(*back_);
  back_->setIcon(theme::icon(theme::Icon::Chart));
  auto* layout = new QVBoxLayout(tablePage_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_, 1);
  layout->addWidget(back_, 0, Qt::AlignLeft);
  stack_->addWidget(tablePage_);
  refresh_->setSingleShot(true);
  refresh_->setInterval(tableRefreshMilliseconds);
  connect(refresh_, &QTimer::timeout, this, &Figure::fillTable);
  connect(back_, &QPushButton::clicked, this, [this] { setTableShown(false); });
  retranslate();
}

Figure::~Figure() { table_->setModel(nullptr); }

void Figure::setCanvas(QWidget* canvas) {
  canvas_ = canvas;
  stack_->addWidget(canvas);
  stack_->setCurrentWidget(canvas);
  setFocusProxy(canvas);
}

ElidedLabel* Figure::setCanvasWithSentence(QWidget* canvas) {
  auto* sentence = new ElidedLabel;
  theme::setRole(*sentence, theme::TextRole::Caption);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceSmall);
  layout->addWidget(canvas, 1);
  layout->addWidget(sentence);
  page->setFocusProxy(canvas);
  setCanvas(page);
  return sentence;
}

void Figure::setTitle(const QString& title) {
  title_ = title;
  setAccessibleName(title);
  QWidget* const reader = canvas_->focusProxy() != nullptr ? canvas_->focusProxy() : canvas_;
  reader->setAccessibleName(title);
  table_->setAccessibleName(title);
  table_->view().setAccessibleName(title);
}

bool Figure::tableShown() const { return stack_->currentWidget() == tablePage_; }

void Figure::setTableShown(bool shown) {
  if (shown == tableShown()) {
    return;
  }
  if (shown) {
    fillTable();
  }
  stack_->setCurrentWidget(shown ? tablePage_ : canvas_);
  setFocusProxy(shown ? static_cast<QWidget*>(&table_->view()) : canvas_);
  if (!shown) {
    table_->setModel(nullptr);
    numbers_.reset();
  }
  Q_EMIT tableShownChanged(shown);
}

void Figure::fillTable() {
  const int position = table_->view().verticalScrollBar()->value();
  std::unique_ptr<QAbstractTableModel> fresh(createTableModel(nullptr));
  table_->setModel(fresh.get());
  numbers_ = std::move(fresh);
  table_->view().verticalScrollBar()->setValue(position);
}

void Figure::numbersChanged() {
  if (tableShown() && !refresh_->isActive()) {
    refresh_->start();
  }
}

QSize Figure::exportSize() const { return canvas_->size(); }

QImage Figure::picture() {
  const QSize size = exportSize();
  QImage image(size * pictureScale, QImage::Format_RGB32);
  image.setDevicePixelRatio(pictureScale);
  image.fill(theme::colours().surface);
  paintFigure(image, size);
  return image;
}

bool Figure::savePng(const QString& file) {
  QSaveFile target(file);
  return target.open(QIODevice::WriteOnly) && picture().save(&target, "PNG") && target.commit();
}

bool Figure::saveSvg(const QString& file) {
  QSaveFile target(file);
  if (!target.open(QIODevice::WriteOnly)) {
    return false;
  }
  QSvgGenerator generator;
  generator.setOutputDevice(&target);
  generator.setSize(exportSize());
  generator.setViewBox(QRect(QPoint(0, 0), exportSize()));
  generator.setTitle(title_);
  paintFigure(generator, exportSize());
  return target.commit();
}

bool Figure::saveCsv(const QString& file) {
  QSaveFile target(file);
  if (!target.open(QIODevice::WriteOnly)) {
    return false;
  }
  const QByteArray text = csv().toUtf8();
  return target.write(text) == text.size() && target.commit();
}

QString Figure::csv() const {
  const std::unique_ptr<QAbstractTableModel> model(createTableModel(nullptr));
  return tableToCsv(*model);
}

void Figure::addFigureActions(QMenu&) {}

void Figure::contextMenuEvent(QContextMenuEvent* event) {
  if (!tableShown()) {
    showMenu(event->globalPos());
  }
}

void Figure::showMenu(const QPoint& globalPosition) {
  QMenu menu(this);
  addFigureActions(menu);
  if (!menu.isEmpty()) {
    menu.addSeparator();
  }
  menu.addAction(theme::icon(theme::Icon::Table), tr("Show as table"), this, [this] { setTableShown(true); });
  menu.addAction(theme::icon(theme::Icon::Copy), tr("Copy picture"), this, [this] { copyPicture(); });
  menu.addSeparator();
  menu.addAction(theme::icon(theme::Icon::Save), tr("Save as PNG…"), this,
                 [this] { save(QStringLiteral("png"), tr("Picture (*.png)"), &Figure::savePng); });
  menu.addAction(tr("Save as SVG…"), this, [this] { save(QStringLiteral("svg"), tr("Drawing (*.svg)"), &Figure::saveSvg); });
  menu.addAction(tr("Save as CSV…"), this, [this] { save(QStringLiteral("csv"), tr("Table (*.csv)"), &Figure::saveCsv); });
  menu.exec(globalPosition);
}

void Figure::copyPicture() { QGuiApplication::clipboard()->setImage(picture()); }

void Figure::save(const QString& suffix, const QString& filter, bool (Figure::*write)(const QString&)) {
  QString name = title_.isEmpty() ? tr("Figure") : title_;
  name.replace(QLatin1Char('/'), QLatin1Char('-'));
  const QString file = QFileDialog::getSaveFileName(this, tr("Save the figure"), name + QLatin1Char('.') + suffix, filter);
  if (!file.isEmpty()) {
    Q_EMIT notice((this->*write)(file) ? tr("Saved to %1.").arg(file)
                                       : tr("%1 could not be written. Choose a folder you may write to.").arg(file));
  }
}

void Figure::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    numbersChanged();
  }
  QWidget::changeEvent(event);
}

void Figure::retranslate() { back_->setText(tr("Show as figure")); }

}  // namespace luthier
