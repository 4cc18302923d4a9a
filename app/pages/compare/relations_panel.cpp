// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/relations_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "app/item_models/difference_model.h"
#include "app/item_models/run_figure_column.h"
#include "app/pages/compare/column_chooser.h"
#include "core/store/metrics_table.h"
#include "core/store/run_columns_table.h"
#include "core/store/runs_table.h"
#include "widgets/plots/parallel_plot.h"
#include "widgets/plots/scatter_plot.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr std::size_t mostAxes = 6;     // that are chosen without being asked for
constexpr std::size_t mostRuns = 1000;  // more lines than this show nothing but their colour

using Kind = RunColumn::Kind;

/// Axes that say something of these runs: settings that differ, then the figure everybody asks for.
std::vector<RunColumn> tellingAxes(const std::vector<RunColumn>& columns, const std::vector<ComparedRun>& runs) {
  std::vector<RunColumn> axes;
  for (const RunColumn& column : columns) {
    const bool setting = column.kind == Kind::Dataset || column.kind == Kind::Model || column.kind == Kind::Parameter;
    if (setting && axes.size() + 1 < mostAxes && differs(column, runs) && column.id != "seed") {
      axes.push_back(column);
    }
  }
  for (const RunColumn& column : columns) {
    const bool wanted =
        axes.empty() ? column.kind == Kind::Duration || column.kind == Kind::Metric : column.kind == Kind::Metric;
    if (wanted && axes.size() < mostAxes && (axes.size() < 2 || column.id.ends_with("accuracy"))) {
      axes.push_back(column);
    }
  }
  return axes;
}

}  // namespace

RelationsPanel::RelationsPanel(const StudioContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  build();
  connect(choose_, &QPushButton::clicked, this,
          [this] { chooser_->open(choose_->mapToGlobal(QPoint(0, choose_->height())), columns_, axes_); });
  connect(chooser_, &ColumnChooser::shownChanged, this, [this](const RunColumn& column, bool shown) {
    axesChosen_ = true;
    std::erase(axes_, column);
    if (shown) {
      axes_.push_back(column);
    }
    draw();
  });
  connect(select_, &QPushButton::clicked, this, [this] { emit selectionWanted(brushedRuns()); });
  connect(parallel_, &ParallelPlot::brushChanged, this, &RelationsPanel::followBrush);
  for (QComboBox* box : {x_, y_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &RelationsPanel::drawScatter);
  }
  connect(scatter_, &ScatterPlot::activated, this,
          [this](int run) { context_.navigator.showRun(runs_[static_cast<std::size_t>(run)].id); });
  connect(parallel_, &Figure::notice, &context_.navigator, &Navigator::toast);
  connect(scatter_, &Figure::notice, &context_.navigator, &Navigator::toast);
  retranslate();
}

void RelationsPanel::build() {
  choose_ = new QPushButton;
  select_ = new QPushButton;
  note_ = theme::makeLabel({}, theme::TextRole::Caption);
  xLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  x_ = new QComboBox;
  yLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  y_ = new QComboBox;
  xLabel_->setBuddy(x_);
  yLabel_->setBuddy(y_);
  x_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  y_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  chooser_ = new ColumnChooser(this);
  parallel_ = new ParallelPlot;
  scatter_ = new ScatterPlot;
  const auto side = [](std::initializer_list<QWidget*> controls, QWidget* plot) {
    auto* page = new QWidget;
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::spaceSmall);
    for (QWidget* control : controls) {
      row->addWidget(control);
    }
    row->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::spaceSmall);
    column->addLayout(row);
    column->addWidget(plot, 1);
    return page;
  };
  auto* both = new QSplitter(Qt::Horizontal);
  both->setChildrenCollapsible(false);
  both->setHandleWidth(theme::spaceLarge);
  both->addWidget(side({choose_, select_, note_}, parallel_));
  both->addWidget(side({xLabel_, x_, yLabel_, y_}, scatter_));
  both->setSizes({640, 420});
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(both, 1);
}

void RelationsPanel::setRuns(const std::vector<ComparedRun>& runs) {
  std::vector<RowId> ids;
  for (const ComparedRun& run : runs) {
    ids.push_back(run.id);
  }
  if (ids != wanted_) {
    wanted_ = std::move(ids);
    runs_ = runs;
    refresh();
  }
}

void RelationsPanel::refresh() {
  std::vector<ComparedRun> runs = runs_;
  runs.resize(std::min(runs.size(), mostRuns));
  context_.store.query(
      this, [runs = std::move(runs)](Database& database) { return read(database, runs); },
      [this, wanted = wanted_](Reading reading) {
        if (wanted == wanted_) {
          take(std::move(reading));
        }
      });
}

RelationsPanel::Reading RelationsPanel::read(Database& database, std::vector<ComparedRun> runs) {
  Reading reading;
  std::set<std::string> names;
  for (ComparedRun& run : runs) {
    const RowId one[] = {run.id};
    for (const std::string& name : metrics::names(database, run.id)) {
      if (name.starts_with("step/")) {
        continue;
      }
      names.insert(name);
      for (const auto& [id, value] : run_columns::lastValues(database, name, one)) {
        run.figures[name] = value;
      }
    }
    if (const auto record = runs::find(database, run.id)) {
      for (const auto& [id, value] : settingsOf(*record)) {
        run.parameters[id] = QString::fromStdString(value);
      }
    }
  }
  reading.metrics.assign(names.begin(), names.end());
  reading.runs = std::move(runs);
  return reading;
}

void RelationsPanel::take(Reading reading) {
  runs_ = std::move(reading.runs);
  columns_.clear();
  for (const RunColumn& column : allRunColumns(reading.metrics)) {
    const bool plain = column.kind == Kind::Name || column.kind == Kind::Tags || column.kind == Kind::Note;
    if (!plain && column.kind != Kind::Created) {
      columns_.push_back(column);
    }
  }
  chooseAxes();
  fillBoxes();
  draw();
}

void RelationsPanel::chooseAxes() {
  if (!axesChosen_) {
    axes_ = runs_.empty() ? std::vector<RunColumn>() : tellingAxes(columns_, runs_);
  }
}

void RelationsPanel::fillBoxes() {
  const auto fill = [this](QComboBox& box, const RunColumn& standard) {
    const QSignalBlocker blocker(&box);
    const QVariant before = box.currentData();
    box.clear();
    for (const RunColumn& column : columns_) {
      box.addItem(column.title(), column.key());
    }
    const int kept = box.findData(before);
    box.setCurrentIndex(kept >= 0 ? kept : std::max(0, box.findData(standard.key())));
  };
  const bool setting = !axes_.empty() && axes_.front().kind == Kind::Parameter;
  fill(*x_, setting ? axes_.front() : RunColumn{Kind::Duration});
  const auto accuracy =
      std::find_if(columns_.begin(), columns_.end(), [](const RunColumn& column) { return column.kind == Kind::Metric; });
  fill(*y_, accuracy == columns_.end() ? RunColumn{Kind::Epochs} : *accuracy);
}

void RelationsPanel::draw() {
  QStringList names;
  for (const ComparedRun& run : runs_) {
    names << run.name;
  }
  std::vector<FigureColumn> columns;
  for (const RunColumn& axis : axes_) {
    columns.push_back(figureColumn(axis, runs_));
  }
  parallel_->setData(names, std::move(columns));
  drawScatter();
}

void RelationsPanel::drawScatter() {
  const auto x = RunColumn::fromKey(x_->currentData().toString());
  const auto y = RunColumn::fromKey(y_->currentData().toString());
  QStringList names;
  for (const ComparedRun& run : runs_) {
    names << run.name;
  }
  if (x && y) {
    scatter_->setTitle(tr("%1 against %2", "vertical, horizontal axis").arg(y->title(), x->title()));
    scatter_->setData(names, figureColumn(*x, runs_), figureColumn(*y, runs_));
  }
  followBrush();
}

std::vector<RowId> RelationsPanel::brushedRuns() const {
  std::vector<RowId> runs;
  for (const int index : parallel_->brushed()) {
    runs.push_back(runs_[static_cast<std::size_t>(index)].id);
  }
  return runs;
}

void RelationsPanel::followBrush() {
  const std::vector<int> inside = parallel_->brushed();
  std::vector<int> pale;
  for (int run = 0; run < static_cast<int>(runs_.size()); ++run) {
    if (!std::binary_search(inside.begin(), inside.end(), run)) {
      pale.push_back(run);
    }
  }
  scatter_->setPale(pale);
  select_->setEnabled(!pale.empty() && !inside.empty());
  note_->setText(wanted_.size() > mostRuns ? tr("The first %1 of %2 runs.").arg(mostRuns).arg(wanted_.size())
                 : pale.empty()            ? tr("Drag along an axis to brush.")
                                           : tr("%1 of %2 runs are inside.").arg(inside.size()).arg(runs_.size()));
}

void RelationsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void RelationsPanel::retranslate() {
  choose_->setText(tr("Axes"));
  select_->setText(tr("Select these"));
  select_->setToolTip(tr("Selects in the table the runs that are inside the brushes."));
  xLabel_->setText(tr("Horizontal"));
  x_->setAccessibleName(tr("Horizontal axis of the scatter plot"));
  yLabel_->setText(tr("Vertical"));
  y_->setAccessibleName(tr("Vertical axis of the scatter plot"));
  parallel_->setTitle(tr("Parallel coordinates"));
  parallel_->setNameLabel(tr("Run"));
  parallel_->setEmptyText(tr("Select runs above to see how their settings and figures go together."));
  scatter_->setNameLabel(tr("Run"));
  scatter_->setEmptyText(tr("No run has both values."));
  fillBoxes();
  draw();
}

}  // namespace luthier
