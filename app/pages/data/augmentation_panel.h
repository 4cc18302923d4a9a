// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/pages/studio_context.h"

class QLabel;

namespace luthier {

class ErrorBanner;
class ImageGrid;
class ParameterForm;

/// One image as training would see it: the original and variants under the settings beside them.
class AugmentationPanel : public QWidget {
  Q_OBJECT
 public:
  explicit AugmentationPanel(const StudioContext& context, QWidget* parent = nullptr);

  void setDataset(const DatasetRecord& dataset);
  void setExample(RowId example);
  /// Asks for variants; called when the panel is shown.
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void chooseFirstExample();
  void show(const protocol::AugmentationReply& reply);
  void retranslate();

  StudioContext context_;
  DatasetRecord dataset_;
  RowId example_ = 0;
  QLabel* explanation_;
  ErrorBanner* banner_;
  ImageGrid* grid_;
  ParameterForm* form_;
};

}  // namespace luthier
