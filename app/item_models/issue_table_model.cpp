// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/issue_table_model.h"

#include "app/settings/error_text.h"

namespace luthier {

IssueTableModel::IssueTableModel(QObject* parent) : RecordTableModel(parent) { retranslate(); }

void IssueTableModel::retranslate() {
  std::vector<RecordTableModel::Column> columns(ColumnCount);
  columns[File] = {tr("File"), [](const IssueRow& row) { return row.file; }};
  columns[Effect] = {tr("Effect"), [](const IssueRow& row) { return row.fatal ? tr("Left out") : tr("Warning"); }};
  columns[Cause] = {tr("What happened"), [](const IssueRow& row) { return row.cause; }};
  columns[Cure] = {tr("What to do"), [](const IssueRow& row) { return row.cure; }};
  setColumns(std::move(columns));
  setIssues(std::vector<ImportIssue>(issues_));
}

void IssueTableModel::setIssues(const std::vector<ImportIssue>& issues) {
  issues_ = issues;
  std::vector<IssueRow> rows;
  rows.reserve(issues_.size());
  for (const ImportIssue& issue : issues_) {
    const auto& arguments = issue.problem.arguments;
    const auto file = arguments.contains("file") ? arguments.find("file") : arguments.find("class");
    rows.push_back({static_cast<RowId>(rows.size()),
                    file == arguments.end() ? QString() : QString::fromStdString(file->second), causeText(issue.problem),
                    cureText(issue.problem), issue.fatal});
  }
  setRows(std::move(rows));
}

QVariant IssueTableModel::extraData(const IssueRow& row, int column, int role) const {
  if (role != Qt::ToolTipRole) {
    return {};
  }
  return column == File ? row.file : row.cause + QLatin1Char('\n') + row.cure;
}

}  // namespace luthier
