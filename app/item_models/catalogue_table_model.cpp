// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/catalogue_table_model.h"

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

constexpr double bytesInMegabyte = 1e6;
constexpr std::int64_t bytesOfParameter = 4;

std::int64_t bytesOf(const CatalogueEntry& entry) {
  return entry.megabytes > 0.0 ? static_cast<std::int64_t>(entry.megabytes * bytesInMegabyte)
                               : entry.parameters * bytesOfParameter;
}

}  // namespace

QString sizeText(const CatalogueEntry& entry) {
  const auto bytes = bytesOf(entry);
  return bytes > 0 ? display::bytes(bytes) : QString();
}

QString stateText(EntryState state) {
  switch (state) {
    case EntryState::Available:
      return {};
    case EntryState::OnThisMachine:
      return CatalogueTableModel::tr("On this machine");
    case EntryState::Waiting:
      return CatalogueTableModel::tr("Waiting");
    case EntryState::Fetching:
      return CatalogueTableModel::tr("Being fetched");
    case EntryState::Installed:
      return CatalogueTableModel::tr("In the workspace");
  }
  return {};
}

CatalogueTableModel::CatalogueTableModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void CatalogueTableModel::retranslate() {
  const auto integer = [](std::int64_t value) { return QVariant(static_cast<qlonglong>(value)); };
  const auto text = [](const std::string& value) { return QString::fromStdString(value); };
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[Name] = {tr("Name"), [text](const CatalogueRow& row) { return text(row.entry.name); }};
  columns[Architecture] = {tr("Architecture"), [text](const CatalogueRow& row) { return text(row.entry.architecture); }};
  columns[Parameters] = {tr("Parameters"), [integer](const CatalogueRow& row) { return integer(row.entry.parameters); },
                         [](const CatalogueRow& row) {
                           return row.entry.parameters > 0 ? display::parameters(row.entry.parameters) : QString();
                         },
                         figureAlignment};
  columns[Input] = {
      tr("Input"), [integer](const CatalogueRow& row) { return integer(row.entry.inputSize); },
      [](const CatalogueRow& row) { return row.entry.inputSize > 0 ? tr("%1 px").arg(row.entry.inputSize) : QString(); },
      figureAlignment};
  columns[Accuracy] = {tr("ImageNet"), [](const CatalogueRow& row) { return row.entry.accuracy.value_or(-1.0); },
                       [](const CatalogueRow& row) { return display::shareOf(row.entry.accuracy); }, figureAlignment};
  columns[Size] = {tr("Size"), [integer](const CatalogueRow& row) { return integer(bytesOf(row.entry)); },
                   [](const CatalogueRow& row) { return sizeText(row.entry); }, figureAlignment};
  columns[Licence] = {tr("Licence"), [text](const CatalogueRow& row) { return text(row.entry.licence); }};
  columns[Source] = {tr("Source"), [text](const CatalogueRow& row) { return text(row.entry.source); }};
  columns[State] = {tr("State"), [](const CatalogueRow& row) { return stateText(row.state); }};
  setColumns(std::move(columns));
}

}  // namespace luthier
