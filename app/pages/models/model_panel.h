// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/item_models/model_table_model.h"

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace luthier {

class Card;
class ElidedLabel;

/// One model: what it is, how it looks at an image, and how its file fitted.
class ModelPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ModelPanel(QWidget* parent = nullptr);

  void setModel(const std::optional<ModelRow>& model);

 signals:
  void trainRequested(qlonglong model);
  void removeRequested(qlonglong model);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void clearFacts();
  void addFact(const QString& label, const QString& value);
  void showFacts(const ModelRecord& model);
  void showReport(const ModelRecord& model);
  void show();
  void retranslate();

  std::optional<ModelRow> model_;
  Card* card_;
  QVBoxLayout* factsPlace_;
  QWidget* factsBox_ = nullptr;
  QFormLayout* facts_ = nullptr;
  QLabel* reportTitle_;
  QLabel* reportSummary_;
  QPlainTextEdit* reportKeys_;
  QPushButton* remove_;
  QPushButton* train_;
};

}  // namespace luthier
