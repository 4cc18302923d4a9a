// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_plot.h"

#include <QPainter>

#include <limits>
#include <utility>

#include "widgets/plots/bar_canvas.h"
#include "widgets/plots/bar_table_model.h"

namespace luthier {

BarPlot::BarPlot(QWidget* parent) : Figure(parent), canvas_(new BarCanvas) {
  setCanvas(canvas_);
  connect(canvas_, &BarCanvas::currentChanged, this, &BarPlot::currentCategoryChanged);
  connect(canvas_, &BarCanvas::activated, this, &BarPlot::categoryActivated);
}

void BarPlot::setData(const QStringList& categories, std::vector<BarSeries> series) {
  for (BarSeries& one : series) {
    one.values.resize(static_cast<std::size_t>(categories.size()), std::numeric_limits<double>::quiet_NaN());
    if (!one.intervals.empty()) {
      one.intervals.resize(static_cast<std::size_t>(categories.size()));
    }
  }
  canvas_->setData(categories, std::move(series));
  numbersChanged();
}

void BarPlot::setFormat(BarFormat format) { canvas_->setFormat(format); }
void BarPlot::setCategoryLabel(const QString& label) { categoryLabel_ = label; }
void BarPlot::setEmptyText(const QString& text) { canvas_->setEmptyText(text); }
void BarPlot::setMaximum(double maximum) { canvas_->setMaximum(maximum); }
int BarPlot::currentCategory() const { return canvas_->current(); }
void BarPlot::setCurrentCategory(int category) { canvas_->setCurrent(category); }

QAbstractTableModel* BarPlot::createTableModel(QObject* parent) const {
  return new BarTableModel(categoryLabel_.isEmpty() ? tr("Class") : categoryLabel_, canvas_->categories(), canvas_->series(),
                           canvas_->format(), parent);
}

void BarPlot::paintFigure(QPaintDevice& device, const QSize& size) {
  QPainter painter(&device);
  canvas_->paintPicture(painter, size);
}

QSize BarPlot::exportSize() const { return {canvas_->width(), canvas_->pictureHeight()}; }

}  // namespace luthier
