// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/pages/studio_context.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace luthier {

/// Whose tokens are counted, and how many of them a model takes: the text models of the workspace, and words where there is
/// none.
class ModelChoice : public QWidget {
  Q_OBJECT
 public:
  explicit ModelChoice(const StudioContext& context, QWidget* parent = nullptr);

  /// 0: no model, words are counted.
  [[nodiscard]] RowId model() const;
  /// 0: the model's own.
  [[nodiscard]] int maximumLength() const;
  void setWordsOffered(bool offered);

 signals:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  void retranslate();

  StudioContext context_;
  bool words_ = false;
  QLabel* modelLabel_;
  QComboBox* model_;
  QLabel* lengthLabel_;
  QSpinBox* length_;
};

}  // namespace luthier
