// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/item_models/difference_model.h"
#include "app/pages/studio_context.h"

class QLabel;

namespace luthier {

class DataTable;

/// The settings in which the chosen runs differ, and nothing else.
class DifferencesPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DifferencesPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setRuns(const std::vector<RowId>& runs);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  StudioContext context_;
  DifferenceModel model_;
  std::size_t chosen_ = 0;
  QLabel* hint_;
  DataTable* table_;
};

}  // namespace luthier
