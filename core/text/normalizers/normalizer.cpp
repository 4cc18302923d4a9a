// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalizers/normalizer.h"

#include <vector>

#include "core/text/normalizers/character_changes.h"
#include "core/text/unicode/normal_forms.h"
#include "core/text/unicode/properties.h"

namespace luthier::text {
namespace {

std::unique_ptr<Normalizer> makeForm(NormalForm form) {
  return normalizerFrom([form](AlignedText& text) { normalize(text, form); });
}

class Sequence : public Normalizer {
 public:
  explicit Sequence(const JsonPart& part) {
    for (const JsonPart& item : part.at("normalizers").items()) parts_.push_back(makeNormalizer(item));
  }
  void apply(AlignedText& text) const override {
    for (const auto& part : parts_) part->apply(text);
  }

 private:
  std::vector<std::unique_ptr<Normalizer>> parts_;
};

std::unique_ptr<Normalizer> makeStripAccents() {
  return normalizerFrom(
      [](AlignedText& text) { text.filter([](char32_t character) { return !isCombiningMark(character); }); });
}

std::unique_ptr<Normalizer> makeStrip(const JsonPart& part) {
  return normalizerFrom(
      [left = part.flag("strip_left"), right = part.flag("strip_right")](AlignedText& text) { text.strip(left, right); });
}

std::unique_ptr<Normalizer> makePrepend(const JsonPart& part) {
  return normalizerFrom([prefix = part.text("prepend")](AlignedText& text) { text.prepend(prefix); });
}

}  // namespace

std::unique_ptr<Normalizer> makeNormalizer(const JsonPart& part) {
  const std::string type = part.text("type");
  if (type == "Sequence") return std::make_unique<Sequence>(part);
  if (type == "BertNormalizer") return makeBertNormalizer(part);
  if (type == "NFC") return makeForm(NormalForm::Nfc);
  if (type == "NFD") return makeForm(NormalForm::Nfd);
  if (type == "NFKC") return makeForm(NormalForm::Nfkc);
  if (type == "NFKD") return makeForm(NormalForm::Nfkd);
  if (type == "Lowercase") return normalizerFrom(makeLowercase);
  if (type == "StripAccents") return makeStripAccents();
  if (type == "Strip") return makeStrip(part);
  if (type == "Prepend") return makePrepend(part);
  if (type == "Replace") return makeReplace(part);
  if (type == "Precompiled") return makePrecompiled(part);
  if (type == "Nmt") return makeNmt();
  if (type == "ByteLevel") return normalizerFrom(makeByteLevel);
  part.unsupported(type);
}

}  // namespace luthier::text
