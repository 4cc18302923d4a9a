// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/example_grid_model.h"

#include <algorithm>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

constexpr int cacheKilobytes = 96 * 1024;
constexpr int rememberedRequests = 400;  // more than a screenful; older ones have scrolled away

int kilobytes(const QPixmap& pixmap) {
  return std::max(1, pixmap.width() * pixmap.height() * 4 / 1024);
}

}  // namespace

ExampleGridModel::ExampleGridModel(QObject* parent) : QAbstractListModel(parent), thumbnails_(cacheKilobytes) {
  timer_.setSingleShot(true);
  timer_.setInterval(0);
  connect(&timer_, &QTimer::timeout, this, &ExampleGridModel::sendRequests);
}

void ExampleGridModel::setClasses(const QStringList& classes) {
  classes_ = classes;
  if (!cells_.empty()) {
    emit dataChanged(index(0), index(rowCount() - 1));
  }
}

void ExampleGridModel::reset(std::vector<ExampleCell> cells) {
  beginResetModel();
  cells_ = std::move(cells);
  rowOf_.clear();
  for (int row = 0; row < rowCount(); ++row) {
    rememberRow(row);
  }
  pagesWanted_.clear();
  pagesAsked_.clear();
  forgetRequests();
  endResetModel();
}

void ExampleGridModel::rememberRow(int row) {
  const RowId id = cells_[static_cast<std::size_t>(row)].id;
  if (id != 0) {
    rowOf_.insert(id, row);
  }
}

void ExampleGridModel::showPages(int count) {
  reset(std::vector<ExampleCell>(static_cast<std::size_t>(std::max(0, count))));
}

void ExampleGridModel::showCells(std::vector<ExampleCell> cells) {
  reset(std::move(cells));
}

void ExampleGridModel::setPage(int offset, const std::vector<ExampleCell>& cells) {
  const int last = std::min(offset + static_cast<int>(cells.size()), rowCount()) - 1;
  if (offset < 0 || last < offset) {
    return;
  }
  std::copy_n(cells.begin(), last - offset + 1, cells_.begin() + offset);
  for (int row = offset; row <= last; ++row) {
    rememberRow(row);
  }
  emit dataChanged(index(offset), index(last));
}

void ExampleGridModel::setThumbnail(RowId example, const QPixmap& pixmap, const QString& problem) {
  inFlight_.remove(example);
  thumbnails_.insert(example, new Thumbnail{pixmap, problem}, kilobytes(pixmap));
  const auto found = rowOf_.constFind(example);
  if (found != rowOf_.cend()) {
    const QModelIndex changed = index(*found);
    emit dataChanged(changed, changed, {Qt::DecorationRole, Qt::ToolTipRole});
  }
  if (inFlight_.isEmpty()) {
    timer_.start();
  }
}

void ExampleGridModel::forgetRequests() {
  wanted_.clear();
  inFlight_.clear();
}

void ExampleGridModel::clearThumbnails() {
  thumbnails_.clear();
  forgetRequests();
}

const ExampleCell* ExampleGridModel::cell(int row) const {
  return row >= 0 && row < rowCount() ? &cells_[static_cast<std::size_t>(row)] : nullptr;
}

int ExampleGridModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(cells_.size());
}

QVariant ExampleGridModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const ExampleCell& cell = cells_[static_cast<std::size_t>(index.row())];
  if (cell.id == 0) {
    wantPage(index.row());
    return {};
  }
  switch (role) {
    case Qt::DecorationRole: {
      const Thumbnail* thumbnail = thumbnails_.object(cell.id);
      if (thumbnail == nullptr) {
        wantThumbnail(cell.id);
        return {};
      }
      return thumbnail->pixmap;
    }
    case Qt::DisplayRole:
      return caption(cell);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return description(cell);
    case IdRole:
      return QVariant::fromValue<qlonglong>(cell.id);
    case WrongRole:
      return cell.answer >= 0 && cell.answer != cell.truth;
    case TruthRole:
      return cell.truth;
    default:
      return {};
  }
}

void ExampleGridModel::wantPage(int row) const {
  const int page = row / pageSize;
  if (!pagesAsked_.contains(page)) {
    pagesWanted_.insert(page);
    timer_.start();
  }
}

void ExampleGridModel::wantThumbnail(RowId example) const {
  if (inFlight_.contains(example)) {
    return;
  }
  wanted_.removeOne(example);
  wanted_.append(example);
  if (wanted_.size() > rememberedRequests) {
    wanted_.removeFirst();
  }
  if (!timer_.isActive()) {
    timer_.start();
  }
}

void ExampleGridModel::sendRequests() {
  const QSet<int> pages = std::exchange(pagesWanted_, {});
  for (const int page : pages) {
    pagesAsked_.insert(page);
    emit pageWanted(page * pageSize, std::min(pageSize, rowCount() - page * pageSize));
  }
  if (!inFlight_.isEmpty() || wanted_.isEmpty()) {
    return;
  }
  const qsizetype count = std::min<qsizetype>(batchSize, wanted_.size());
  const QList<qlonglong> batch = wanted_.last(count);
  wanted_.resize(wanted_.size() - count);
  for (const qlonglong example : batch) {
    inFlight_.insert(example);
  }
  emit thumbnailsWanted(batch);
}

QString ExampleGridModel::className(std::int32_t label) const {
  return label >= 0 && label < classes_.size() ? classes_[label] : QString::number(label);
}

QString ExampleGridModel::caption(const ExampleCell& cell) const {
  if (cell.answer < 0) {
    return className(cell.truth);
  }
  const QString confidence = display::percent(static_cast<double>(cell.confidence), 0);
  return cell.answer == cell.truth ? tr("%1\n%2").arg(className(cell.answer), confidence)
                                   : tr("%1\n%2, is %3").arg(className(cell.answer), confidence, className(cell.truth));
}

QString ExampleGridModel::description(const ExampleCell& cell) const {
  QString text = cell.answer < 0 ? className(cell.truth)
                                 : tr("Answer: %1 (%2)\nTruth: %3")
                                       .arg(className(cell.answer), display::percent(static_cast<double>(cell.confidence)),
                                            className(cell.truth));
  if (!cell.path.isEmpty()) {
    text += QLatin1Char('\n') + cell.path;
  }
  const Thumbnail* thumbnail = thumbnails_.object(cell.id);
  if (thumbnail != nullptr && !thumbnail->problem.isEmpty()) {
    text += QLatin1Char('\n') + thumbnail->problem;
  }
  return text;
}

}  // namespace luthier
