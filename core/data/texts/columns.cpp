// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "core/base/files.h"
#include "core/data/image_names.h"
#include "core/data/texts/column_names.h"
#include "core/data/texts/split_names.h"

namespace luthier {
namespace {

struct Role {
  const char* id;
  int ColumnRoles::*column;
};
/// In the order in which columns are given away.
constexpr std::array roles{Role{"text", &ColumnRoles::text},   Role{"second", &ColumnRoles::second},
                           Role{"image", &ColumnRoles::image}, Role{"label", &ColumnRoles::label},
                           Role{"split", &ColumnRoles::split}, Role{"group", &ColumnRoles::group},
                           Role{"id", &ColumnRoles::id}};

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// What the sample tells of one column.
struct ColumnFacts {
  std::set<std::string> values;
  std::size_t rows = 0, bytes = 0, splits = 0, images = 0;

  [[nodiscard]] double meanLength() const {
    return rows == 0 ? 0.0 : static_cast<double>(bytes) / static_cast<double>(rows);
  }
};

std::vector<ColumnFacts> lookAt(std::size_t columns, const std::vector<Record>& sample) {
  std::vector<ColumnFacts> facts(columns);
  for (const Record& record : sample) {
    if (record.problem) continue;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::string& cell = record.cells[i];
      ++facts[i].rows;
      facts[i].bytes += cell.size();
      facts[i].splits += splitOfName(cell) ? 1 : 0;
      facts[i].images += namesImage(cell) ? 1 : 0;
      facts[i].values.insert(cell);
    }
  }
  return facts;
}

class ColumnFinder {
 public:
  ColumnFinder(const std::vector<std::string>& names, const std::vector<Record>& sample, const std::filesystem::path& path,
               RowSubject subject)
      : names_(names), facts_(lookAt(names.size(), sample)), path_(path), images_(subject == RowSubject::Image) {
    closed_ = images_ ? std::set<std::string>{"text", "second"} : std::set<std::string>{"image"};
  }

  ColumnRoles find(const Configuration& settings) {
    for (const Role& role : roles) {
      if (closed_.contains(role.id)) continue;  // rows of this kind have none
      const std::string& wanted = settings.text(role.id);
      if (wanted == "-") {
        closed_.insert(role.id);
      } else if (!wanted.empty()) {
        found_.*role.column = chosen(wanted);
        closed_.insert(role.id);
      }
    }
    // An image is known by the file that a cell names; names such as image_id are no files.
    if (!closed_.contains("image")) takeImage();
    for (const Role& role : roles) takeByName(role);
    takeByContents();
    if ((images_ ? found_.image : found_.text) < 0) {
      throw Error(ErrorCode::ColumnUnclear,
                  {{"file", displayPath(path_)}, {"role", images_ ? "image" : "text"}, {"columns", joined(names_)}});
    }
    return found_;
  }

 private:
  [[nodiscard]] int chosen(const std::string& wanted) const {
    const auto byName = std::find(names_.begin(), names_.end(), wanted);
    if (byName != names_.end()) return static_cast<int>(byName - names_.begin());
    int number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    const bool whole = error == std::errc{} && end == wanted.data() + wanted.size();
    if (whole && number >= 1 && number <= static_cast<int>(names_.size())) return number - 1;
    throw Error(ErrorCode::ColumnMissing, {{"file", displayPath(path_)}, {"column", wanted}, {"columns", joined(names_)}});
  }

  [[nodiscard]] bool taken(int column) const {
    return std::any_of(roles.begin(), roles.end(), [&](const Role& role) { return found_.*role.column == column; });
  }

  void takeImage() {
    found_.image = best([](const ColumnFacts& facts, const ColumnFacts* other) {
      return facts.images * 2 > facts.rows && (other == nullptr || facts.images > other->images);
    });
    if (found_.image >= 0) closed_.insert("image");
  }

  void takeByName(const Role& role) {
    if (closed_.contains(role.id)) return;
    for (int i = 0; i < static_cast<int>(names_.size()); ++i) {
      if (taken(i) || roleOfName(names_[static_cast<std::size_t>(i)]) != role.id) continue;
      found_.*role.column = i;
      closed_.insert(role.id);
      return;
    }
  }

  template <typename Better>
  int best(Better better) const {
    int result = -1;
    for (int i = 0; i < static_cast<int>(facts_.size()); ++i) {
      if (taken(i) || facts_[static_cast<std::size_t>(i)].rows == 0) continue;
      const ColumnFacts* other = result < 0 ? nullptr : &facts_[static_cast<std::size_t>(result)];
      if (better(facts_[static_cast<std::size_t>(i)], other)) result = i;
    }
    return result;
  }

  void takeByContents() {
    if (!closed_.contains("split")) {
      found_.split = best(
          [](const ColumnFacts& facts, const ColumnFacts* other) { return other == nullptr && facts.splits == facts.rows; });
    }
    if (!closed_.contains("text")) {
      found_.text = best([](const ColumnFacts& facts, const ColumnFacts* other) {
        return facts.values.size() > 1 && (other == nullptr || facts.meanLength() > other->meanLength());
      });
    }
    if (!closed_.contains("label")) {
      found_.label = best([](const ColumnFacts& facts, const ColumnFacts* other) {
        constexpr double longestName = 40.0;
        const bool repeats = facts.values.size() >= 2 && facts.values.size() * 2 <= facts.rows;
        const bool fewer = other == nullptr || facts.values.size() < other->values.size();
        return repeats && fewer && facts.meanLength() <= longestName;
      });
    }
    if (!closed_.contains("label") && found_.label < 0 && images_) {
      // A number for each image repeats seldom; it is known by being the only other column.
      const int first = best([](const ColumnFacts&, const ColumnFacts* other) { return other == nullptr; });
      const int last = best([](const ColumnFacts&, const ColumnFacts*) { return true; });
      if (first == last) found_.label = first;
    }
  }

  const std::vector<std::string>& names_;
  std::vector<ColumnFacts> facts_;
  const std::filesystem::path& path_;
  bool images_;
  ColumnRoles found_;
  std::set<std::string> closed_;  // roles that are decided
};

}  // namespace

std::string ColumnRoles::of(int column) const {
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const Role& role) { return this->*role.column == column; });
  return found == roles.end() ? "" : found->id;
}

ColumnRoles findColumns(const std::vector<std::string>& names, const std::vector<Record>& sample,
                        const Configuration& settings, const std::filesystem::path& path, RowSubject subject) {
  return ColumnFinder(names, sample, path, subject).find(settings);
}

}  // namespace luthier
