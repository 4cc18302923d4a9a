// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QWidget>

#include "app/pages/studio_context.h"

class QLabel;

namespace luthier {

class BarPlot;
class DataTable;
class ErrorBanner;
class ModelChoice;
class ProgressStrip;

/// What a dataset of texts is made of: lengths and what a model would cut off, languages, words that tell the classes apart, texts
/// that stand in several splits. Counted by the worker, on request of the tab.
class TextStatisticsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit TextStatisticsPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setDataset(const DatasetRecord& dataset);
  /// Counts where that was not done yet; called when the panel is shown.
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void take(const protocol::TextStatisticsReply& reply);
  void showLengths();
  void showTables();
  void retranslate();

  StudioContext context_;
  DatasetRecord dataset_;
  bool counted_ = false;
  int asked_ = 0;
  protocol::TextStatisticsReply reply_;
  QStandardItemModel wordModel_, duplicateModel_;
  ModelChoice* model_;
  ErrorBanner* banner_;
  ProgressStrip* progress_;
  QLabel* summary_;
  QLabel* lengthsTitle_;
  BarPlot* lengths_;
  QLabel* languagesTitle_;
  BarPlot* languages_;
  QLabel* wordsTitle_;
  DataTable* words_;
  QLabel* duplicatesTitle_;
  DataTable* duplicates_;
};

}  // namespace luthier
