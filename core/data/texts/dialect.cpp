// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/dialect.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "core/data/texts/column_names.h"
#include "core/data/texts/table_parser.h"

namespace luthier {
namespace {

constexpr std::size_t rowsLookedAt = 200;

struct NamedDelimiter {
  const char* setting;
  const char* dialect;
  char letter;
};
constexpr std::array delimiters{NamedDelimiter{"comma", "csv", ','}, NamedDelimiter{"tab", "tsv", '\t'},
                                NamedDelimiter{"semicolon", "semicolon", ';'}, NamedDelimiter{"pipe", "pipe", '|'}};

struct Trial {
  std::vector<std::vector<std::string>> rows;
  bool quoteOpen = false;

  [[nodiscard]] std::size_t columns() const {
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : rows) ++counts[row.size()];
    const auto most = std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return most == counts.end() ? 0 : most->first;
  }
  /// Share of the rows that have the usual number of columns.
  [[nodiscard]] double consistency() const {
    const std::size_t usual = columns();
    const auto fitting = std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.size() == usual; });
    return rows.empty() ? 0.0 : static_cast<double>(fitting) / static_cast<double>(rows.size());
  }
};

Trial tryDialect(std::string_view sample, const Dialect& dialect) {
  Trial trial;
  while (!sample.empty() && trial.rows.size() < rowsLookedAt) {
    std::vector<std::string> cells;
    std::size_t length = 0;
    const TableRowEnd end = parseTableRow(sample, true, dialect, cells, length);
    if (end != TableRowEnd::Complete) {
      trial.quoteOpen = true;
      break;
    }
    sample.remove_prefix(length);
    if (cells.size() > 1 || !cells.front().empty()) trial.rows.push_back(std::move(cells));
  }
  return trial;
}

char likelyDelimiter(std::string_view sample, const std::string& extension) {
  const char expected = extension == ".tsv" ? '\t' : ',';
  char best = expected;
  double bestScore = 0.0;
  for (const NamedDelimiter& each : delimiters) {
    const Trial trial = tryDialect(sample, {each.letter, each.letter != '\t', true});
    if (trial.columns() < 2) continue;
    const double score = trial.consistency() * trial.consistency() + (each.letter == expected ? 0.2 : 0.0);
    if (score > bestScore) {
      bestScore = score;
      best = each.letter;
    }
  }
  return best;
}

bool isNumber(const std::string& text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

/// Short, different names, none a number, and one that is known or stands over a column of numbers or of longer texts.
bool looksLikeHeader(const Trial& trial) {
  if (trial.rows.empty()) return false;
  const auto& first = trial.rows.front();
  constexpr std::size_t longestName = 60;
  const bool names = std::all_of(first.begin(), first.end(), [](const std::string& cell) {
    return !cell.empty() && cell.size() <= longestName && !isNumber(cell);
  });
  if (!names || std::set(first.begin(), first.end()).size() != first.size()) return false;
  if (std::any_of(first.begin(), first.end(), [](const std::string& cell) { return !roleOfName(cell).empty(); }))
    return true;
  for (std::size_t column = 0; column < first.size(); ++column) {
    std::size_t numbers = 0;
    std::size_t letters = 0;
    std::size_t rows = 0;
    for (std::size_t i = 1; i < trial.rows.size(); ++i) {
      if (trial.rows[i].size() <= column) continue;
      const std::string& cell = trial.rows[i][column];
      ++rows;
      letters += cell.size();
      numbers += isNumber(cell) ? 1 : 0;
    }
    if (rows > 0 && (numbers == rows || letters > 4 * rows * first[column].size())) return true;
  }
  return false;
}

}  // namespace

std::string Dialect::name() const {
  const auto found = std::find_if(delimiters.begin(), delimiters.end(),
                                  [this](const NamedDelimiter& each) { return each.letter == delimiter; });
  return found == delimiters.end() ? "" : found->dialect;
}

Dialect detectDialect(std::string_view sample, const std::string& extension, const Configuration& settings) {
  Dialect dialect;
  const std::string& wanted = settings.text("delimiter");
  const auto chosen =
      std::find_if(delimiters.begin(), delimiters.end(), [&](const NamedDelimiter& each) { return wanted == each.setting; });
  dialect.delimiter = chosen != delimiters.end() ? chosen->letter : likelyDelimiter(sample, extension);
  const std::string& quotes = settings.text("quotes");
  if (quotes != "auto") {
    dialect.quotes = quotes == "double";
  } else if (dialect.delimiter == '\t') {
    // Tables with tabs are often written without quoting, and then hold loose quotes.
    const Trial quoted = tryDialect(sample, dialect);
    const Trial bare = tryDialect(sample, {dialect.delimiter, false, true});
    dialect.quotes = !quoted.quoteOpen && quoted.consistency() > bare.consistency();
  }
  const std::string& header = settings.text("header");
  dialect.header = header == "auto" ? looksLikeHeader(tryDialect(sample, dialect)) : header == "true";
  return dialect;
}

}  // namespace luthier
