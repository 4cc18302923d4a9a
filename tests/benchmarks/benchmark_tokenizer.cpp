// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a tokenizer reads, on one core. Started by bench.py.
// Usage: benchmark_tokenizer TOKENIZER FILE. Prints one JSON line: megabytes a second of the first pass over the lines of the
// file, of a later one, of a bare read of the memory, and the sum of all ids, which the peer must reach too.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "core/text/tokenizer.h"

namespace luthier {
namespace {

std::vector<std::string> readLines(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

struct Pass {
  double seconds = 0.0;
  std::int64_t ids = 0;
};

template <typename Work>
Pass timed(const std::vector<std::string>& lines, Work work) {
  Pass pass;
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& line : lines) pass.ids += work(line);
  pass.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return pass;
}

}  // namespace
}  // namespace luthier

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const auto lines = luthier::readLines(arguments[2]);
  double megabytes = 0.0;
  for (const std::string& line : lines) megabytes += static_cast<double>(line.size()) / 1e6;
  const auto tokenizer = luthier::Tokenizer::load(arguments[1]);
  luthier::Encoding encoding;
  const auto encode = [&](const std::string& line) {
    tokenizer.encodeInto(encoding, line);
    return std::accumulate(encoding.ids.begin(), encoding.ids.end(), std::int64_t{0});
  };
  const luthier::Pass cold = luthier::timed(lines, encode);
  const luthier::Pass warm = luthier::timed(lines, encode);
  const luthier::Pass memory = luthier::timed(
      lines, [](const std::string& line) { return std::accumulate(line.begin(), line.end(), std::int64_t{0}); });
  fmt::print("{{\"cold\":{},\"warm\":{},\"memory\":{},\"bytes\":{},\"ids\":{}}}\n", megabytes / cold.seconds,
             megabytes / warm.seconds, megabytes / memory.seconds, memory.ids, cold.ids);
  return 0;
}
