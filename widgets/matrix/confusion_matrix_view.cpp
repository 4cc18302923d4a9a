// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/matrix/confusion_matrix_view.h"

#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include "widgets/matrix/matrix_canvas.h"
#include "widgets/matrix/matrix_table_model.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

namespace luthier {

ConfusionMatrixView::ConfusionMatrixView(QWidget* parent) : Figure(parent), canvas_(new MatrixCanvas) {
  sentence_ = setCanvasWithSentence(canvas_);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(canvas_, &MatrixCanvas::hoveredChanged, this, &ConfusionMatrixView::showSentence);
  connect(canvas_, &MatrixCanvas::currentChanged, this, &ConfusionMatrixView::showSentence);
  connect(canvas_, &MatrixCanvas::currentChanged, this, &ConfusionMatrixView::currentCellChanged);
  connect(canvas_, &MatrixCanvas::activated, this, [this](int truth, int prediction) {
    if (activatable_) {
      Q_EMIT cellActivated(truth, prediction);
    }
  });
  showSentence();
}

void ConfusionMatrixView::setMatrix(const ConfusionMatrix& matrix) {
  canvas_->setMatrix(matrix);
  showSentence();
  numbersChanged();
}

void ConfusionMatrixView::setBefore(const std::optional<ConfusionMatrix>& before) {
  canvas_->setBefore(before);
  showSentence();
  numbersChanged();
}

const ConfusionMatrix& ConfusionMatrixView::matrix() const { return canvas_->matrix(); }

void ConfusionMatrixView::setClassNames(const QStringList& names) {
  canvas_->setClassNames(names);
  showSentence();
  numbersChanged();
}

void ConfusionMatrixView::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }

void ConfusionMatrixView::setActivatable(bool activatable) {
  activatable_ = activatable;
  showSentence();
}

bool ConfusionMatrixView::normalised() const { return canvas_->normalised(); }

void ConfusionMatrixView::setNormalised(bool normalised) {
  if (normalised != canvas_->normalised()) {
    canvas_->setNormalised(normalised);
    numbersChanged();
    Q_EMIT normalisedChanged(normalised);
  }
}

std::optional<MatrixCell> ConfusionMatrixView::currentCell() const { return canvas_->currentCell(); }
void ConfusionMatrixView::setCurrentCell(std::optional<MatrixCell> cell) { canvas_->setCurrentCell(cell); }
QRect ConfusionMatrixView::cellRect(MatrixCell cell) const { return canvas_->cellRect(cell); }

QString ConfusionMatrixView::differenceSentence(MatrixCell cell) const {
  const auto truth = static_cast<std::size_t>(cell.truth);
  const auto prediction = static_cast<std::size_t>(cell.prediction);
  const QLocale locale;
  const QString before = locale.toString(static_cast<qlonglong>(canvas_->difference()->before().at(truth, prediction)));
  const QString after = locale.toString(static_cast<qlonglong>(matrix().at(truth, prediction)));
  if (cell.truth == cell.prediction) {
    return tr("%1 recognised: %2 in the first, %3 in the second.", "class, count, count")
        .arg(canvas_->className(cell.truth), before, after);
  }
  return tr("%1 taken for %2: %3 in the first, %4 in the second.", "true class, answer, count, count")
      .arg(canvas_->className(cell.truth), canvas_->className(cell.prediction), before, after);
}

QString ConfusionMatrixView::sentence(MatrixCell cell) const {
  if (canvas_->difference()) {
    return differenceSentence(cell);
  }
  const auto truth = static_cast<std::size_t>(cell.truth);
  const QLocale locale;
  const QString count =
      locale.toString(static_cast<qlonglong>(matrix().at(truth, static_cast<std::size_t>(cell.prediction))));
  const QString support = locale.toString(static_cast<qlonglong>(matrix().support(truth)));
  if (cell.truth == cell.prediction) {
    return tr("%1 recognised: %2 of %3.", "class, count, count").arg(canvas_->className(cell.truth), count, support);
  }
  return tr("%1 taken for %2: %3 of %4.", "true class, answer, count, count")
      .arg(canvas_->className(cell.truth), canvas_->className(cell.prediction), count, support);
}

void ConfusionMatrixView::showSentence() {
  const std::optional<MatrixCell> cell = canvas_->hoveredCell() ? canvas_->hoveredCell() : canvas_->currentCell();
  QString text;
  if (cell) {
    text = sentence(*cell);
    const bool anything = matrix().at(static_cast<std::size_t>(cell->truth), static_cast<std::size_t>(cell->prediction)) > 0;
    if (activatable_ && anything) {
      text += QLatin1Char(' ') + tr("Click to see them.");
    }
  } else if (matrix().classes() > 0) {
    text = canvas_->difference() ? tr("Second minus first: blue is fewer, orange is more.")
                                 : tr("Rows are the truth, columns the answers.");
  }
  sentence_->setText(text);
  canvas_->setAccessibleDescription(text);
}

QAbstractTableModel* ConfusionMatrixView::createTableModel(QObject* parent) const {
  QStringList names;
  for (int index = 0; index < static_cast<int>(matrix().classes()); ++index) {
    names << canvas_->className(index);
  }
  return new MatrixTableModel(matrix(), names, normalised(), canvas_->difference(), parent);
}

void ConfusionMatrixView::paintFigure(QPaintDevice& device, const QSize& size) {
  QPainter painter(&device);
  canvas_->paintPicture(painter, size);
}

QSize ConfusionMatrixView::exportSize() const { return canvas_->pictureSize(); }

void ConfusionMatrixView::addFigureActions(QMenu& menu) {
  QAction* action = menu.addAction(tr("Per cent of the true class"), this, &ConfusionMatrixView::setNormalised);
  action->setCheckable(true);
  action->setChecked(normalised());
}

void ConfusionMatrixView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showSentence();
  }
  Figure::changeEvent(event);
}

}  // namespace luthier
