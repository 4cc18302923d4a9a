// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_plot.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "widgets/plots/curve.h"
#include "widgets/plots/curve_canvas.h"
#include "widgets/plots/curve_table_model.h"
#include "widgets/plots/flow_layout.h"
#include "widgets/plots/legend_button.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int valueDigits = 4;
constexpr double mostSmoothing = 0.99;

}  // namespace

QString curveValueText(double value, bool percent) {
  return percent ? QString::number(value * 100.0, 'f', 1) + QStringLiteral(" %") : QString::number(value, 'g', valueDigits);
}

struct CurvePlot::Private {
  CurveList curves;
  CurveCanvas* canvas = nullptr;
  QWidget* legend = nullptr;
  QToolButton* more = nullptr;
  std::map<CurveId, LegendButton*> buttons;
  CurveId nextId = 1;
  int nextOrder = 0;
  double smoothing = 0.0;

  [[nodiscard]] Curve* find(CurveId id) const {
    const auto found = std::find_if(curves.begin(), curves.end(), [id](const auto& curve) { return curve->id == id; });
    return found == curves.end() ? nullptr : found->get();
  }
};

CurvePlot::CurvePlot(QWidget* parent) : Figure(parent), d_(std::make_unique<Private>()) {
  auto* page = new QWidget;
  d_->canvas = new CurveCanvas(d_->curves);
  d_->legend = new QWidget;
  d_->legend->setLayout(new FlowLayout);
  d_->more = new QToolButton;
  d_->more->setIcon(theme::icon(theme::Icon::More));
  auto* head = new QHBoxLayout;
  head->addWidget(d_->legend, 1);
  head->addWidget(d_->more, 0, Qt::AlignTop);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceTiny);
  layout->addLayout(head);
  layout->addWidget(d_->canvas, 1);
  page->setFocusProxy(d_->canvas);
  setCanvas(page);
  setTabOrder(d_->canvas, d_->more);  // the focus proxies leave it out of the chain otherwise
  connect(d_->more, &QToolButton::clicked, this, [this] { showMenu(d_->more->mapToGlobal(QPoint(0, d_->more->height()))); });
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  retranslate();
}

CurvePlot::~CurvePlot() = default;

CurvePlot::CurveId CurvePlot::addCurve(const QString& name, CurveRole role) {
  auto curve = std::make_unique<Curve>();
  curve->id = d_->nextId++;
  curve->name = name;
  curve->role = role;
  curve->order = role == CurveRole::Further ? d_->nextOrder++ : 0;
  curve->series.setSmoothing(d_->smoothing);
  const CurveId id = curve->id;
  auto* button = new LegendButton(role, curve->order);
  button->setText(name);
  connect(button, &LegendButton::toggled, this, [this, id](bool shown) { setCurveVisible(id, shown); });
  d_->legend->layout()->addWidget(button);
  d_->buttons[id] = button;
  d_->curves.push_back(std::move(curve));
  d_->canvas->rebuild();
  return id;
}

void CurvePlot::setCurveName(CurveId curve, const QString& name) {
  if (Curve* found = d_->find(curve); found != nullptr && found->name != name) {
    found->name = name;
    d_->buttons.at(curve)->setText(name);
    d_->buttons.at(curve)->updateGeometry();
    d_->canvas->rebuild();
    numbersChanged();
  }
}

void CurvePlot::removeCurve(CurveId curve) {
  std::erase_if(d_->curves, [curve](const auto& candidate) { return candidate->id == curve; });
  if (const auto button = d_->buttons.find(curve); button != d_->buttons.end()) {
    delete button->second;
    d_->buttons.erase(button);
  }
  if (std::none_of(d_->curves.begin(), d_->curves.end(),
                   [](const auto& candidate) { return candidate->role == CurveRole::Further; })) {
    d_->nextOrder = 0;
  }
  d_->canvas->rebuild();
  numbersChanged();
}

void CurvePlot::clear() {
  for (const CurveId id : curves()) {
    removeCurve(id);
  }
}

std::vector<CurvePlot::CurveId> CurvePlot::curves() const {
  std::vector<CurveId> ids;
  for (const auto& curve : d_->curves) {
    ids.push_back(curve->id);
  }
  return ids;
}

void CurvePlot::setPoints(CurveId curve, std::vector<QPointF> points) {
  if (Curve* found = d_->find(curve)) {
    found->series.assign(points);
    d_->canvas->scheduleRefresh();
    numbersChanged();
  }
}

void CurvePlot::appendPoints(CurveId curve, std::span<const QPointF> points) {
  if (Curve* found = d_->find(curve)) {
    found->series.append(points);
    d_->canvas->scheduleRefresh();
    numbersChanged();
  }
}

std::size_t CurvePlot::pointCount(CurveId curve) const {
  const Curve* found = d_->find(curve);
  return found == nullptr ? 0 : found->series.size();
}

void CurvePlot::setCurveVisible(CurveId curve, bool visible) {
  Curve* found = d_->find(curve);
  if (found == nullptr || found->visible == visible) {
    return;
  }
  found->visible = visible;
  d_->buttons.at(curve)->setChecked(visible);
  d_->canvas->scheduleRefresh();
  numbersChanged();
  Q_EMIT curveVisibilityChanged(curve, visible);
}

bool CurvePlot::curveVisible(CurveId curve) const {
  const Curve* found = d_->find(curve);
  return found != nullptr && found->visible;
}

void CurvePlot::setAxisLabels(const QString& x, const QString& y) { d_->canvas->setAxisLabels(x, y); }
void CurvePlot::setEmptyText(const QString& text) { d_->canvas->setEmptyText(text); }
void CurvePlot::setExpectedRange(std::optional<double> first, std::optional<double> last) {
  d_->canvas->setExpectedRange(first, last);
}
void CurvePlot::setPercent(bool percent) { d_->canvas->setPercent(percent); }

double CurvePlot::smoothing() const { return d_->smoothing; }

void CurvePlot::setSmoothing(double smoothing) {
  const double wanted = std::clamp(smoothing, 0.0, mostSmoothing);
  if (wanted == d_->smoothing) {
    return;
  }
  d_->smoothing = wanted;
  for (const auto& curve : d_->curves) {
    curve->series.setSmoothing(wanted);
  }
  d_->canvas->setSmoothed(wanted > 0.0);
  Q_EMIT smoothingChanged(wanted);
}

bool CurvePlot::logScale() const { return d_->canvas->logScale(); }

void CurvePlot::setLogScale(bool logarithmic) {
  if (logarithmic != logScale()) {
    d_->canvas->setLogScale(logarithmic);
    Q_EMIT logScaleChanged(logarithmic);
  }
}

bool CurvePlot::logPlaces() const { return d_->canvas->logPlaces(); }

void CurvePlot::setLogPlaces(bool logarithmic) {
  if (logarithmic != logPlaces()) {
    d_->canvas->setLogPlaces(logarithmic);
    Q_EMIT logPlacesChanged(logarithmic);
  }
}

void CurvePlot::resetView() { d_->canvas->resetView(); }
QRectF CurvePlot::view() const { return d_->canvas->view(); }
void CurvePlot::setView(const QRectF& view) { d_->canvas->setView(view); }
QStringList CurvePlot::readOut(double x) const { return d_->canvas->readOut(x); }

QAbstractTableModel* CurvePlot::createTableModel(QObject* parent) const {
  return new CurveTableModel(d_->curves, d_->canvas->xLabel(), d_->canvas->percent(), parent);
}

void CurvePlot::paintFigure(QPaintDevice& device, const QSize& size) { d_->canvas->paintPicture(device, size); }

QSize CurvePlot::exportSize() const { return d_->canvas->size(); }

void CurvePlot::addFigureActions(QMenu& menu) {
  menu.addAction(theme::icon(theme::Icon::ZoomReset), tr("Reset the view"), this, &CurvePlot::resetView);
  QAction* values = menu.addAction(tr("Logarithmic vertical axis"), this, &CurvePlot::setLogScale);
  values->setCheckable(true);
  values->setChecked(logScale());
  QAction* places = menu.addAction(tr("Logarithmic horizontal axis"), this, &CurvePlot::setLogPlaces);
  places->setCheckable(true);
  places->setChecked(logPlaces());
}

void CurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) {
    d_->canvas->applyTheme();
  } else if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Figure::changeEvent(event);
}

void CurvePlot::retranslate() {
  d_->more->setToolTip(tr("More: table, picture, file"));
  d_->more->setAccessibleName(tr("More about this figure"));
  d_->canvas->setWhatsThis(
      tr("Drag a box or turn the wheel to zoom, Shift and drag to move, double click to see everything again. "
         "Arrow keys read the values, plus and minus zoom, Home resets."));
}

}  // namespace luthier
