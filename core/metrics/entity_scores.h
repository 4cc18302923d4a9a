// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/metrics/classification_report.h"

namespace luthier {

/// How tags mark entities. Lenient takes every scheme and mends what breaks it, as the CoNLL script does (seqeval's default
/// mode); the others count only what keeps to the scheme (seqeval's mode="strict").
enum class TagScheme { Lenient, Iob1, Iob2, Iobes };

/// Words `begin` to `end` (exclusive) of a sequence are one entity.
struct Entity {
  std::string type;  // "PER"; "_" where the tags carry none
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const Entity&) const = default;
};

/// The entities that the tags of one sequence ("B-PER", "I-PER", "O") mark, in their order.
[[nodiscard]] std::vector<Entity> entitiesOf(std::span<const std::string> tags, TagScheme scheme = TagScheme::Lenient);

struct EntityReport {
  PrecisionRecall micro;     // over all entities: the usual figure
  PrecisionRecall macro;     // mean over the types
  PrecisionRecall weighted;  // mean weighted by support
  std::map<std::string, ClassScores> types;
};

/// Precision, recall and F1 of whole entities: right means type, begin and end. Definitions of seqeval 1.2.2 with
/// zero_division=0 (github.com/chakki-works/seqeval).
class EntityCounter {
 public:
  explicit EntityCounter(TagScheme scheme = TagScheme::Lenient) : scheme_(scheme) {}
  /// One sequence, word by word.
  void add(std::span<const std::string> truth, std::span<const std::string> answer);
  [[nodiscard]] EntityReport report() const;

 private:
  struct Counts {
    std::int64_t correct = 0, truths = 0, answers = 0;
  };
  TagScheme scheme_;
  std::map<std::string, Counts> counts_;
};

}  // namespace luthier
