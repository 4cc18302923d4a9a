// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/artifact_table_model.h"

#include <QCoreApplication>
#include <QLocale>

#include "app/item_models/display_text.h"
#include "core/config/export_formats.h"

namespace luthier {
namespace {

std::optional<double> compared(const CertificateFacts& certificate, std::optional<double> value) {
  return certificate.examples > 0 ? value : std::nullopt;
}

QString differenceText(const ArtifactRow& row) {
  const auto value = compared(row.certificate, row.certificate.largestDifference);
  return value ? QLocale().toString(*value, 'g', 2) : display::score(std::nullopt);
}

}  // namespace

QString exportFormatLabel(const std::string& id) {
  const ExportFormat* format = findExportFormat(id);
  return format == nullptr ? QString::fromStdString(id) : QCoreApplication::translate("ExportFormat", format->label);
}

ArtifactTableModel::ArtifactTableModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void ArtifactTableModel::retranslate() {
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Format] = {tr("Format"), [](const ArtifactRow& row) { return exportFormatLabel(row.artifact.kind); }};
  columns[Folder] = {tr("Folder"), [](const ArtifactRow& row) { return QString::fromStdString(row.artifact.path); }};
  columns[Agreement] = {
      tr("Same answer"), [](const ArtifactRow& row) { return row.certificate.agreement.value_or(-1.0); },
      [](const ArtifactRow& row) { return display::shareOf(compared(row.certificate, row.certificate.agreement)); },
      figureAlignment};
  columns[Difference] = {tr("Largest difference"),
                         [](const ArtifactRow& row) { return row.certificate.largestDifference.value_or(-1.0); },
                         differenceText, figureAlignment};
  columns[When] = {tr("When"), [](const ArtifactRow& row) { return QVariant::fromValue<qlonglong>(row.artifact.createdAt); },
                   [](const ArtifactRow& row) { return display::dateTime(row.artifact.createdAt); }};
  setColumns(std::move(columns));
}

void ArtifactTableModel::setArtifacts(const std::vector<ArtifactRecord>& artifacts) {
  std::vector<ArtifactRow> rows;
  for (const ArtifactRecord& artifact : artifacts) {
    rows.push_back({artifact, readCertificate(artifact.details)});
  }
  setRows(std::move(rows));
}

QVariant ArtifactTableModel::extraData(const ArtifactRow& row, int column, int role) const {
  return role == Qt::ToolTipRole && column == Folder ? QVariant(QString::fromStdString(row.artifact.path)) : QVariant();
}

}  // namespace luthier
