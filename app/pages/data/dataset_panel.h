// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/engine/engine_process.h"
#include "app/item_models/issue_table_model.h"
#include "app/pages/data/dataset_facts.h"
#include "app/pages/studio_context.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace luthier {

class AugmentationPanel;
class BarPlot;
class DataTable;
class ElidedLabel;
class ErrorBanner;
class ImagesPanel;
class SegmentedTabs;
class TextsPanel;
class TextStatisticsPanel;

/// One dataset: its figures, examples, classes, what the import noticed, and how training would see an example.
class DatasetPanel : public QWidget {
  Q_OBJECT
 public:
  /// In their order; a dataset has those of its kind of examples.
  enum Tab { Images, Texts, Classes, Statistics, Issues, Augmentation };

  explicit DatasetPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setDataset(RowId dataset);
  [[nodiscard]] const DatasetRecord& dataset() const { return facts_.dataset; }
  void showTab(Tab tab);
  void focusFilter();

 signals:
  void trainRequested(qlonglong dataset);
  void renameRequested();
  void removeRequested();
  void relocateRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildHeader();
  void connectParts();
  void take(const DatasetFacts& facts);
  void arrangeTabs();
  [[nodiscard]] bool textual() const;
  [[nodiscard]] QStringList imageFigures() const;
  void showFigures();
  void showHistogram();
  void showTargets();
  [[nodiscard]] QStringList binNames() const;
  void noticeFailure(const Problem& problem);
  void retranslate();

  StudioContext context_;
  RowId wanted_ = 0;
  DatasetFacts facts_;
  IssueTableModel issues_;
  QLabel* name_;
  QLabel* figures_;
  ElidedLabel* source_;
  QPushButton* rename_;
  QPushButton* relocate_;
  QPushButton* remove_;
  QPushButton* train_;
  ErrorBanner* banner_;
  SegmentedTabs* tabs_;
  QStackedWidget* stack_;
  ImagesPanel* images_;
  TextsPanel* texts_;
  TextStatisticsPanel* statistics_;
  BarPlot* histogram_;
  DataTable* issueTable_;
  AugmentationPanel* augmentation_;
};

}  // namespace luthier
