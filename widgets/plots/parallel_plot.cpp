// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/parallel_plot.h"

#include <QPainter>

#include <utility>

#include "widgets/plots/column_table_model.h"
#include "widgets/plots/parallel_canvas.h"

namespace luthier {

ParallelPlot::ParallelPlot(QWidget* parent) : Figure(parent), canvas_(new ParallelCanvas) {
  setCanvas(canvas_);
  connect(canvas_, &ParallelCanvas::brushChanged, this, &ParallelPlot::brushChanged);
}

void ParallelPlot::setData(const QStringList& names, std::vector<FigureColumn> columns) {
  canvas_->setData(names, std::move(columns));
  numbersChanged();
}

void ParallelPlot::setNameLabel(const QString& label) { nameLabel_ = label; }
void ParallelPlot::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }
void ParallelPlot::setBrush(int column, double low, double high) { canvas_->setBrush(column, low, high); }
std::vector<int> ParallelPlot::brushed() const { return canvas_->brushed(); }

QAbstractTableModel* ParallelPlot::createTableModel(QObject* parent) const {
  return new ColumnTableModel(nameLabel_, canvas_->names(), canvas_->columns(), parent);
}

void ParallelPlot::paintFigure(QPaintDevice& device, const QSize& size) {
  QPainter painter(&device);
  canvas_->paintPicture(painter, size);
}

}  // namespace luthier
