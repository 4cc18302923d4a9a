// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/pair_bar.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr double doubtLevel = 0.05;
constexpr double smallestWritten = 0.0001;

RowId chosenIn(const QComboBox& box) { return box.currentData().toLongLong(); }

QString probability(double p) {
  return p < smallestWritten ? QStringLiteral("p < ") + QLocale().toString(smallestWritten, 'f', 4)
                             : QStringLiteral("p = ") + QLocale().toString(p, 'g', 2);
}

}  // namespace

PairBar::PairBar(const StudioContext& context, RunPair& pair, QWidget* parent)
    : QWidget(parent),
      context_(context),
      pair_(pair),
      firstLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      first_(new QComboBox),
      secondLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      second_(new QComboBox),
      splitLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      split_(new QComboBox),
      verdict_(theme::makeLabel({}, theme::TextRole::Body)) {
  verdict_->setWordWrap(true);
  verdict_->setTextFormat(Qt::PlainText);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  for (const auto& [label, box] :
       {std::pair(firstLabel_, first_), std::pair(secondLabel_, second_), std::pair(splitLabel_, split_)}) {
    label->setBuddy(box);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row->addWidget(label);
    row->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &PairBar::choose);
  }
  row->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addLayout(row);
  column->addWidget(verdict_);
  split_->addItem({}, static_cast<int>(Split::Validation));
  split_->addItem({}, static_cast<int>(Split::Test));
  connect(&pair_, &RunPair::changed, this, &PairBar::retranslate);
  retranslate();
}

QString PairBar::nameOf(RowId run) const {
  const RunRecord* record = context_.watcher.snapshot().run(run);
  return record == nullptr ? QString::number(run) : QString::fromStdString(record->name);
}

void PairBar::setRuns(const std::vector<RowId>& runs, RowId baseline) {
  std::vector<RowId> ordered = runs;
  std::stable_partition(ordered.begin(), ordered.end(), [baseline](RowId run) { return run == baseline; });
  int position = 0;
  for (QComboBox* box : {first_, second_}) {
    const QSignalBlocker blocker(box);
    const QVariant before = box->currentData();
    box->clear();
    for (const RowId run : ordered) {
      box->addItem(nameOf(run), QVariant::fromValue<qlonglong>(run));
    }
    const int kept = box->findData(before);
    box->setCurrentIndex(kept >= 0 ? kept : std::min(position, box->count() - 1));
    ++position;
  }
  if (first_->count() > 1 && first_->currentIndex() == second_->currentIndex()) {
    const QSignalBlocker blocker(second_);
    second_->setCurrentIndex(first_->currentIndex() == 0 ? 1 : 0);
  }
  choose();
}

void PairBar::choose() {
  const bool two = first_->count() > 1;
  pair_.set(two ? chosenIn(*first_) : 0, two ? chosenIn(*second_) : 0, static_cast<Split>(split_->currentData().toInt()));
}

QString PairBar::verdict() const {
  if (pair_.first() == 0) {
    return tr("Select two or more runs.");
  }
  const PairedAnswers& answers = pair_.answers();
  if (answers.total() == 0) {
    return tr("No example of this split that both answered with a class.");
  }
  const auto firstOnly = static_cast<std::int64_t>(answers.onlyFirstRight.size());
  const auto secondOnly = static_cast<std::int64_t>(answers.onlySecondRight.size());
  const QString counts =
      tr("Of %1 examples only the first is right on %2, only the second on %3 (McNemar's exact test: %4).")
          .arg(display::count(answers.total()), display::count(firstOnly), display::count(secondOnly),
               probability(pair_.p()));
  if (pair_.p() >= doubtLevel) {
    return tr("Neither is shown to be better.") + QLatin1Char(' ') + counts;
  }
  const bool second = secondOnly > firstOnly;
  return tr("%1 is better than %2.")
             .arg(nameOf(second ? pair_.second() : pair_.first()), nameOf(second ? pair_.first() : pair_.second())) +
         QLatin1Char(' ') + counts;
}

void PairBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void PairBar::retranslate() {
  firstLabel_->setText(tr("First"));
  first_->setAccessibleName(tr("First run"));
  secondLabel_->setText(tr("Second"));
  second_->setAccessibleName(tr("Second run"));
  splitLabel_->setText(tr("Split"));
  split_->setAccessibleName(tr("Split"));
  split_->setItemText(0, display::split(Split::Validation));
  split_->setItemText(1, display::split(Split::Test));
  verdict_->setText(verdict());
}

}  // namespace luthier
