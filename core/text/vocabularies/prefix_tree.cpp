// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/vocabularies/prefix_tree.h"

namespace luthier::text {

PrefixTree::PrefixTree(const std::vector<std::pair<std::string, std::int32_t>>& tokens) : nodes_(1) {
  // Level by level: a node is a run of tokens that share their first `depth` bytes.
  struct Run {
    std::size_t begin;
    std::size_t end;
    std::size_t depth;
  };
  std::vector<Run> runs = {{0, tokens.size(), 0}};
  for (std::uint32_t node = 0; node < runs.size(); ++node) {
    Run run = runs[node];
    if (run.depth > 0 && tokens[run.begin].first.size() == run.depth) nodes_[node].id = tokens[run.begin++].second;
    nodes_[node].firstEdge = static_cast<std::uint32_t>(labels_.size());
    while (run.begin < run.end) {
      if (tokens[run.begin].first.size() == run.depth) {  // the empty token
        ++run.begin;
        continue;
      }
      const char label = tokens[run.begin].first[run.depth];
      std::size_t end = run.begin;
      while (end < run.end && tokens[end].first[run.depth] == label) ++end;
      const auto target = static_cast<std::uint32_t>(nodes_.size());
      labels_.push_back(static_cast<unsigned char>(label));
      targets_.push_back(target);
      if (node == 0) roots_[static_cast<unsigned char>(label)] = target;
      nodes_.emplace_back();
      runs.push_back({run.begin, end, run.depth + 1});
      run.begin = end;
    }
    nodes_[node].edges = static_cast<std::uint32_t>(labels_.size()) - nodes_[node].firstEdge;
  }
}

}  // namespace luthier::text
