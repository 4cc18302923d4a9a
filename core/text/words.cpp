// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "core/base/error.h"
#include "core/text/cleaning.h"

namespace luthier {

struct WordSplitter::State {
  std::unique_ptr<icu::BreakIterator> iterator;

  /// Calls visit(begin, end, status) for every piece between two boundaries; status is ICU's UWordBreak.
  template <typename Visit>
  void forEach(std::string_view text, Visit visit) {
    UErrorCode status = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator->setText(&opened, status);
    std::int32_t begin = iterator->first();
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator->next()) {
      visit(static_cast<std::size_t>(begin), static_cast<std::size_t>(end), iterator->getRuleStatus());
    }
    utext_close(&opened);
  }
};

WordSplitter::WordSplitter() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) throw Error(ErrorCode::Internal, {{"detail", std::string("ICU: ") + u_errorName(status)}});
}

WordSplitter::~WordSplitter() = default;

std::vector<std::string> WordSplitter::words(std::string_view text) {
  std::vector<std::string> found;
  state_->forEach(text, [&](std::size_t begin, std::size_t end, std::int32_t kind) {
    if (kind >= UBRK_WORD_LETTER) found.push_back(cleaning::lowercased(text.substr(begin, end - begin)));
  });
  return found;
}

std::size_t WordSplitter::count(std::string_view text) {
  std::size_t count = 0;
  state_->forEach(text, [&](std::size_t, std::size_t, std::int32_t kind) { count += kind >= UBRK_WORD_NUMBER ? 1 : 0; });
  return count;
}

}  // namespace luthier
