// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/engine/session.h"
#include "app/item_models/layer_table_model.h"

class QLabel;

namespace luthier {

class DataTable;
class ErrorBanner;

/// What a model costs for one example: the sums, and each layer. Asks the engine when it is looked at, once for each model.
class ModelCost : public QWidget {
  Q_OBJECT
 public:
  /// `session` outlives it.
  explicit ModelCost(Session& session, QWidget* parent = nullptr);

  /// 0: none.
  void setModel(RowId model);

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void take(const protocol::ModelProfile& profile);
  void showSums();
  void retranslate();

  Session& session_;
  RowId model_ = 0;
  RowId asked_ = 0;
  protocol::ModelProfile profile_;
  LayerTableModel layers_;
  QLabel* sums_;
  ErrorBanner* banner_;
  DataTable* table_;
};

}  // namespace luthier
