// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/squad_rows.h"

#include "core/base/json.h"
#include "core/base/utf8.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(std::string detail) { throw Error(ErrorCode::RowJsonDamaged, {{"detail", std::move(detail)}}); }

const Json& member(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  if (!object.is_object() || found == object.end()) refuse(std::string("\"") + name + "\" is missing.");
  return *found;
}

const Json& list(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (!value.is_array()) refuse(std::string("\"") + name + "\" is no array.");
  return value;
}

std::string text(const Json& object, const char* name) {
  const Json& value = member(object, name);
  if (value.is_number_integer()) return value.dump();
  if (!value.is_string()) refuse(std::string("\"") + name + "\" is no text.");
  return value.get<std::string>();
}

/// Byte at which code point `number` begins; the length of the text where it has fewer.
std::size_t byteOfPoint(std::string_view text, std::int64_t number) {
  std::size_t place = 0;
  for (; number > 0 && place < text.size(); --number)
    place += std::max<std::size_t>(1, utf8SequenceLength(text.substr(place)));
  return place;
}

TextRow questionRow(const Json& question, const std::string& context) {
  TextRow row;
  row.text = text(question, "question");
  row.second = context;
  row.questionId = text(question, "id");
  const auto impossible = question.find("is_impossible");
  const bool answerable = impossible == question.end() || !impossible->is_boolean() || !impossible->get<bool>();
  if (!answerable || !question.contains("answers")) return row;
  for (const Json& answer : list(question, "answers")) {
    const std::string words = text(answer, "text");
    const Json& start = member(answer, "answer_start");
    if (!start.is_number_integer()) refuse("\"answer_start\" is no whole number.");
    const std::size_t byte = byteOfPoint(context, start.get<std::int64_t>());
    if (start.get<std::int64_t>() < 0 || context.compare(byte, words.size(), words) != 0) {
      row.problem = Problem{ErrorCode::RowAnswerMisplaced, {{"answer", words}}};
    }
    row.answers.push_back({words, static_cast<std::int64_t>(byte)});
  }
  return row;
}

}  // namespace

SquadRows::SquadRows(std::vector<SourceFile> files, const Configuration& settings)
    : files_(std::move(files)), wantedCharset_(settings.text("encoding")), charset_("UTF-8") {}

bool SquadRows::readArticle() {
  std::string article;
  std::int64_t line = 0;
  while (!articles_ || !articles_->next(article, line)) {
    if (articles_) before_ += articles_->consumed();
    articles_.reset();
    if (opened_ == files_.size()) return false;
    articles_ = jsonArray(files_[opened_++].path, wantedCharset_, "data");
    charset_ = articles_->charset();
  }
  const SourceFile& file = files_[opened_ - 1];
  const auto place = [&](TextRow& row) {
    row.file = file.name;
    row.split = file.split;
    row.line = line;
  };
  try {
    const Json json = parseForeignJson(article, ErrorCode::RowJsonDamaged);
    for (const Json& paragraph : list(json, "paragraphs")) {
      const std::string context = text(paragraph, "context");
      for (const Json& question : list(paragraph, "qas")) {
        waiting_.push_back(questionRow(question, context));
        place(waiting_.back());
      }
    }
  } catch (const Error& error) {
    TextRow& row = waiting_.emplace_back();
    place(row);
    row.problem = error.problem();
  }
  return true;
}

bool SquadRows::next(TextRow& row) {
  while (waiting_.empty()) {
    if (!readArticle()) return false;
  }
  row = std::move(waiting_.front());
  waiting_.pop_front();
  return true;
}

protocol::FoundTable SquadRows::describe() const {
  protocol::FoundTable table;
  table.encoding = charset_;
  table.dialect = "squad";
  return table;
}

}  // namespace luthier
