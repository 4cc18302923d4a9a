// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/files/json_part.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/text/code_points.h"
#include "core/text/limits.h"

namespace luthier::text {

JsonPart::JsonPart(const Json& value, std::string file, std::string path)
    : value_(&value), file_(std::move(file)), path_(std::move(path)) {}

std::optional<JsonPart> JsonPart::find(std::string_view key) const {
  if (!value_->is_object()) refuse("an object was expected");
  const auto found = value_->find(key);
  if (found == value_->end() || found->is_null()) return std::nullopt;
  return JsonPart(*found, file_, path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key));
}

JsonPart JsonPart::at(std::string_view key) const {
  std::optional<JsonPart> found = find(key);
  if (!found) refuse(fmt::format("\"{}\" is missing", key));
  return *std::move(found);
}

std::vector<JsonPart> JsonPart::items() const {
  if (!value_->is_array()) refuse("a list was expected");
  std::vector<JsonPart> parts;
  parts.reserve(value_->size());
  for (std::size_t i = 0; i < value_->size(); ++i) {
    parts.emplace_back((*value_)[i], file_, fmt::format("{}[{}]", path_, i));
  }
  return parts;
}

std::string JsonPart::text() const {
  if (!value_->is_string()) refuse("a text was expected");
  return value_->get<std::string>();
}

std::int64_t JsonPart::integer(std::int64_t lowest, std::int64_t highest) const {
  const bool fits = value_->is_number_unsigned() ? value_->get<std::uint64_t>() <= static_cast<std::uint64_t>(highest)
                                                 : value_->is_number_integer();
  if (!fits || value_->get<std::int64_t>() < lowest || value_->get<std::int64_t>() > highest) {
    refuse(fmt::format("a whole number from {} to {} was expected", lowest, highest));
  }
  return value_->get<std::int64_t>();
}

std::int32_t JsonPart::id() const { return static_cast<std::int32_t>(integer(0, largestTokenId)); }

double JsonPart::number() const {
  if (!value_->is_number() || !std::isfinite(value_->get<double>())) refuse("a number was expected");
  return value_->get<double>();
}

bool JsonPart::flag() const {
  if (!value_->is_boolean()) refuse("true or false was expected");
  return value_->get<bool>();
}

char32_t JsonPart::character() const {
  const std::string value = text();
  if (value.empty() || sequenceLength(value[0]) != value.size()) refuse("a single character was expected");
  return codePointAt(value, 0);
}

std::string JsonPart::text(std::string_view key, std::string_view fallback) const {
  const auto part = find(key);
  return part ? part->text() : std::string(fallback);
}

bool JsonPart::flag(std::string_view key, bool fallback) const {
  const auto part = find(key);
  return part ? part->flag() : fallback;
}

std::int64_t JsonPart::count(std::string_view key, std::int64_t fallback) const {
  const auto part = find(key);
  return part ? part->integer(0, largestCount) : fallback;
}

void JsonPart::refuse(std::string_view detail) const { refuseTokenizer(file_, path_, detail); }

void JsonPart::unsupported(std::string_view name) const {
  throw Error(ErrorCode::TokenizerUnsupported,
              {{"file", file_}, {"part", path_.empty() ? "file" : path_}, {"name", std::string(name)}});
}

void refuseTokenizer(const std::string& file, std::string_view part, std::string_view detail) {
  throw Error(ErrorCode::TokenizerDamaged,
              {{"file", file}, {"part", part.empty() ? "file" : std::string(part)}, {"detail", std::string(detail)}});
}

}  // namespace luthier::text
