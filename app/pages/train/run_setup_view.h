// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/pages/studio_context.h"
#include "core/config/configuration.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace luthier {

class Card;
class ErrorBanner;
class ParameterForm;

/// A new run: data, model and settings, checked before anything starts.
class RunSetupView : public QWidget {
  Q_OBJECT

 public:
  explicit RunSetupView(const StudioContext& context, QWidget* parent = nullptr);

  /// Fills the pickers from the workspace, keeping what is chosen where it is still there.
  void refresh();
  /// Preselects; 0 leaves as it is.
  void choose(RowId dataset, RowId model);
  /// All of another run's choices, to be changed.
  void copyFrom(const RunRecord& run);
  /// Whether everything is in order; if not, the problems are shown and the first is focused.
  [[nodiscard]] bool check();
  /// Queues the run; `queued` gets its id.
  void start();

 signals:
  void queued(luthier::RowId run);
  /// Whether Start makes sense (a dataset and a model are chosen).
  void readyChanged(bool ready);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildChoices();
  QWidget* buildSummary();
  void datasetChosen();
  void declareFor(const std::string& task);
  void followChosenMethod();
  void fillModels();
  void preselectModel();
  void summarise();
  void retranslate();
  [[nodiscard]] const DatasetRecord* dataset() const;
  [[nodiscard]] const ModelRecord* model() const;
  [[nodiscard]] std::int64_t examples() const { return trainExamples_ + otherExamples_; }

  StudioContext context_;
  std::string task_;    // whose parameters the form has
  std::string method_;  // "What is trained", as last seen
  QLabel* datasetLabel_;
  QComboBox* dataset_;
  QLabel* datasetHint_;
  QLabel* modelLabel_;
  QComboBox* model_;
  QLabel* modelHint_;
  QLabel* nameLabel_;
  QLineEdit* name_;
  ParameterForm* form_;
  Card* summary_;
  QLabel* summaryText_;
  QLabel* verdict_;
  ErrorBanner* problem_;
  std::int64_t trainExamples_ = 0, otherExamples_ = 0;
  bool modelChosen_ = false;  // by the person
};

}  // namespace luthier
