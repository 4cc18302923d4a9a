// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/export/export_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/artifact_table_model.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

/// A name for a folder: what a file name cannot carry becomes a dash.
QString folderName(const QString& run, const QString& format) {
  QString name = run + QLatin1Char('-') + format;
  for (QChar& letter : name) {
    if (letter == QLatin1Char('/') || letter == QLatin1Char('\\') || !letter.isPrint()) {
      letter = QLatin1Char('-');
    }
  }
  return name;
}

}  // namespace

ExportForm::ExportForm(QWidget* parent) : QWidget(parent) {
  build();
  connect(run_, &QComboBox::currentIndexChanged, this, [this] {
    fillFormats();
    emit runChanged(run());
  });
  connect(format_, &QComboBox::currentIndexChanged, this, [this] {
    showFormat();
    proposeFolder();
  });
  connect(folder_, &QLineEdit::textEdited, this, [this] { ownFolder_ = true; });
  connect(folder_, &QLineEdit::textChanged, this, &ExportForm::changed);
  connect(browse_, &QPushButton::clicked, this, &ExportForm::chooseFolder);
  retranslate();
}

void ExportForm::build() {
  runLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  run_ = new QComboBox;
  runLabel_->setBuddy(run_);
  formatLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  format_ = new QComboBox;
  formatLabel_->setBuddy(format_);
  reader_ = theme::makeLabel({}, theme::TextRole::Caption);
  reader_->setWordWrap(true);
  normalize_ = new QCheckBox;
  folderLabel_ = theme::makeLabel({}, theme::TextRole::Caption);
  folder_ = new QLineEdit;
  folderLabel_->setBuddy(folder_);
  browse_ = new QPushButton;
  auto* place = new QHBoxLayout;
  place->setSpacing(theme::spaceSmall);
  place->addWidget(folder_, 1);
  place->addWidget(browse_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceTiny);
  column->addWidget(runLabel_);
  column->addWidget(run_);
  column->addSpacing(theme::spaceSmall);
  column->addWidget(formatLabel_);
  column->addWidget(format_);
  column->addWidget(reader_);
  column->addSpacing(theme::spaceSmall);
  column->addWidget(normalize_);
  column->addSpacing(theme::spaceSmall);
  column->addWidget(folderLabel_);
  column->addLayout(place);
}

void ExportForm::setRuns(const std::vector<RunRecord>& runs, RowId wanted) {
  const RowId before = run();
  runs_ = runs;
  {
    const QSignalBlocker blocker(run_);
    run_->clear();
    for (const RunRecord& record : runs_) {
      run_->addItem(QString::fromStdString(record.name), QVariant::fromValue<qlonglong>(record.id));
    }
    run_->setCurrentIndex(std::max(0, run_->findData(QVariant::fromValue<qlonglong>(wanted != 0 ? wanted : before))));
  }
  if (run() != before) {
    fillFormats();
    emit runChanged(run());
  }
}

RowId ExportForm::run() const { return run_->currentData().toLongLong(); }

void ExportForm::setTakenFolders(const QStringList& folders) {
  taken_ = folders;
  proposeFolder();
}

const ExportFormat* ExportForm::format() const { return findExportFormat(format_->currentData().toString().toStdString()); }

QString ExportForm::formatName() const { return format_->currentText(); }

const TaskDescription* ExportForm::task() const {
  const auto record = std::find_if(runs_.begin(), runs_.end(), [this](const RunRecord& one) { return one.id == run(); });
  return record == runs_.end() ? nullptr : findTaskDescription(record->task);
}

/// What suits the kind of examples that the run was trained on.
void ExportForm::fillFormats() {
  const TaskDescription* trained = task();
  const QVariant before = format_->currentData();
  {
    const QSignalBlocker blocker(format_);
    format_->clear();
    for (const ExportFormat& one : trained == nullptr ? std::vector<ExportFormat>() : exportFormatsFor(trained->examples)) {
      format_->addItem(exportFormatLabel(one.id), QString::fromStdString(one.id));
    }
    format_->setCurrentIndex(std::max(0, format_->findData(before)));
  }
  showFormat();
  proposeFolder();
}

void ExportForm::showFormat() {
  const ExportFormat* chosen = format();
  reader_->setText(chosen == nullptr ? QString() : QCoreApplication::translate("ExportFormat", chosen->reader));
  const TaskDescription* trained = task();
  normalize_->setVisible(chosen != nullptr && trained != nullptr && normalizesInside(*chosen, trained->examples));
  emit changed();
}

void ExportForm::proposeFolder() {
  const ExportFormat* chosen = format();
  if (ownFolder_ || chosen == nullptr) {
    return;
  }
  const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const QString base =
      documents.filePath(QStringLiteral("Luthier/") + folderName(run_->currentText(), QString::fromStdString(chosen->id)));
  QString path = base;
  for (int number = 2; taken_.contains(path); ++number) {
    path = QStringLiteral("%1-%2").arg(base).arg(number);
  }
  folder_->setText(path);
}

void ExportForm::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Where the new folder is to be"), QDir::homePath());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& parent) {
    ownFolder_ = true;
    folder_->setText(QDir(parent).filePath(QDir(folder_->text()).dirName()));
  });
  dialog->open();
}

bool ExportForm::complete() const { return run() != 0 && format() != nullptr && QDir::isAbsolutePath(folder_->text()); }

QStringList ExportForm::arguments() const {
  QStringList all{QStringLiteral("export"),          QString::number(run()),  QStringLiteral("--format"),
                  format_->currentData().toString(), QStringLiteral("--out"), folder_->text()};
  if (normalize_->isVisibleTo(this) && normalize_->isChecked()) {
    all << QStringLiteral("--normalize-inside");
  }
  return all;
}

void ExportForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ExportForm::retranslate() {
  runLabel_->setText(tr("Run"));
  run_->setAccessibleName(tr("Run"));
  formatLabel_->setText(tr("Format"));
  format_->setAccessibleName(tr("Format"));
  normalize_->setText(tr("Scale and normalise inside the network"));
  normalize_->setToolTip(
      tr("The network then takes bytes from 0 to 255, so that whoever uses it cannot get the normalisation wrong. Resizing "
         "stays "
         "outside."));
  folderLabel_->setText(tr("New folder"));
  folder_->setAccessibleName(tr("New folder"));
  browse_->setText(tr("Choose…"));
  browse_->setAccessibleName(tr("Choose where the new folder is to be"));
  fillFormats();
}

}  // namespace luthier
