// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/reporter.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace luthier::cli {
namespace {

constexpr int barCells = 30;

std::string toLine(const nlohmann::ordered_json& json) {
  // Names of files may hold bytes that are no UTF-8; a line of JSON must be.
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string barText(const Progress& progress) {
  if (progress.total <= 0) {
    return fmt::format("\r\033[K{:<10} {}", progress.phase, progress.done);
  }
  const double share = std::clamp(static_cast<double>(progress.done) / static_cast<double>(progress.total), 0.0, 1.0);
  const int filled = static_cast<int>(share * barCells);
  return fmt::format(
      "\r\033[K{:<10} [{}{}] {:3.0f} %  {}/{}", progress.phase, std::string(static_cast<std::size_t>(filled), '#'),
      std::string(static_cast<std::size_t>(barCells - filled), '.'), share * 100.0, progress.done, progress.total);
}

std::string tableRow(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    line += cells[column];
    if (column + 1 < cells.size()) {
      line.append(widths[column] - width(cells[column]) + 2, ' ');
    }
  }
  return line;
}

}  // namespace

Reporter::Reporter(Output& output, bool json) : output_(output), json_(json) {}

void Reporter::event(const nlohmann::ordered_json& event) {
  if (json_) {
    output_.line(toLine(event));
  }
}

void Reporter::text(std::string_view line) {
  if (!json_) {
    const std::lock_guard lock(mutex_);
    clearBar();
    output_.line(line);
  }
}

void Reporter::table(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows,
                     std::string_view empty) {
  if (rows.empty()) {
    text(empty);
    return;
  }
  std::vector<std::size_t> widths;
  for (const std::string& heading : headings) {
    widths.push_back(width(heading));
  }
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], width(row[column]));
    }
  }
  text(tableRow(headings, widths));
  for (const auto& row : rows) {
    text(tableRow(row, widths));
  }
}

void Reporter::progress(const Progress& progress) {
  if (json_) {
    event({{"event", "progress"}, {"phase", progress.phase}, {"done", progress.done}, {"total", progress.total}});
    return;
  }
  if (::isatty(STDERR_FILENO) == 1) {
    const std::lock_guard lock(mutex_);
    std::fputs(barText(progress).c_str(), stderr);
    barShown_ = true;
  }
}

ProgressCallback Reporter::progressCallback() {
  return [this](const Progress& now) { progress(now); };
}

void Reporter::error(const Problem& problem) {
  if (json_) {
    event({{"event", "error"},
           {"code", errorText(problem.code).name},
           {"message", englishMessage(problem)},
           {"arguments", problem.arguments}});
    return;
  }
  const std::lock_guard lock(mutex_);
  clearBar();
  std::fputs(("luthier-cli: " + englishMessage(problem) + "\n").c_str(), stderr);
}

void Reporter::clearBar() {
  if (barShown_) {
    std::fputs("\r\033[K", stderr);
    barShown_ = false;
  }
}

}  // namespace luthier::cli
