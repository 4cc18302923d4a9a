// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/text_import.h"

#include <algorithm>
#include <map>

#include "core/base/clock.h"
#include "core/base/files.h"
#include "core/data/texts/read_ahead.h"
#include "core/data/texts/source_files.h"
#include "core/data/texts/text_survey.h"

namespace luthier {
namespace {

constexpr std::size_t rowsLookedAt = 2000;

std::vector<TextRow> firstRows(TextRows& rows) {
  std::vector<TextRow> first;
  TextRow row;
  while (first.size() < rowsLookedAt && rows.next(row)) first.push_back(row);
  return first;
}

/// Where labels are needed, they must come from somewhere.
void requireLabels(const std::string& task, const TextLayout& layout, const protocol::FoundTable& table,
                   const std::vector<TextRow>& sample) {
  const TargetKind targets = taskDescription(task).targets;
  const bool needed = targets == TargetKind::Class || targets == TargetKind::Labels || targets == TargetKind::Number;
  const bool there = std::any_of(sample.begin(), sample.end(), [](const TextRow& row) { return row.label || row.labels; });
  if (!needed || there || sample.empty()) return;
  std::string names;
  for (const protocol::FoundColumn& column : table.columns) names += (names.empty() ? "" : ", ") + column.name;
  throw Error(ErrorCode::ColumnUnclear, {{"file", displayPath(layout.path)}, {"role", "label"}, {"columns", names}});
}

/// The second reading.
class SurveyedTexts final : public TextStream {
 public:
  SurveyedTexts(const TextLayout& layout, std::unique_ptr<TextSurvey> survey, const ProgressCallback& progress,
                const CancelToken& cancel)
      : layout_(layout), survey_(std::move(survey)), rows_(layout.open()), progress_(progress), cancel_(cancel) {}

  bool next(std::vector<TextExample>& batch) override {
    constexpr std::size_t most = 10'000;
    constexpr std::size_t mostBytes = std::size_t{1} << 24U;
    batch.clear();
    std::size_t bytes = 0;
    while (batch.size() < most && bytes < mostBytes && rows_->next(row_)) {
      if (next_ == survey_->rows().size()) throw changed();
      const RowFacts& facts = survey_->rows()[next_++];
      if (!facts.used) continue;
      if (facts.line != row_.line) throw changed();
      add(facts, batch);
      bytes += row_.text.size() + (row_.second ? row_.second->size() : 0);
      if (batch.size() % 1000 == 0) cancel_.throwIfCancelled();
    }
    cancel_.throwIfCancelled();
    progress_.report({"write", static_cast<std::int64_t>(next_), static_cast<std::int64_t>(survey_->rows().size())});
    return !batch.empty();
  }

 private:
  [[nodiscard]] Error changed() const { return Error(ErrorCode::FileChanged, {{"file", displayPath(layout_.path)}}); }

  void add(const RowFacts& facts, std::vector<TextExample>& batch) {
    bool wanted = true;
    survey_->checker().check(row_, rows_->charset(), wanted);
    if (row_.problem) throw changed();
    TextExample result;
    if (!survey_->labels().targets(row_, result.example.label, result.text.targets)) return;
    result.example.path = row_.file;
    result.example.member = row_.line;
    result.example.hash = hashOf(row_);
    result.example.size = static_cast<std::int64_t>(row_.text.size());
    result.example.split = *facts.split;
    result.text.text = row_.text;
    result.text.second = row_.second;
    batch.push_back(std::move(result));
  }

  TextLayout layout_;
  std::unique_ptr<TextSurvey> survey_;
  std::unique_ptr<TextRows> rows_;
  ThrottledProgress progress_;
  CancelToken cancel_;
  TextRow row_;
  std::size_t next_ = 0;
};

std::unique_ptr<TextSurvey> makeSurvey(const TextLayout& layout, const Configuration& settings, TextRows& rows,
                                       std::vector<TextRow>& sample) {
  sample = firstRows(rows);
  std::string task = chooseTask(settings, rows.task(), sample);
  requireLabels(task, layout, rows.describe(), sample);
  return std::make_unique<TextSurvey>(settings, std::move(task));
}

std::vector<protocol::FoundClass> classesOf(const TextSurvey& survey) {
  std::vector<protocol::FoundClass> classes;
  for (const std::string& name : survey.labels().classes()) classes.push_back({name, {}});
  for (const RowFacts& row : survey.rows()) {
    if (!row.used || !survey.labels().balanced()) continue;
    ++classes[static_cast<std::size_t>(row.label)].files[survey.splitsGiven() ? splitName(*row.split) : ""];
  }
  return classes;
}

}  // namespace

protocol::InspectReply inspectTexts(const TextLayout& layout, const Configuration& settings, const CancelToken& cancel) {
  protocol::InspectReply reply;
  reply.layout = layout.id;
  const auto rows = layout.open();
  std::vector<TextRow> sample;
  const auto survey = makeSurvey(layout, settings, *rows, sample);
  cancel.throwIfCancelled();
  reply.table = rows->describe();
  reply.table.task = survey->task();
  std::vector<std::string> texts;
  for (const TextRow& row : sample) {
    if (!row.problem) texts.push_back(row.text);
  }
  reply.table.cleaning = previewCleaning(settings, texts);
  for (TextRow& row : sample) survey->add(row, rows->charset());
  reply.files = static_cast<std::int64_t>(sample.size());
  reply.partial = sample.size() == rowsLookedAt;
  try {
    survey->finish(layout.path.native());
  } catch (const Error& error) {
    reply.problems.push_back(error.problem());
  }
  reply.classes = classesOf(*survey);
  reply.splitsGiven = survey->splitsGiven();
  constexpr std::size_t problemsShown = 50;
  for (const ImportIssue& issue : survey->issues().list()) {
    if (reply.problems.size() < problemsShown) reply.problems.push_back(issue.problem);
  }
  return reply;
}

ImportResult importTexts(const TextLayout& layout, const Configuration& settings, const ProgressCallback& progress,
                         const CancelToken& cancel) {
  ThrottledProgress throttled(progress);
  std::vector<TextRow> sample;
  auto survey = makeSurvey(layout, settings, *layout.open(), sample);
  sample = {};
  const auto rows = layout.open();
  TextRow row;
  while (rows->next(row)) {
    survey->add(row, rows->charset());
    if (survey->rows().size() % 1000 != 0) continue;
    cancel.throwIfCancelled();
    throttled.report({"scan", rows->consumed(), layout.bytes});
  }
  survey->finish(layout.path.native());

  ImportResult result;
  DatasetRecord& record = result.dataset.record;
  record.sourcePath = sourceFolder(layout.path).native();
  record.name = displayPath(layout.path.stem());
  record.task = survey->task();
  record.layout = layout.id;
  record.splitsGiven = survey->splitsGiven();
  record.seed = static_cast<std::uint64_t>(settings.integer("seed"));
  record.configuration = settings.changesToJson();
  record.createdAt = nowMilliseconds();
  record.classes = survey->labels().classes();
  result.issues = survey->issues().take();
  result.texts = readAhead(std::make_unique<SurveyedTexts>(layout, std::move(survey), progress, cancel));
  return result;
}

}  // namespace luthier
