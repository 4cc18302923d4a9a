// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/config/export_formats.h"
#include "core/store/records.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace luthier {

/// What to export, as what, and where to.
class ExportForm : public QWidget {
  Q_OBJECT
 public:
  explicit ExportForm(QWidget* parent = nullptr);

  /// The runs to choose from, newest first; the choice stays where it can. `wanted`: the one to choose; 0 keeps the choice.
  void setRuns(const std::vector<RunRecord>& runs, RowId wanted);
  [[nodiscard]] RowId run() const;
  /// Folders that are exports already: none of them is proposed.
  void setTakenFolders(const QStringList& folders);

  /// For `luthier-cli export`; complete() first.
  [[nodiscard]] QStringList arguments() const;
  [[nodiscard]] bool complete() const;
  [[nodiscard]] QString formatName() const;

 signals:
  void runChanged(luthier::RowId run);
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void fillFormats();
  void showFormat();
  void proposeFolder();
  void chooseFolder();
  void retranslate();
  [[nodiscard]] const ExportFormat* format() const;
  [[nodiscard]] const TaskDescription* task() const;  // of the chosen run; null where there is none

  std::vector<RunRecord> runs_;
  QStringList taken_;
  bool ownFolder_ = false;  // the person wrote it: it stays
  QLabel *runLabel_, *formatLabel_, *reader_, *folderLabel_;
  QComboBox *run_, *format_;
  QCheckBox* normalize_;
  QLineEdit* folder_;
  QPushButton* browse_;
};

}  // namespace luthier
