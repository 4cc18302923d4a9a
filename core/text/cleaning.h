// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Cleaning steps of texts: pure functions of well-formed UTF-8. Thread-safe.
namespace luthier::cleaning {

/// Tags and comments become a space (block elements, <br>) or nothing; character references (&amp; &#233; &#xE9;, and the named
/// ones of common use) become what they stand for. What only looks like a tag ("a < b") stays.
[[nodiscard]] std::string withoutHtml(std::string_view text);
/// Web addresses (http://, https://, www.) become `replacement`.
[[nodiscard]] std::string withoutUrls(std::string_view text, std::string_view replacement);
/// Mentions (@name at the beginning of a word) become `replacement`.
[[nodiscard]] std::string withoutMentions(std::string_view text, std::string_view replacement);
/// Unicode normalization forms C and KC (UAX 15), by ICU.
[[nodiscard]] std::string nfc(std::string_view text);
[[nodiscard]] std::string nfkc(std::string_view text);
/// By Unicode's rules for no language in particular.
[[nodiscard]] std::string lowercased(std::string_view text);
/// Every run of white space, line breaks and the no-break space included, becomes one space; none at the ends.
[[nodiscard]] std::string tidied(std::string_view text);
/// Code points.
[[nodiscard]] std::size_t characters(std::string_view text);

}  // namespace luthier::cleaning
