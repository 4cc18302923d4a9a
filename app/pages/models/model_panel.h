// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/item_models/model_table_model.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace luthier {

class Card;
class FactList;
class ModelCost;
class SegmentedTabs;
class Session;

/// One model: what it is, how it looks at an image, and how its file fitted.
class ModelPanel : public QWidget {
  Q_OBJECT
 public:
  /// `session` outlives it.
  explicit ModelPanel(Session& session, QWidget* parent = nullptr);

  void setModel(const std::optional<ModelRow>& model);

 signals:
  void trainRequested(qlonglong model);
  void removeRequested(qlonglong model);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void arrange();
  void showFacts(const ModelRecord& model);
  void showReport(const ModelRecord& model);
  void show();
  void retranslate();

  std::optional<ModelRow> model_;
  Card* card_;
  SegmentedTabs* tabs_;
  FactList* facts_;
  ModelCost* cost_;
  QLabel* reportTitle_;
  QLabel* reportSummary_;
  QPlainTextEdit* reportKeys_;
  QPushButton* remove_;
  QPushButton* train_;
};

}  // namespace luthier
