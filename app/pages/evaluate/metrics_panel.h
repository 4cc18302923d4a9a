// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>

#include "app/pages/studio_context.h"
#include "widgets/states/card.h"

namespace luthier {

class DataTable;

/// The last value of every metric of a run, for tasks whose results are no classes.
class MetricsPanel : public Card {
  Q_OBJECT
 public:
  explicit MetricsPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setRun(RowId run);
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void take(std::vector<metrics::LastValue> values);
  void retranslate();

  StudioContext context_;
  RowId run_ = 0;
  QStandardItemModel model_;
  DataTable* table_;
};

}  // namespace luthier
