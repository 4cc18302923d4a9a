// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/pickle_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {

std::span<const std::byte> PickleReader::take(std::uint64_t length) {
  if (length > bytes_.size() - position_) {
    damaged("its pickle ends too early");
  }
  const auto part = bytes_.subspan(position_, static_cast<std::size_t>(length));
  position_ += part.size();
  return part;
}

std::string PickleReader::takeText(std::uint64_t length) {
  const auto part = take(length);
  return {reinterpret_cast<const char*>(part.data()), part.size()};
}

std::string PickleReader::takeLine() {
  const auto rest = bytes_.subspan(position_);
  const auto end = std::find(rest.begin(), rest.end(), std::byte{'\n'});
  if (end == rest.end()) {
    damaged("its pickle ends too early");
  }
  auto line = takeText(static_cast<std::uint64_t>(end - rest.begin()));
  ++position_;
  return line;
}

void PickleReader::damaged(const std::string& detail) const {
  throw Error(ErrorCode::PickleDamaged,
              {{"file", displayPath(path_)}, {"detail", fmt::format("{} (byte {} of its pickle)", detail, position_)}});
}

void PickleReader::unsafe(const std::string& name) const {
  throw Error(ErrorCode::PickleUnsafe, {{"file", displayPath(path_)}, {"name", name}});
}

}  // namespace luthier
