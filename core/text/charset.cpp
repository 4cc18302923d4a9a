// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <array>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace luthier {
namespace {

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

/// Valid but for a character that the end of the piece cuts in two.
bool looksLikeUtf8(std::string_view text) {
  constexpr std::size_t longestCharacter = 4;
  for (std::size_t cut = 0; cut < longestCharacter && cut <= text.size(); ++cut) {
    if (isValidUtf8(text.substr(0, text.size() - cut))) return true;
  }
  return false;
}

/// Mostly UTF-8, with a few bytes that are not: a file of mixed encodings, whose bad lines are named one by one.
bool isMostlyUtf8(std::string_view text) {
  std::size_t good = 0;
  std::size_t bad = 0;
  while (!text.empty()) {
    const std::size_t length = utf8SequenceLength(text);
    good += length > 1 ? 1 : 0;
    bad += length == 0 ? 1 : 0;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return good > 10 * bad;
}

/// English in UTF-16 has a zero in every second byte.
std::string utf16ByZeros(std::string_view text) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < text.size(); ++i) zeros[i % 2] += text[i] == '\0' ? 1 : 0;
  const std::size_t many = text.size() / 5;
  if (zeros[1] > many && zeros[0] * 10 < zeros[1]) return "UTF-16LE";
  if (zeros[0] > many && zeros[1] * 10 < zeros[0]) return "UTF-16BE";
  return "";
}

std::string askIcu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "GB18030" || name == "UTF-16LE" || name == "UTF-16BE") return std::string(name);
    if (name == "ISO-8859-1" || name == "windows-1252") break;
  }
  return "ISO-8859-1";
}

}  // namespace

std::string detectCharset(std::span<const std::byte> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  if (text.starts_with(utf8Mark)) return "UTF-8";
  if (text.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (text.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (std::string utf16 = utf16ByZeros(text); !utf16.empty()) return utf16;
  return looksLikeUtf8(text) || isMostlyUtf8(text) ? "UTF-8" : askIcu(text);
}

struct CharsetDecoder::State {
  bool utf8 = false;
  bool begun = false;
  std::unique_ptr<UConverter, void (*)(UConverter*)> from{nullptr, ucnv_close};
  std::unique_ptr<UConverter, void (*)(UConverter*)> to{nullptr, ucnv_close};
  std::array<UChar, 4096> pivot{};
  UChar* pivotSource = pivot.data();
  UChar* pivotTarget = pivot.data();
};

CharsetDecoder::CharsetDecoder(const std::string& charset) : state_(std::make_unique<State>()) {
  state_->utf8 = charset == "UTF-8";
  if (state_->utf8) return;
  UErrorCode status = U_ZERO_ERROR;
  state_->from.reset(ucnv_open(charset.c_str(), &status));
  state_->to.reset(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "encoding"}, {"value", charset}, {"expected", "UTF-8, UTF-16LE, GB18030, ISO-8859-1"}});
  }
}

CharsetDecoder::~CharsetDecoder() = default;

void CharsetDecoder::decode(std::span<const std::byte> bytes, bool last, std::string& into) {
  State& state = *state_;
  const char* source = reinterpret_cast<const char*>(bytes.data());
  const char* const end = source + bytes.size();
  const std::size_t first = into.size();
  if (state.utf8) {
    into.append(source, end);
  } else {
    std::array<char, 1U << 14U> target;
    UErrorCode status = U_ZERO_ERROR;
    do {
      status = U_ZERO_ERROR;
      char* written = target.data();
      ucnv_convertEx(state.to.get(), state.from.get(), &written, target.data() + target.size(), &source, end,
                     state.pivot.data(), &state.pivotSource, &state.pivotTarget, state.pivot.data() + state.pivot.size(),
                     /*reset=*/false, /*flush=*/last, &status);
      into.append(target.data(), written);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
  }
  // Every encoding's byte order mark has become U+FEFF by now.
  if (!state.begun && into.size() > first) {
    state.begun = true;
    if (std::string_view(into).substr(first).starts_with(utf8Mark)) into.erase(first, utf8Mark.size());
  }
}

}  // namespace luthier
