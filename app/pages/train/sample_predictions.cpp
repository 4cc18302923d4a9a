// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/sample_predictions.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <map>

#include "app/pages/examples/answered_image.h"
#include "app/pages/examples/example_cell.h"
#include "app/pages/examples/example_source.h"
#include "app/pages/text/text_rows.h"
#include "core/config/task_description.h"
#include "core/store/epochs_table.h"
#include "widgets/image/image_grid.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/text_cell_delegate.h"

namespace luthier {
namespace {
constexpr std::size_t maximumShown = 10;
constexpr int thumbnailSize = 84;
constexpr int textRowsShown = 4;

/// The first example of each class; where there are fewer classes than room, the next ones too.
std::vector<ExampleCell> choose(const EpochPredictions& predictions) {
  std::map<std::int32_t, std::size_t> taken;
  std::vector<ExampleCell> first;
  std::vector<ExampleCell> further;
  for (std::size_t i = 0; i < predictions.examples.size(); ++i) {
    auto& place = taken[predictions.truths[i]]++ == 0 ? first : further;
    if (place.size() < maximumShown) {
      place.push_back({predictions.examples[i], predictions.truths[i], predictions.answers[i], predictions.confidences[i]});
    }
  }
  for (std::size_t i = 0; first.size() < maximumShown && i < further.size(); ++i) {
    first.push_back(further[i]);
  }
  return first;
}
}  // namespace

SamplePredictions::SamplePredictions(const StudioContext& context, QWidget* parent)
    : Card(QStringLiteral(" "), parent),
      context_(context),
      grid_(new ImageGrid),
      source_(new ExampleSource(context, *grid_, this)),
      table_(new DataTable) {
  grid_->setThumbnailSize(thumbnailSize);
  grid_->setSingleRow(true);
  table_->setModel(&texts_);
  table_->view().setItemDelegateForColumn(TextPredictionModel::Text, new TextCellDelegate(table_));
  table_->view().verticalHeader()->setDefaultSectionSize(TextCellDelegate::rowHeight());
  table_->view().horizontalHeader()->setStretchLastSection(false);
  table_->view().horizontalHeader()->setSectionResizeMode(TextPredictionModel::Text, QHeaderView::Stretch);
  table_->sortBy(-1, Qt::AscendingOrder);
  table_->setMinimumHeight((textRowsShown + 1) * TextCellDelegate::rowHeight());
  table_->hide();
  body().addWidget(grid_);
  body().addWidget(table_);
  retranslate();
}

void SamplePredictions::showRun(const RunRecord& run) {
  if (run.id != run_.id) {
    epoch_ = 0;
    answers_ = false;
  }
  run_ = run;
  const TaskDescription* task = findTaskDescription(run.task);
  const bool texts = task != nullptr && task->examples == ExampleKind::Text;
  grid_->setVisible(!texts);
  table_->setVisible(texts);
}

void SamplePredictions::clear() {
  shown_.clear();
  epoch_ = 0;
  answers_ = false;
  grid_->setItems({});
  texts_.setRows({});
}

void SamplePredictions::showEpoch(qint64 epoch) {
  if (const TaskDescription* task = findTaskDescription(run_.task); task != nullptr && task->shows("answers")) {
    return;  // showAnswers() has them
  }
  epoch_ = epoch;
  context_.store.query(
      this,
      [run = run_.id, epoch](Database& database) { return epochs::predictions(database, run, epoch, Split::Validation); },
      [this, run = run_.id](const std::optional<EpochPredictions>& predictions) {
        if (predictions && run == run_.id) {
          take(*predictions);
        }
      });
}

void SamplePredictions::showAnswers(qint64 bestEpoch) {
  if (answers_ && epoch_ == bestEpoch) {
    return;
  }
  epoch_ = bestEpoch;
  answers_ = true;
  readAnswers();
}

void SamplePredictions::readAnswers() {
  const auto* found = context_.watcher.snapshot().dataset(run_.dataset);
  if (found == nullptr) {
    return;
  }
  const auto still = [this, run = run_.id] { return run == run_.id; };
  if (!table_->isHidden()) {
    context_.store.query(
        this,
        [dataset = *found, run = run_.id](Database& database) {
          return readFirstAnswerRows(database, dataset, run, Split::Validation, maximumShown);
        },
        [this, still](std::vector<TextPredictionRow> rows) {
          if (still()) {
            table_->setColumnShown(TextPredictionModel::Confidence, false);
            texts_.setRows(std::move(rows));
          }
        });
    return;
  }
  context_.store.query(
      this,
      [dataset = *found, run = run_.id](Database& database) {
        return readFirstAnswers(database, dataset, run, Split::Validation, maximumShown);
      },
      [this, still, dataset = *found](std::vector<ImageItem> items) {
        if (still()) {
          showItems(dataset, std::move(items));
        }
      });
}

void SamplePredictions::showItems(const DatasetRecord& dataset, std::vector<ImageItem> items) {
  std::vector<RowId> ids;
  for (const ImageItem& item : items) {
    ids.push_back(item.id);
  }
  if (ids != shown_) {
    shown_ = std::move(ids);
    source_->showItems(dataset, std::move(items));
    return;
  }
  for (std::size_t row = 0; row < items.size(); ++row) {
    grid_->images().setItem(static_cast<int>(row), std::move(items[row]));
  }
}

void SamplePredictions::take(const EpochPredictions& predictions) {
  const auto* dataset = context_.watcher.snapshot().dataset(run_.dataset);
  if (dataset == nullptr) {
    return;
  }
  const auto cells = choose(predictions);
  if (!table_->isHidden()) {
    showTexts(*dataset, cells);
    return;
  }
  const auto classes = classNames(*dataset);
  std::vector<ImageItem> items;
  for (const auto& cell : cells) {
    items.push_back(toImageItem(cell, classes));
  }
  showItems(*dataset, std::move(items));
}

void SamplePredictions::showTexts(const DatasetRecord& dataset, const std::vector<ExampleCell>& cells) {
  context_.store.query(
      this, [dataset, cells](Database& database) { return readTextRows(database, dataset, cells, 0); },
      [this, run = run_.id](std::vector<TextPredictionRow> rows) {
        if (run == run_.id) {
          table_->setColumnShown(TextPredictionModel::Confidence, true);
          texts_.setRows(std::move(rows));
        }
      });
}

void SamplePredictions::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void SamplePredictions::retranslate() {
  setTitle(tr("Sample predictions"));
  grid_->setAccessibleName(tr("Sample predictions"));
  grid_->setEmptyText(tr("The first answers come with the end of the first epoch."));
  table_->setAccessibleName(tr("Sample predictions"));
  table_->setEmptyText(tr("The first answers come with the end of the first epoch."));
  texts_.retranslate();
  if (epoch_ > 0) {
    answers_ ? readAnswers() : showEpoch(epoch_);  // its captions are sentences too
  }
}

}  // namespace luthier
