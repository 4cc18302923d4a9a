// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/text_messages.h"
#include "widgets/states/card.h"

class QComboBox;
class QLabel;

namespace luthier {

/// How a text is explained: method, layer and head (attention), class (gradients).
class ExplainControls : public QWidget {
  Q_OBJECT
 public:
  explicit ExplainControls(QWidget* parent = nullptr);

  void setShape(int layers, int heads);
  /// Classes of the run; the first choice is the predicted one.
  void setClasses(const QStringList& classes);
  void setLayerAndHead(int layer, int head);

  /// Fills method, layer, head and target.
  void fill(protocol::ExplainTextRequest& request) const;
  [[nodiscard]] std::string method() const;
  [[nodiscard]] QString methodName() const;
  [[nodiscard]] int layer() const;
  [[nodiscard]] int head() const;

 signals:
  /// Another method or class: the model must be asked again.
  void methodChanged();
  /// Another layer or head of the attention that is known already.
  void viewChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fillNumbers(QComboBox& box, int count, const QString& all, const QString& one);
  void showRelevant();
  void retranslate();

  int layers_ = 0, heads_ = 0;
  QStringList classes_;
  QLabel* methodLabel_;
  QComboBox* method_;
  QLabel* layerLabel_;
  QComboBox* layer_;
  QLabel* headLabel_;
  QComboBox* head_;
  QLabel* classLabel_;
  QComboBox* class_;
  QLabel* help_;
};

}  // namespace luthier
