// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode/regex_program.h"

#include <unicode/regex.h>
#include <unicode/utext.h>

#include "core/text/code_points.h"

namespace luthier::text {
namespace {

// ICU counts steps of the engine in units of about a millisecond: enough for 256 MB of ordinary text.
constexpr std::int32_t timeLimit = 600'000;

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw RegexProblem(u_errorName(status));
}

}  // namespace

struct RegexProgram::State {
  std::unique_ptr<icu::RegexPattern> pattern;
};

RegexProgram::RegexProgram(const std::string& expression) : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  // Oniguruma's Ruby syntax: ^ and $ stand at every line, lines end with \n alone.
  constexpr std::uint32_t flags = UREGEX_MULTILINE | UREGEX_UNIX_LINES;
  state_->pattern.reset(
      icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(toIcuExpression(expression)), flags, where, status));
  check(status);
}

RegexProgram::~RegexProgram() = default;

std::vector<TextSpan> RegexProgram::find(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  UText utf8 = UTEXT_INITIALIZER;
  utext_openUTF8(&utf8, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<icu::RegexMatcher> matcher(state_->pattern->matcher(status));
  check(status);
  matcher->setTimeLimit(timeLimit, status);
  matcher->reset(&utf8);
  std::vector<TextSpan> found;
  while (matcher->find(status)) {
    const TextSpan span{static_cast<std::uint32_t>(matcher->start64(status)),
                        static_cast<std::uint32_t>(matcher->end64(status))};
    // Oniguruma's iterator gives no empty match right behind another match.
    if (span.begin == span.end && !found.empty() && found.back().end == span.begin) continue;
    found.push_back(span);
  }
  utext_close(&utf8);
  check(status);
  return found;
}

}  // namespace luthier::text
