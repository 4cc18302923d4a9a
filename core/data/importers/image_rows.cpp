// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/image_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <set>

#include "core/base/files.h"
#include "core/base/trim.h"
#include "core/config/import_parameters.h"
#include "core/data/image_names.h"
#include "core/data/texts/issue_list.h"
#include "core/data/texts/json_source.h"
#include "core/data/texts/label_reader.h"
#include "core/data/texts/record_rows.h"
#include "core/data/texts/split_names.h"
#include "core/data/texts/table_source.h"

namespace luthier::image_rows {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> tables{".csv", ".tsv", ".tab"};
const std::vector<std::string> jsonLines{".jsonl", ".ndjson"};

bool among(const std::vector<std::string>& extensions, const fs::path& path) {
  return std::find(extensions.begin(), extensions.end(), textExtension(path)) != extensions.end();
}

bool isTable(const fs::path& path) { return among(tables, path) || among(jsonLines, path); }

std::vector<fs::path> visible(const fs::path& folder, bool folders) {
  std::vector<fs::path> found;
  std::error_code error;  // what cannot be read holds nothing of ours
  for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error)) {
    std::error_code ignored;
    const bool wanted = folders ? i->is_directory(ignored) : i->is_regular_file(ignored);
    if (wanted && !i->path().filename().native().starts_with('.')) found.push_back(i->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// metadata.csv, metadata.jsonl in `folder`, in the folders of the splits below it, or below a folder named data.
void addMetadata(const fs::path& folder, const fs::path& root, std::vector<SourceFile>& files) {
  for (const fs::path& file : visible(folder, false)) {
    if (file.stem() == "metadata" && isTable(file)) {
      const fs::path name = file.lexically_relative(root);
      std::optional<Split> split;
      for (const fs::path& part : name.parent_path()) split = split ? split : splitOfName(part.native());
      files.push_back({file, name.native(), split, ""});
    }
  }
  for (const fs::path& child : visible(folder, true)) {
    const std::string name = child.filename().native();
    if (splitOfName(name) || (folder == root && name == "data")) addMetadata(child, root, files);
  }
}

/// The tables at `path`: itself; the metadata files of a folder; else the tables that lie loose in it.
std::vector<SourceFile> tablesAt(const fs::path& path) {
  if (!fs::is_directory(path)) return {{path, path.filename().native(), std::nullopt, ""}};
  std::vector<SourceFile> files;
  addMetadata(path, path, files);
  if (!files.empty()) return files;
  std::vector<std::string> extensions = tables;
  extensions.insert(extensions.end(), jsonLines.begin(), jsonLines.end());
  return sourceFiles(path, extensions);
}

std::unique_ptr<RecordRows> openRows(const std::vector<SourceFile>& files, const Configuration& settings) {
  const fs::path& first = files.front().path;
  if (among(jsonLines, first)) {
    const std::string charset = settings.text("encoding");
    const auto open = [charset](const fs::path& file) {
      return std::make_unique<JsonSource>(luthier::jsonLines(file, charset), luthier::jsonLines(file, charset));
    };
    return std::make_unique<RecordRows>(files, open, settings, "jsonl", true, RowSubject::Image);
  }
  const TableSource table(first, settings);
  // The others are read as the first: what one file looks like must not make another's columns.
  Configuration decided = settings;
  decided.set("header", std::string(table.dialect().header ? "true" : "false"));
  decided.set("quotes", std::string(table.dialect().quotes ? "double" : "none"));
  const auto open = [decided](const fs::path& file) { return std::make_unique<TableSource>(file, decided); };
  return std::make_unique<RecordRows>(files, open, settings, table.dialect().name(), table.dialect().header,
                                      RowSubject::Image);
}

/// Where the image that a row names lies, relative to `root`: seen from the row's file, else from `root`; empty where it is
/// nowhere. Paths as Windows writes them are understood.
fs::path locate(const fs::path& root, const TextRow& row) {
  std::string name = row.text;
  for (int attempt = 0; attempt < 2; ++attempt) {
    for (const fs::path& from : {fs::path(row.file).parent_path(), fs::path()}) {
      const fs::path place = (from / name).lexically_normal();
      std::error_code error;
      if (!name.empty() && fs::is_regular_file(root / place, error)) return place;
    }
    std::replace(name.begin(), name.end(), '\\', '/');
  }
  return {};
}

std::optional<Split> splitOfPlace(const fs::path& place) {
  for (const fs::path& part : place.parent_path()) {
    if (const auto split = splitOfName(part.native())) return split;
  }
  return std::nullopt;
}

/// What stands between several labels, where the cells show it: '|' or ';' in them, and less to be told apart when they are cut
/// (or the person said that there may be several).
std::string separatorOf(const std::vector<TextRow>& rows, bool saidToBeSeveral) {
  for (const char* separator : {"|", ";"}) {
    std::set<std::string_view> cells, parts;
    bool any = false;
    for (const TextRow& row : rows) {
      std::string_view cell = row.label ? std::string_view(*row.label) : std::string_view();
      cells.insert(cell);
      for (std::size_t end = cell.find(*separator); end != std::string_view::npos; end = cell.find(*separator)) {
        any = true;
        parts.insert(trimmed(cell.substr(0, end)));
        cell.remove_prefix(end + 1);
      }
      parts.insert(trimmed(cell));
    }
    if (any && (saidToBeSeveral || parts.size() <= cells.size())) return separator;
  }
  return "";
}

std::uint64_t groupKey(const std::string& group) {
  if (group.empty()) return 0;
  const Sha256Digest digest = sha256("group " + group);
  std::uint64_t key = 0;
  std::memcpy(&key, digest.data(), sizeof key);
  return std::max<std::uint64_t>(key, 1);
}

void requireLabels(const std::vector<TextRow>& rows, const protocol::FoundTable& table, const fs::path& path) {
  const bool there = std::any_of(rows.begin(), rows.end(), [](const TextRow& row) { return row.label || row.labels; });
  if (there || rows.empty()) return;
  std::string names;
  for (const protocol::FoundColumn& column : table.columns) names += (names.empty() ? "" : ", ") + column.name;
  throw Error(ErrorCode::ColumnUnclear, {{"file", displayPath(path)}, {"role", "label"}, {"columns", names}});
}

/// Makes candidates of rows.
class Reader {
 public:
  Reader(const fs::path& path, const Configuration& settings)
      : path_(path), root_(sourceFolder(path)), settings_(settings) {}

  Table read(std::size_t most, const ProgressCallback& progress, const CancelToken& cancel) {
    readRows(most, progress, cancel);
    requireLabels(rows_, table_.found, path_);
    Configuration decided = settings_;
    const std::string& chosen = settings_.text("task");
    const bool saidToBeSeveral = chosen != "auto" && taskDescription(chosen).targets == TargetKind::Labels;
    if ((chosen == "auto" || saidToBeSeveral) && settings_.text("label_separator").empty()) {
      decided.set("label_separator", separatorOf(rows_, saidToBeSeveral));
    }
    table_.task = chooseTask(decided, "", rows_, ExampleKind::Image);
    const TargetKind kind = taskDescription(table_.task).targets;
    LabelReader labels(decided, kind);
    std::vector<const TextRow*> usable;
    std::vector<fs::path> places;
    for (TextRow& row : rows_) {
      if (fs::path place = check(row, labels); !row.problem) {
        usable.push_back(&row);
        places.push_back(std::move(place));
      }
    }
    labels.order();
    Collection& collection = table_.collection;
    collection.sourcePath = root_.native();
    collection.classes = labels.classes();
    collection.targets = kind;
    for (std::size_t i = 0; i < usable.size(); ++i) add(*usable[i], std::move(places[i]), labels);
    divideAsGiven();
    table_.issues = issues_.take();
    return std::move(table_);
  }

 private:
  void readRows(std::size_t most, const ProgressCallback& progress, const CancelToken& cancel) {
    const std::vector<SourceFile> files = tablesAt(path_);
    if (files.empty()) throw Error(ErrorCode::NoImages, {{"file", displayPath(path_)}});
    const auto rows = openRows(files, settings_);
    table_.found = rows->describe();
    ThrottledProgress throttled(progress);
    TextRow row;
    while ((most == 0 || rows_.size() < most) && rows->next(row)) {
      rows_.push_back(row);
      if (rows_.size() % 1000 != 0) continue;
      cancel.throwIfCancelled();
      throttled.report({"scan", static_cast<std::int64_t>(rows_.size()), 0});
    }
  }

  /// Sets row.problem where the row cannot be used; else returns the image's place.
  fs::path check(TextRow& row, LabelReader& labels) {
    fs::path place;
    if (!row.problem) {
      place = locate(root_, row);
      if (place.empty()) row.problem = {ErrorCode::RowImageMissing, {{"image", displayPath(row.text)}}};
    }
    if (!row.problem) labels.enter(row);
    if (row.problem) issues_.addRow(row, *row.problem, true);
    return place;
  }

  void add(const TextRow& row, fs::path place, LabelReader& labels) {
    Candidate candidate;
    if (!labels.targets(row, candidate.example.label, candidate.targets)) return;  // its classes were left out
    if (candidate.example.label < 0) candidate.example.label = stratum(candidate.targets);
    candidate.split = row.split ? row.split : splitOfPlace(place);
    candidate.example.path = place.native();
    candidate.group = groupKey(row.group);
    candidate.origin = fmt::format("{}:{}", displayPath(row.file), row.line);
    table_.collection.candidates.push_back(std::move(candidate));
  }

  /// The class by which splits are balanced: the first of several, none of a number.
  static std::int32_t stratum(const std::string& targets) {
    const std::size_t first = targets.find("[");
    if (first == std::string::npos || first + 1 >= targets.size() || targets[first + 1] == ']') return 0;
    return static_cast<std::int32_t>(std::strtol(targets.c_str() + first + 1, nullptr, 10));
  }

  /// Splits are given where one of them is for training.
  void divideAsGiven() {
    auto& candidates = table_.collection.candidates;
    const auto trains = [](const Candidate& candidate) { return candidate.split == Split::Train; };
    table_.collection.splitsGiven = std::any_of(candidates.begin(), candidates.end(), trains);
    if (table_.collection.splitsGiven) return;
    for (Candidate& candidate : candidates) candidate.split.reset();
  }

  const fs::path path_;
  const fs::path root_;
  const Configuration& settings_;
  std::vector<TextRow> rows_;
  IssueList issues_;
  Table table_;
};

}  // namespace

bool recognise(const fs::path& path) {
  constexpr int rowsToTry = 20;
  try {
    const std::vector<SourceFile> files = tablesAt(path);
    if (files.empty() || !isTable(files.front().path)) return false;
    const auto rows = openRows(files, Configuration(importParameters()));
    const fs::path root = sourceFolder(path);
    TextRow row;
    for (int i = 0; i < rowsToTry && rows->next(row); ++i) {
      if (!row.problem && namesImage(row.text) && !locate(root, row).empty()) return true;
    }
  } catch (const Error&) {
    // Whatever it is, it is no table of images.
  }
  return false;
}

Table read(const fs::path& path, const Configuration& settings, std::size_t most, const ProgressCallback& progress,
           const CancelToken& cancel) {
  return Reader(path, settings).read(most, progress, cancel);
}

}  // namespace luthier::image_rows
