// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/text_table_model.h"

#include <algorithm>
#include <limits>

#include "app/item_models/display_text.h"
#include "app/item_models/record_table_model.h"
#include "app/item_models/target_text.h"
#include "core/store/examples_table.h"

namespace luthier {
namespace {

constexpr int pageRows = 200;
constexpr std::size_t rememberedPages = 40;
constexpr int foundRows = 100;  // of a search, at a time

std::vector<TextExample> readExamples(Database& database, RowId dataset, const TextFilter& filter, std::int64_t offset) {
  std::vector<TextExample> page;
  std::vector<RowId> ids;
  for (ExampleRecord& record : examples::list(database, dataset, filter.split, offset, pageRows, filter.label)) {
    ids.push_back(record.id);
    page.push_back({std::move(record), {}});
  }
  std::vector<TextRecord> found = texts::find(database, ids);
  auto text = found.begin();
  for (TextExample& example : page) {
    if (text != found.end() && text->example == example.example.id) {
      example.text = std::move(*text++);
    }
  }
  return page;
}

int characters(const TextRecord& text) {
  return static_cast<int>(QString::fromStdString(text.text).size() +
                          QString::fromStdString(text.second.value_or("")).size());
}

}  // namespace

TextTableModel::TextTableModel(StoreClient& store, QObject* parent) : QAbstractTableModel(parent), store_(store) {}

void TextTableModel::show(const DatasetRecord& dataset, const TextFilter& filter, std::int64_t count) {
  beginResetModel();
  ++generation_;
  dataset_ = dataset;
  filter_ = filter;
  pages_.clear();
  asked_.clear();
  found_.clear();
  next_ = 0;
  reading_ = false;
  const bool all = filter.contains.empty();
  rows_ = all ? static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max())) : 0;
  endResetModel();
  if (!all) {
    search();
  }
}

const TextExample* TextTableModel::example(int row) const {
  if (row < 0 || row >= rows_) {
    return nullptr;
  }
  if (!filter_.contains.empty()) {
    return &found_[static_cast<std::size_t>(row)];
  }
  const auto page = pages_.find(row / pageRows);
  const auto place = static_cast<std::size_t>(row % pageRows);
  return page != pages_.end() && place < page->second.size() ? &page->second[place] : nullptr;
}

int TextTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rows_; }
int TextTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  if (role == Qt::TextAlignmentRole && (index.column() == Number || index.column() == Length)) {
    return QVariant::fromValue(figureAlignment);
  }
  if (role != Qt::DisplayRole && role != Qt::EditRole) {
    return {};
  }
  if (index.column() == Number) {
    return index.row() + 1;
  }
  const TextExample* found = example(index.row());
  if (found == nullptr) {
    readPage(index.row() / pageRows);
    return QString(QChar(0x2026));
  }
  return text(*found, index.row(), index.column());
}

QVariant TextTableModel::text(const TextExample& example, int row, int column) const {
  switch (column) {
    case Text:
      return QString::fromStdString(example.text.text);
    case Second:
      return QString::fromStdString(example.text.second.value_or(""));
    case Target:
      return targetText(dataset_, example.example, example.text);
    case InSplit:
      return display::split(example.example.split);
    case Length:
      return characters(example.text);
    default:
      return row + 1;
  }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  const QString names[] = {tr("No."), tr("Text"), tr("Second text"), tr("Truth"), tr("Split"), tr("Length")};
  return names[section];
}

void TextTableModel::retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

void TextTableModel::readPage(int page) const {
  if (!asked_.insert(page).second) {
    return;
  }
  auto* self = const_cast<TextTableModel*>(this);  // the store's answer changes the cache, as a view expects of a model
  store_.query(
      self,
      [dataset = dataset_.id, filter = filter_, page](Database& database) {
        return readExamples(database, dataset, filter, std::int64_t{page} * pageRows);
      },
      [self, page, generation = generation_](std::vector<TextExample> examples) {
        if (generation == self->generation_) {
          self->takePage(page, std::move(examples));
        }
      });
}

void TextTableModel::takePage(int page, std::vector<TextExample> examples) {
  if (pages_.size() >= rememberedPages) {
    const bool upwards = page < pages_.begin()->first;
    const auto farthest = upwards ? std::prev(pages_.end()) : pages_.begin();
    asked_.erase(farthest->first);
    pages_.erase(farthest);
  }
  pages_[page] = std::move(examples);
  const int first = page * pageRows;
  emit dataChanged(index(first, 0), index(std::min(rows_, first + pageRows) - 1, ColumnCount - 1));
  emit rowsRead();
}

bool TextTableModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && next_ != 0 && !reading_; }

void TextTableModel::fetchMore(const QModelIndex&) { search(); }

void TextTableModel::search() {
  reading_ = true;
  store_.query(
      this,
      [dataset = dataset_.id, filter = filter_, after = next_](Database& database) {
        return texts::page(database, dataset, filter, after, foundRows);
      },
      [this, generation = generation_](TextPage found) {
        if (generation == generation_) {
          takeFound(std::move(found));
        }
      });
}

void TextTableModel::takeFound(TextPage found) {
  reading_ = false;
  next_ = found.next;
  if (!found.examples.empty()) {
    beginInsertRows({}, rows_, rows_ + static_cast<int>(found.examples.size()) - 1);
    std::move(found.examples.begin(), found.examples.end(), std::back_inserter(found_));
    rows_ = static_cast<int>(found_.size());
    endInsertRows();
  }
  emit rowsRead();
  if (next_ != 0 && rows_ < foundRows) {
    search();  // a slice without enough hits: on to the next
  }
}

}  // namespace luthier
