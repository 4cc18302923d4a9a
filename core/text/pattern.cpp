// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pattern.h"

#include <optional>

#include "core/text/limits.h"
#include "core/text/unicode/regex_program.h"

namespace luthier::text {

Pattern::Pattern(const JsonPart& part) {
  if (const auto literal = part.find("String")) {
    literal_ = literal->text();
  } else if (const auto expression = part.find("Regex")) {
    *this = regex(expression->text(), *expression);
  } else {
    part.refuse("it is neither a String nor a Regex");
  }
}

Pattern Pattern::regex(const std::string& expression, const JsonPart& part) {
  if (expression.size() > largestPattern) part.refuse("the regular expression is too long");
  Pattern pattern;
  pattern.expression_ = expression;
  pattern.known_ = knownSplit(expression);
  try {
    pattern.program_ = std::make_shared<const RegexProgram>(expression);
  } catch (const RegexProblem& problem) {
    part.unsupported(expression + " (" + problem.what() + ")");
  }
  return pattern;
}

std::vector<Match> Pattern::find(std::string_view text) const {
  if (known_) {
    std::vector<Match> matches;
    for (std::size_t begin = 0; begin < text.size(); begin = matches.back().end) {
      matches.push_back({begin, known_(text, begin), true});
    }
    return matches;
  }
  return program_ ? coverWithGaps(program_->find(text), text.size()) : literalMatches(text, literal_);
}

}  // namespace luthier::text
