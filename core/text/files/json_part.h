// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier::text {

/// A value somewhere inside a tokenizer file, that knows where it stands: what is wrong with it is said with the file's name
/// and the path of the part ("pre_tokenizer[1].pattern"). The JSON must outlive it.
class JsonPart {
 public:
  using Json = nlohmann::ordered_json;
  JsonPart(const Json& value, std::string file, std::string path = "");

  [[nodiscard]] const Json& json() const noexcept { return *value_; }
  [[nodiscard]] const std::string& file() const noexcept { return file_; }
  [[nodiscard]] bool isNull() const noexcept { return value_->is_null(); }

  /// A member, where there is one that is not null.
  [[nodiscard]] std::optional<JsonPart> find(std::string_view key) const;
  [[nodiscard]] JsonPart at(std::string_view key) const;
  /// The members of a list.
  [[nodiscard]] std::vector<JsonPart> items() const;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::int64_t integer(std::int64_t lowest, std::int64_t highest) const;
  [[nodiscard]] std::int32_t id() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] bool flag() const;
  /// A text of exactly one character.
  [[nodiscard]] char32_t character() const;

  [[nodiscard]] std::string text(std::string_view key) const { return at(key).text(); }
  [[nodiscard]] std::string text(std::string_view key, std::string_view fallback) const;
  [[nodiscard]] bool flag(std::string_view key) const { return at(key).flag(); }
  [[nodiscard]] bool flag(std::string_view key, bool fallback) const;
  [[nodiscard]] std::int64_t count(std::string_view key, std::int64_t fallback) const;

  /// Throws Error{TokenizerDamaged}.
  [[noreturn]] void refuse(std::string_view detail) const;
  /// Throws Error{TokenizerUnsupported}: the file is sound, but Luthier does not know this.
  [[noreturn]] void unsupported(std::string_view name) const;

 private:
  const Json* value_;
  std::string file_;
  std::string path_;
};

/// Throws Error{TokenizerDamaged} for `part` of `file`.
[[noreturn]] void refuseTokenizer(const std::string& file, std::string_view part, std::string_view detail);

}  // namespace luthier::text
