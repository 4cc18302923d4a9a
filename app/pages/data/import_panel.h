// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/item_models/class_choice_model.h"
#include "app/pages/studio_context.h"
#include "core/base/progress.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace luthier {

class Card;
class DataTable;
class ElidedLabel;
class EngineJob;
class ParameterForm;
class TablePreview;

/// One import from the choice of a folder to the dataset: what was detected, beside what is chosen (layout, splits, classes),
/// then the import with its progress. The files are read by luthier-cli only.
class ImportPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ImportPanel(const StudioContext& context, QWidget* parent = nullptr);

  /// Looks at `path` and offers to import it.
  void start(const QString& path);
  [[nodiscard]] bool importing() const;

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
  void chooseRole(const QString& column, const QString& role, const QString& previous);
  void showRelevantSettings();
  /// What was found has columns, or is read like that.
  [[nodiscard]] bool tabular() const;
  [[nodiscard]] bool ofTexts() const;
  void startImport();
  void takeResult();
  void showPhase(const Progress& progress);
  void updateSummary();
  void updateState();
  void retranslate();
  [[nodiscard]] std::map<std::string, std::string> changedSettings() const;
  [[nodiscard]] QString freeName(const QString& wanted) const;

  StudioContext context_;
  ClassChoiceModel classes_;
  QString path_;
  bool inspected_ = false;  // a usable inspection is shown
  protocol::InspectReply found_;
  std::vector<std::string> hidden_;  // parameters that the form does not show

  Card* foundCard_;
  Card* settingsCard_;
  ElidedLabel* pathLabel_;
  QLabel* summary_;
  QLabel* classHint_;
  TablePreview* table_;
  DataTable* classTable_;
  QLabel* nameLabel_;
  QLineEdit* name_;
  ParameterForm* form_;
  EngineJob* job_;
  QPushButton* importButton_;
  QPushButton* backButton_;
};

}  // namespace luthier
