// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode/normal_forms.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/text/code_points.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

constexpr int crateVersion = 9;
// Below these nothing decomposes, canonically or at all, and nothing combines.
constexpr char32_t canonicalEnd = 0xC0;
constexpr char32_t compatibleEnd = 0xA0;

struct Forms {
  const icu::Normalizer2* canonical;
  const icu::Normalizer2* compatible;
};

const Forms& forms() {
  static const Forms instances = [] {
    UErrorCode status = U_ZERO_ERROR;  // ICU has both forms built in
    return Forms{icu::Normalizer2::getNFCInstance(status), icu::Normalizer2::getNFKCInstance(status)};
  }();
  return instances;
}

bool isCompatible(NormalForm form) { return form == NormalForm::Nfkd || form == NormalForm::Nfkc; }
bool isComposed(NormalForm form) { return form == NormalForm::Nfc || form == NormalForm::Nfkc; }

struct Decomposed {
  char32_t character;
  std::int32_t change;
  std::uint8_t combiningClass;
};

std::uint8_t combiningClassOf(char32_t character) {
  if (character < 0x300 || !isOfAge(character, crateVersion)) return 0;
  return forms().canonical->getCombiningClass(static_cast<UChar32>(character));
}

/// Decomposes, then sorts each run of combining marks by class, keeping the order within one.
std::vector<Decomposed> decompose(std::string_view text, NormalForm form) {
  const icu::Normalizer2& data = isCompatible(form) ? *forms().compatible : *forms().canonical;
  const char32_t untouched = isCompatible(form) ? compatibleEnd : canonicalEnd;
  std::vector<Decomposed> result;
  result.reserve(text.size());
  icu::UnicodeString mapping;
  eachCodePoint(text, [&](char32_t character, std::size_t, std::size_t) {
    const bool maps = character >= untouched && isOfAge(character, crateVersion) &&
                      data.getDecomposition(static_cast<UChar32>(character), mapping) != 0;
    if (!maps) {
      result.push_back({character, 0, combiningClassOf(character)});
      return;
    }
    for (std::int32_t i = 0; i < mapping.length(); i = mapping.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(mapping.char32At(i));
      result.push_back({part, i == 0 ? 0 : 1, combiningClassOf(part)});
    }
  });
  for (auto run = result.begin(); run != result.end();) {
    const auto starts = [](const Decomposed& part) { return part.combiningClass == 0; };
    run = std::find_if_not(run, result.end(), starts);
    const auto end = std::find_if(run, result.end(), starts);
    std::stable_sort(run, end, [](const Decomposed& a, const Decomposed& b) { return a.combiningClass < b.combiningClass; });
    run = end;
  }
  return result;
}

char32_t composed(char32_t first, char32_t second) {
  const UChar32 pair = forms().canonical->composePair(static_cast<UChar32>(first), static_cast<UChar32>(second));
  return pair >= 0 && isOfAge(static_cast<char32_t>(pair), crateVersion) ? static_cast<char32_t>(pair) : 0;
}

std::vector<Change> compose(const std::vector<Decomposed>& parts) {
  std::vector<Change> result;
  result.reserve(parts.size());
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t starter = none;  // where the last starter stands in the result
  std::uint8_t lastClass = 0;  // of the mark behind it that did not combine; 0 where there is none
  for (const Decomposed& part : parts) {
    const bool blocked = starter == none || (lastClass != 0 && lastClass >= part.combiningClass);
    const char32_t pair = blocked ? 0 : composed(result[starter].character, part.character);
    if (pair != 0) {
      result[starter].character = pair;
      result[starter].change += part.change - 1;
      continue;
    }
    if (part.combiningClass == 0) {
      starter = result.size();
      lastClass = 0;
    } else if (starter != none) {
      lastClass = part.combiningClass;
    }
    result.push_back({part.character, part.change});
  }
  return result;
}

}  // namespace

void normalize(AlignedText& text, NormalForm form) {
  const std::vector<Decomposed> parts = decompose(text.text(), form);
  std::vector<Change> changes;
  if (isComposed(form)) {
    changes = compose(parts);
  } else {
    changes.reserve(parts.size());
    for (const Decomposed& part : parts) changes.push_back({part.character, part.change});
  }
  text.transform(changes);
}

}  // namespace luthier::text
