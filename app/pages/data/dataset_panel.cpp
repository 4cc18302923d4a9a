// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/dataset_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/pages/data/augmentation_panel.h"
#include "app/pages/data/images_panel.h"
#include "app/pages/data/text/text_statistics_panel.h"
#include "app/pages/data/text/texts_panel.h"
#include "app/settings/error_text.h"
#include "core/config/task_description.h"
#include "widgets/plots/bar_plot.h"
#include "widgets/states/card.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/segmented_tabs.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

namespace luthier {

DatasetPanel::DatasetPanel(const StudioContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  banner_ = new ErrorBanner;
  banner_->hide();
  tabs_ = new SegmentedTabs;
  for (int i = 0; i <= Augmentation; ++i) {
    tabs_->addTab({});
  }
  images_ = new ImagesPanel(context);
  texts_ = new TextsPanel(context);
  statistics_ = new TextStatisticsPanel(context);
  histogram_ = new BarPlot;
  issueTable_ = new DataTable;
  issueTable_->setModel(&issues_);
  issueTable_->setFilterShown(true);
  augmentation_ = new AugmentationPanel(context);
  stack_ = new QStackedWidget;
  stack_->addWidget(images_);
  stack_->addWidget(texts_);
  stack_->addWidget(histogram_);
  stack_->addWidget(statistics_);
  stack_->addWidget(issueTable_);
  stack_->addWidget(augmentation_);

  auto* card = new Card;
  card->body().addWidget(tabs_);
  card->body().addWidget(stack_, 1);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(theme::spaceMedium);
  whole->addWidget(buildHeader());
  whole->addWidget(banner_);
  whole->addWidget(card, 1);
  connectParts();
  retranslate();
}

QWidget* DatasetPanel::buildHeader() {
  name_ = theme::makeLabel({}, theme::TextRole::Section);
  name_->setTextFormat(Qt::PlainText);
  figures_ = theme::makeLabel({}, theme::TextRole::Body);
  figures_->setTextFormat(Qt::PlainText);
  figures_->setWordWrap(true);
  source_ = new ElidedLabel;
  source_->setElideMode(Qt::ElideMiddle);
  theme::setTone(*source_, theme::Tone::Muted);
  rename_ = new QPushButton;
  relocate_ = new QPushButton;
  remove_ = new QPushButton;
  theme::makeDangerous(*remove_);
  train_ = new QPushButton;
  theme::makePrimary(*train_);

  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  row->addWidget(name_, 1);
  for (QPushButton* button : {rename_, relocate_, remove_, train_}) {
    row->addWidget(button);
  }
  // The figures below the buttons: beside them nothing would be left of a small window.
  auto* card = new Card;
  card->body().addLayout(row);
  card->body().addWidget(figures_);
  card->body().addWidget(source_);
  return card;
}

void DatasetPanel::connectParts() {
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    stack_->setCurrentIndex(tab);
    if (tab == Augmentation) {
      augmentation_->refresh();
    } else if (tab == Statistics) {
      statistics_->refresh();
    }
  });
  connect(images_, &ImagesPanel::imageChosen, augmentation_, &AugmentationPanel::setExample);
  connect(images_, &ImagesPanel::thumbnailFailed, this, &DatasetPanel::noticeFailure);
  connect(histogram_, &BarPlot::categoryActivated, this, [this](int label) {
    if (!facts_.targets.counts.empty()) {
      return;  // images are not sought by their labels or numbers
    }
    showTab(textual() ? Texts : Images);
    textual() ? texts_->showClass(label) : images_->showClass(label);
  });
  connect(rename_, &QPushButton::clicked, this, &DatasetPanel::renameRequested);
  connect(relocate_, &QPushButton::clicked, this, &DatasetPanel::relocateRequested);
  connect(remove_, &QPushButton::clicked, this, &DatasetPanel::removeRequested);
  connect(train_, &QPushButton::clicked, this, [this] { emit trainRequested(facts_.dataset.id); });
  connect(banner_, &ErrorBanner::actionClicked, this, &DatasetPanel::relocateRequested);
}

void DatasetPanel::setDataset(RowId dataset) {
  wanted_ = dataset;
  const auto read = [dataset](Database& database) { return readDatasetFacts(database, dataset); };
  const auto failed = [this](const Problem& problem) {
    banner_->setAction({});
    banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
  };
  context_.store.query(
      this, read, [this](const DatasetFacts& facts) { take(facts); }, failed);
}

void DatasetPanel::take(const DatasetFacts& facts) {
  if (facts.dataset.id != wanted_) {
    return;
  }
  const bool moved = facts.dataset.sourcePath != facts_.dataset.sourcePath;
  const bool other = facts.dataset.id != facts_.dataset.id;
  facts_ = facts;
  if (other || moved) {
    banner_->hide();
  }
  issues_.setIssues(facts_.issues);
  arrangeTabs();
  if (textual()) {
    texts_->setFacts(facts_);
    statistics_->setDataset(facts_.dataset);
  } else {
    images_->setFacts(facts_);
    augmentation_->setDataset(facts_.dataset);
    if (moved && !other) {
      images_->reload();
    }
  }
  showFigures();
  showHistogram();
}

bool DatasetPanel::textual() const {
  const TaskDescription* task = findTaskDescription(facts_.dataset.task);
  return task != nullptr && task->examples == ExampleKind::Text;
}

void DatasetPanel::arrangeTabs() {
  const bool texts = textual();
  // A histogram counts examples of one class each, or what images have in place of a class.
  const bool classes = facts_.count({}, -1) == 0 || !facts_.targets.counts.empty();
  const bool shown[] = {!texts, texts, classes, texts, true, !texts};
  for (int tab = Images; tab <= Augmentation; ++tab) {
    tabs_->setTabVisible(tab, shown[tab]);
  }
  if (!shown[std::max(0, tabs_->currentIndex())]) {
    showTab(texts ? Texts : Images);
  }
}

void DatasetPanel::showTab(Tab tab) { tabs_->setCurrentIndex(tab); }

void DatasetPanel::focusFilter() {
  if (tabs_->currentIndex() == Issues) {
    issueTable_->focusFilter();
    return;
  }
  showTab(textual() ? Texts : Images);
  textual() ? texts_->focusFilter() : images_->focusFilter();
}

QStringList DatasetPanel::imageFigures() const {
  const DatasetRecord& dataset = facts_.dataset;
  QStringList figures{tr("%1 images").arg(display::count(facts_.count({}, {})))};
  if (facts_.targets.kind != TargetKind::Class) {
    figures << display::task(dataset.task);
  }
  if (!dataset.classes.empty()) {
    figures << tr("%1 classes").arg(dataset.classes.size());
  }
  return figures << display::pixels(dataset.medianWidth, dataset.medianHeight)
                 << (dataset.channels == 1 ? tr("grey") : tr("colour"));
}

void DatasetPanel::showFigures() {
  const DatasetRecord& dataset = facts_.dataset;
  name_->setText(QString::fromStdString(dataset.name));
  source_->setText(QString::fromStdString(dataset.sourcePath));
  QStringList splits;
  for (const Split split : allSplits) {
    if (const std::int64_t count = facts_.count(split, {}); count > 0) {
      splits.append(tr("%1 %2", "split, number of examples").arg(display::split(split), display::count(count)));
    }
  }
  QStringList facts = textual() ? QStringList{tr("%1 texts").arg(display::count(facts_.count({}, {})))} : imageFigures();
  if (textual()) {
    if (!dataset.classes.empty()) {
      facts.append(tr("%1 classes").arg(dataset.classes.size()));
    }
    facts.append(display::task(dataset.task));
  }
  facts.append(display::layout(dataset.layout));
  facts.append(dataset.splitsGiven ? tr("splits as given") : tr("splits made with seed %1").arg(dataset.seed));
  figures_->setText(facts.join(tr(" · ")) + QLatin1Char('\n') + splits.join(tr(" · ")));
  tabs_->setTabText(Issues, facts_.issues.empty()
                                ? tr("Problems")
                                : tr("Problems (%1)").arg(display::count(static_cast<std::int64_t>(facts_.issues.size()))));
}

QStringList DatasetPanel::binNames() const {
  QStringList names;
  const auto& edges = facts_.targets.edges;
  const auto figure = [](double edge) { return QLocale().toString(edge, 'g', 4); };
  for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
    names << (edges[bin] == edges[bin + 1]
                  ? figure(edges[bin])
                  : tr("%1 to %2", "range of numbers").arg(figure(edges[bin]), figure(edges[bin + 1])));
  }
  return names;
}

void DatasetPanel::showTargets() {
  const bool numbers = facts_.targets.kind == TargetKind::Number;
  std::vector<BarSeries> series;
  for (const Split split : allSplits) {
    const auto& counts = facts_.targets.counts[static_cast<std::size_t>(split)];
    if (facts_.count(split, {}) > 0) {
      series.push_back({display::split(split), {counts.begin(), counts.end()}});
    }
  }
  histogram_->setTitle(numbers ? tr("Examples by their number") : tr("Examples with each label"));
  histogram_->setCategoryLabel(numbers ? tr("Number") : tr("Label"));
  tabs_->setTabText(Classes, numbers ? tr("Numbers") : tr("Labels"));
  histogram_->setData(numbers ? binNames() : classNames(facts_.dataset), std::move(series));
}

void DatasetPanel::showHistogram() {
  if (!facts_.targets.counts.empty()) {
    showTargets();
    return;
  }
  histogram_->setTitle(tr("Examples of each class"));
  histogram_->setCategoryLabel(tr("Class"));
  tabs_->setTabText(Classes, tr("Classes"));
  std::vector<BarSeries> series;
  for (const Split split : allSplits) {
    if (facts_.count(split, {}) == 0) {
      continue;
    }
    BarSeries bars{display::split(split), {}};
    for (std::size_t label = 0; label < facts_.dataset.classes.size(); ++label) {
      bars.values.push_back(static_cast<double>(facts_.count(split, static_cast<std::int32_t>(label))));
    }
    series.push_back(std::move(bars));
  }
  histogram_->setData(classNames(facts_.dataset), std::move(series));
}

void DatasetPanel::noticeFailure(const Problem& problem) {
  const bool gone = problem.code == ErrorCode::FileMoved || problem.code == ErrorCode::FileChanged;
  if (!gone || banner_->isVisible()) {
    return;
  }
  banner_->setAction(problem.code == ErrorCode::FileMoved ? tr("Find the files") : QString());
  banner_->showProblem(ErrorBanner::Severity::Warning, causeText(problem), cureText(problem));
}

void DatasetPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void DatasetPanel::retranslate() {
  rename_->setText(tr("Rename"));
  relocate_->setText(tr("Relocate"));
  relocate_->setToolTip(tr("The files have moved: say where they are now. Sizes and hashes are compared."));
  remove_->setText(tr("Remove"));
  remove_->setToolTip(tr("Removes the dataset from the workspace. Your files stay where they are."));
  train_->setText(tr("Train on it"));
  tabs_->setAccessibleName(tr("Views of the dataset"));
  tabs_->setTabText(Images, tr("Images"));
  tabs_->setTabText(Texts, tr("Texts"));
  tabs_->setTabText(Statistics, tr("Statistics"));
  tabs_->setTabText(Augmentation, tr("Augmentation"));
  histogram_->setFormat(BarFormat::Count);
  issueTable_->setEmptyText(tr("The import noticed nothing wrong."));
  issueTable_->setAccessibleName(tr("Problems of the import"));
  issues_.retranslate();
  if (facts_.dataset.id != 0) {
    showFigures();
    showHistogram();
  } else {
    tabs_->setTabText(Classes, tr("Classes"));
    tabs_->setTabText(Issues, tr("Problems"));
  }
}

}  // namespace luthier
