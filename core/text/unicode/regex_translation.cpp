// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>

#include "core/text/unicode/exceptions.h"
#include "core/text/unicode/regex_program.h"

namespace luthier::text {
namespace {

/// A class whose members differ between Oniguruma and ICU.
struct AdjustedClass {
  std::string_view name;
  std::string_view icu;
  const std::vector<CodeRange>& exceptions;
};

const auto& adjustedClasses() {
  static const std::array<AdjustedClass, 10> classes = {{
      {"L", R"(\p{L})", regexLetterExceptions},
      {"N", R"(\p{N})", regexNumberExceptions},
      {"M", R"(\p{M})", regexMarkExceptions},
      {"Lu", R"(\p{Lu})", regexUppercaseExceptions},
      {"Ll", R"(\p{Ll})", regexLowercaseExceptions},
      {"Lm", R"(\p{Lm})", regexModifierExceptions},
      {"Lo", R"(\p{Lo})", regexOtherLetterExceptions},
      {"P", R"(\p{P})", regexPunctuationExceptions},
      {"S", R"(\p{S})", regexSymbolExceptions},
      {"w", R"(\p{Alphabetic}\p{M}\p{Nd}\p{Pc})", regexWordExceptions},
  }};
  return classes;
}

std::string rangesOf(const std::vector<CodeRange>& exceptions, bool value) {
  std::string ranges;
  for (const CodeRange& range : exceptions) {
    if (range.value != value) continue;
    ranges += fmt::format("\\x{{{:X}}}-\\x{{{:X}}}", static_cast<std::uint32_t>(range.first),
                          static_cast<std::uint32_t>(range.last));
  }
  return ranges;
}

std::string setOf(const AdjustedClass& adjusted, bool negated) {
  const std::string without = rangesOf(adjusted.exceptions, false);
  const std::string base = without.empty() ? std::string(adjusted.icu) : fmt::format("[[{}]--[{}]]", adjusted.icu, without);
  return fmt::format("[{}{}{}]", negated ? "^" : "", base, rangesOf(adjusted.exceptions, true));
}

const AdjustedClass* adjustedClass(std::string_view name) {
  for (const AdjustedClass& candidate : adjustedClasses()) {
    if (candidate.name == name || (name == "Letter" && candidate.name == "L") ||
        (name == "Number" && candidate.name == "N")) {
      return &candidate;
    }
  }
  return nullptr;
}

class Translator {
 public:
  explicit Translator(std::string_view source) : source_(source) {}

  std::string translate() {
    while (at_ < source_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    const char here = source_[at_];
    if (here == '\\') {
      escape();
      return;
    }
    if (here == '[') ++depth_;
    if (here == ']' && depth_ > 0) --depth_;
    if (here == '(' && depth_ == 0) checkFlags();
    if (here == '}' && depth_ == 0 && source_.substr(at_ + 1, 1) == "+") {
      throw RegexProblem("a \"+\" behind \"{}\" means something else in ICU");
    }
    result_ += here;
    ++at_;
  }

  /// Ruby's (?m) is (?s) elsewhere.
  void checkFlags() const {
    if (source_.substr(at_, 2) != "(?") return;
    const std::size_t end = source_.find_first_not_of("imx-", at_ + 2);
    const bool flags = end != std::string_view::npos && (source_[end] == ':' || source_[end] == ')');
    if (flags && source_.substr(at_, end - at_).find('m') != std::string_view::npos) {
      throw RegexProblem("the flag \"m\" is not known");
    }
  }

  void escape() {
    const char letter = at_ + 1 < source_.size() ? source_[at_ + 1] : '\\';
    switch (letter) {
      case 'p':
      case 'P':
        return property(letter == 'P');
      case 'w':
      case 'W':
        return put(setOf(*adjustedClass("w"), letter == 'W'));
      case 's':
        return put(R"([\p{White_Space}])");
      case 'S':
        return put(R"([^\p{White_Space}])");
      case 'd':
        return put(R"([\p{Nd}])");
      case 'D':
        return put(R"([^\p{Nd}])");
      case 'h':
        return put("[0-9a-fA-F]");
      case 'H':
        return put("[^0-9a-fA-F]");
      default:
        return put(source_.substr(at_, 2));
    }
  }

  /// Writes `text` in place of an escape of two characters.
  void put(std::string_view text) {
    result_ += text;
    at_ += 2;
  }

  void property(bool negated) {
    const std::size_t open = at_ + 2;
    const std::size_t close = source_.find('}', open);
    if (source_.substr(open, 1) != "{" || close == std::string_view::npos) {
      throw RegexProblem("a class such as \\p{L} is not closed");
    }
    std::string_view name = source_.substr(open + 1, close - open - 1);
    if (name.starts_with('^')) {
      negated = !negated;
      name.remove_prefix(1);
    }
    const AdjustedClass* adjusted = adjustedClass(name);
    result_ += adjusted ? setOf(*adjusted, negated) : fmt::format("\\{}{{{}}}", negated ? 'P' : 'p', name);
    at_ = close + 1;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;  // of open [
  std::string result_;
};

}  // namespace

std::string toIcuExpression(std::string_view expression) { return Translator(expression).translate(); }

}  // namespace luthier::text
