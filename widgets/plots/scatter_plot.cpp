// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/scatter_plot.h"

#include <QEvent>
#include <QMenu>

#include "widgets/plots/column_table_model.h"
#include "widgets/plots/scatter_canvas.h"

namespace luthier {

ScatterPlot::ScatterPlot(QWidget* parent) : Figure(parent), canvas_(new ScatterCanvas) {
  setCanvas(canvas_);
  connect(canvas_, &ScatterCanvas::activated, this, &ScatterPlot::activated);
}

void ScatterPlot::setData(const QStringList& names, const FigureColumn& x, const FigureColumn& y) {
  canvas_->setData(names, x, y);
  numbersChanged();
}

void ScatterPlot::setNameLabel(const QString& label) { nameLabel_ = label; }
void ScatterPlot::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }
void ScatterPlot::setPale(const std::vector<int>& things) { canvas_->setPale(things); }
bool ScatterPlot::logX() const { return canvas_->logX(); }
bool ScatterPlot::logY() const { return canvas_->logY(); }
void ScatterPlot::setLog(bool x, bool y) { canvas_->setLog(x, y); }
int ScatterPlot::current() const { return canvas_->current(); }

QAbstractTableModel* ScatterPlot::createTableModel(QObject* parent) const {
  return new ColumnTableModel(nameLabel_, canvas_->names(), {canvas_->x(), canvas_->y()}, parent);
}

void ScatterPlot::paintFigure(QPaintDevice& device, const QSize& size) { canvas_->paintPicture(device, size); }

void ScatterPlot::addFigureActions(QMenu& menu) {
  QAction* x = menu.addAction(tr("Logarithmic horizontal axis"), this, [this](bool on) { setLog(on, logY()); });
  x->setCheckable(true);
  x->setChecked(logX());
  QAction* y = menu.addAction(tr("Logarithmic vertical axis"), this, [this](bool on) { setLog(logX(), on); });
  y->setCheckable(true);
  y->setChecked(logY());
}

void ScatterPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) {
    canvas_->applyTheme();
  }
  Figure::changeEvent(event);
}

}  // namespace luthier
