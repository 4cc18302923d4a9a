// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace luthier::text {

/// All tokens by their bytes, for finding every one that a text begins with.
class PrefixTree {
 public:
  /// Sorted by text, without equal ones.
  explicit PrefixTree(const std::vector<std::pair<std::string, std::int32_t>>& tokens);

  /// Calls `visit(id, length)` for every token that begins `text`, shortest first.
  template <typename Visit>
  void eachPrefix(std::string_view text, Visit visit) const {
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      node = child(node, text[i]);
      if (node == 0) return;
      if (nodes_[node].id >= 0) visit(nodes_[node].id, i + 1);
    }
  }

 private:
  struct Node {
    std::uint32_t firstEdge = 0;
    std::uint32_t edges = 0;
    std::int32_t id = -1;
  };
  /// 0 where there is none: the root is nobody's child.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, char byte) const {
    const auto label = static_cast<unsigned char>(byte);
    if (node == 0) return roots_[label];
    const Node& from = nodes_[node];
    std::uint32_t low = from.firstEdge;
    std::uint32_t count = from.edges;
    while (count > 0) {
      const std::uint32_t half = count / 2;
      if (labels_[low + half] < label) {
        low += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return low < from.firstEdge + from.edges && labels_[low] == label ? targets_[low] : 0;
  }

  std::vector<Node> nodes_;
  std::vector<unsigned char> labels_;
  std::vector<std::uint32_t> targets_;
  std::array<std::uint32_t, 256> roots_{};
};

}  // namespace luthier::text
