// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabularies/merge_queue.h"

#include <algorithm>
#include <queue>

namespace luthier::text {
namespace {

// Up to here looking through all pairs each time is quicker than a queue.
constexpr std::size_t shortWord = 48;

void mergeShort(std::vector<Symbol>& symbols, const Merges& merges) {
  Merges::Merge found[shortWord];
  std::size_t count = symbols.size();
  for (std::size_t i = 0; i + 1 < count; ++i) found[i] = merges.find(symbols[i].id, symbols[i + 1].id);
  while (count > 1) {
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < count; ++i) {
      if (found[i].rank < found[best].rank) best = i;
    }
    if (found[best].rank == Merges::none) break;
    symbols[best] = {found[best].id, symbols[best].length + symbols[best + 1].length};
    for (std::size_t i = best + 1; i + 1 < count; ++i) symbols[i] = symbols[i + 1];
    for (std::size_t i = best + 1; i + 2 < count; ++i) found[i] = found[i + 1];
    --count;
    if (best > 0) found[best - 1] = merges.find(symbols[best - 1].id, symbols[best].id);
    if (best + 1 < count) found[best] = merges.find(symbols[best].id, symbols[best + 1].id);
  }
  symbols.resize(count);
}

struct Candidate {
  std::uint32_t rank;
  std::uint32_t position;
  std::int32_t id;
  bool operator<(const Candidate& other) const {  // the queue gives the largest
    return rank != other.rank ? rank > other.rank : position > other.position;
  }
};

class LongWord {
 public:
  LongWord(std::vector<Symbol>& symbols, const Merges& merges) : symbols_(symbols), merges_(merges) {
    const auto count = static_cast<std::uint32_t>(symbols.size());
    next_.resize(count);
    previous_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      next_[i] = i + 1;
      previous_[i] = i - 1;  // wraps around to `none` for the first
    }
    for (std::uint32_t i = 0; i + 1 < count; ++i) push(i);
  }

  void run() {
    while (!queue_.empty()) {
      const Candidate top = queue_.top();
      queue_.pop();
      const std::uint32_t right = next_[top.position];
      if (symbols_[top.position].length == 0 || right >= symbols_.size()) continue;
      if (merges_.find(symbols_[top.position].id, symbols_[right].id).id != top.id) continue;  // merged meanwhile
      join(top, right);
    }
    std::erase_if(symbols_, [](const Symbol& symbol) { return symbol.length == 0; });
  }

 private:
  void push(std::uint32_t position) {
    const std::uint32_t right = next_[position];
    if (right >= symbols_.size()) return;
    const Merges::Merge merge = merges_.find(symbols_[position].id, symbols_[right].id);
    if (merge.rank != Merges::none) queue_.push({merge.rank, position, merge.id});
  }

  void join(const Candidate& top, std::uint32_t right) {
    symbols_[top.position] = {top.id, symbols_[top.position].length + symbols_[right].length};
    symbols_[right].length = 0;
    next_[top.position] = next_[right];
    if (next_[right] < symbols_.size()) previous_[next_[right]] = top.position;
    if (previous_[top.position] < symbols_.size()) push(previous_[top.position]);
    push(top.position);
  }

  std::vector<Symbol>& symbols_;
  const Merges& merges_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> previous_;
  std::priority_queue<Candidate> queue_;
};

}  // namespace

void mergeAll(std::vector<Symbol>& symbols, const Merges& merges) {
  if (symbols.size() <= shortWord) {
    mergeShort(symbols, merges);
  } else {
    LongWord(symbols, merges).run();
  }
}

}  // namespace luthier::text
