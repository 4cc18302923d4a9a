// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/head_grid.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>

#include "widgets/text/elided_label.h"
#include "widgets/text/head_facts.h"
#include "widgets/text/head_grid_canvas.h"
#include "widgets/text/head_table_model.h"
#include "widgets/theme/theme.h"

namespace luthier {

HeadGrid::HeadGrid(QWidget* parent)
    : Figure(parent), attention_(std::make_shared<AttentionStack>()), canvas_(new HeadGridCanvas) {
  sentence_ = setCanvasWithSentence(canvas_);
  connect(canvas_, &HeadGridCanvas::hoveredChanged, this, &HeadGrid::showSentence);
  connect(canvas_, &HeadGridCanvas::chosenChanged, this, [this](int layer, int head) {
    showSentence();
    Q_EMIT headChosen(layer, head);
  });
  showSentence();
}

void HeadGrid::setAttention(std::shared_ptr<const AttentionStack> attention) {
  attention_ = attention ? std::move(attention) : std::make_shared<AttentionStack>();
  canvas_->setAttention(*attention_);
  showSentence();
  numbersChanged();
}

void HeadGrid::setChosen(int layer, int head) {
  canvas_->setChosen(layer, head);
  showSentence();
}

int HeadGrid::chosenLayer() const { return canvas_->chosenLayer(); }
int HeadGrid::chosenHead() const { return canvas_->chosenHead(); }
QRect HeadGrid::cellRect(int layer, int head) const { return canvas_->cellRect(layer, head); }
QWidget& HeadGrid::canvas() const { return *canvas_; }
void HeadGrid::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }

QString HeadGrid::sentence(int layer, int head) const {
  const HeadFacts facts = headFacts(attention_->mean(layer, head), attention_->tokens);
  const QLocale locale;
  const QString name =
      head < 0 ? tr("Layer %1, mean of its heads").arg(layer + 1) : tr("Layer %1, head %2").arg(layer + 1).arg(head + 1);
  return tr("%1: looks %2 tokens away on average, entropy %3.", "name, number, number")
      .arg(name, locale.toString(facts.distance, 'f', 1), locale.toString(facts.entropy, 'f', 2));
}

void HeadGrid::showSentence() {
  QString text;
  if (canvas_->hoveredLayer() >= 0) {
    text = sentence(canvas_->hoveredLayer(), canvas_->hoveredHead());
  } else if (canvas_->chosenLayer() >= 0) {
    text = sentence(canvas_->chosenLayer(), canvas_->chosenHead());
  } else if (!attention_->empty()) {
    text = tr("Row: the token that looks; column: the one looked at. Click a head to see it in the text.");
  }
  sentence_->setText(text);
  canvas_->setAccessibleDescription(text);
}

QAbstractTableModel* HeadGrid::createTableModel(QObject* parent) const { return new HeadTableModel(*attention_, parent); }

QSize HeadGrid::exportSize() const { return canvas_->sizeHint().expandedTo(canvas_->size()); }

void HeadGrid::paintFigure(QPaintDevice& device, const QSize& size) {
  QPainter painter(&device);
  canvas_->paint(painter, size, false);
}

void HeadGrid::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showSentence();
  }
  Figure::changeEvent(event);
}

}  // namespace luthier
