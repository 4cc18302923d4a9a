// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/engine/engine_process.h"
#include "app/item_models/class_choice_model.h"
#include "app/pages/studio_context.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace luthier {

class Card;
class DataTable;
class ElidedLabel;
class ErrorBanner;
class ParameterForm;
class ProgressStrip;

/// One import from the choice of a folder to the dataset: what was detected, beside what is chosen (layout, splits, classes),
/// then the import with its progress. The files are read by luthier-cli only.
class ImportPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ImportPanel(const StudioContext& context, QWidget* parent = nullptr);

  /// Looks at `path` and offers to import it.
  void start(const QString& path);
  [[nodiscard]] bool importing() const { return process_.running(); }

 signals:
  void imported(const QString& name);
  /// The person went back, or the import was cancelled.
  void closed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildFoundCard();
  void buildSettingsCard();
  void inspect();
  void takeInspection(const protocol::InspectReply& reply);
  void showProblem(const Problem& problem);
  void startImport();
  void takeResult();
  void showProgress(const Progress& progress);
  void updateSummary();
  void updateState();
  void retranslate();
  [[nodiscard]] std::map<std::string, std::string> changedSettings() const;
  [[nodiscard]] QString freeName(const QString& wanted) const;

  StudioContext context_;
  EngineProcess process_;
  ClassChoiceModel classes_;
  QString path_;
  bool inspected_ = false;  // a usable inspection is shown
  protocol::InspectReply found_;

  Card* foundCard_;
  Card* settingsCard_;
  ElidedLabel* pathLabel_;
  QLabel* summary_;
  QLabel* classHint_;
  DataTable* classTable_;
  QLabel* nameLabel_;
  QLineEdit* name_;
  ParameterForm* form_;
  ErrorBanner* banner_;
  ProgressStrip* progress_;
  QPushButton* importButton_;
  QPushButton* backButton_;
};

}  // namespace luthier
