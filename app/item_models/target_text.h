// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/protocol/text_messages.h"
#include "core/store/texts_table.h"

namespace luthier {

/// What is true of an example, or what a run says of it, where this is a number or labels ("value", "labels" of the JSON in
/// core/store/records.h): "3.25"; "sea, sun", "–" for no label at all. Empty for anything else.
[[nodiscard]] QString targetText(const DatasetRecord& dataset, const std::string& targets);

/// What is true of a text, as a table shows it: class, labels, number, entities or answer, whichever the example has.
[[nodiscard]] QString targetText(const DatasetRecord& dataset, const ExampleRecord& example, const TextRecord& text);

/// What a run said of it, in the same words; `answer` is ExampleAnswer::answer.
[[nodiscard]] QString answerText(const DatasetRecord& dataset, const TextRecord& text, const std::string& answer);

/// The true entities of a text, from its words and their tags (B-, I-, and a tag without prefix as its own entity).
[[nodiscard]] std::vector<protocol::TextSpan> targetSpans(const DatasetRecord& dataset, const TextRecord& text);

}  // namespace luthier
