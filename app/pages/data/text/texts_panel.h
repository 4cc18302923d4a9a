// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/item_models/text_table_model.h"
#include "app/pages/data/dataset_facts.h"
#include "app/pages/studio_context.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace luthier {

class DataTable;
class EntityText;
class ErrorBanner;
class ModelChoice;
class TextCellDelegate;
class TokenLens;

/// The texts of a dataset by split, class and words searched for; below them the chosen one in full, with what is marked in it,
/// and as a model sees it.
class TextsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit TextsPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setFacts(const DatasetFacts& facts);
  void showClass(int label);
  void focusFilter();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildFilters();
  QWidget* buildReader();
  void connectParts();
  void fillSplits();
  void fillClasses();
  /// Makes room for any of these words (after the first, which stands for all): most rows are read later.
  void widen(int column, const QComboBox& words);
  void show();
  void showCount();
  void showRow(int row);
  void askLens();
  void retranslate();

  StudioContext context_;
  DatasetFacts facts_;
  TextTableModel model_;
  QTimer typing_;
  std::int64_t fitting_ = 0;  // texts of the chosen split and class
  protocol::TextInput chosen_;
  QLabel* splitLabel_;
  QComboBox* split_;
  QLabel* classLabel_;
  QComboBox* class_;
  QLineEdit* search_;
  QLabel* count_;
  DataTable* table_;
  TextCellDelegate* cells_;
  EntityText* whole_;
  ModelChoice* lensModel_;
  ErrorBanner* banner_;
  TokenLens* lens_;
};

}  // namespace luthier
