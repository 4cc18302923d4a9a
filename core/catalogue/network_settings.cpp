// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/network_settings.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "core/base/error.h"

namespace luthier {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool isOn(std::string_view value) {
  constexpr std::array<std::string_view, 6> yes{"1", "true", "True", "TRUE", "yes", "on"};
  for (const auto word : yes) {
    if (value == word) {
      return true;
    }
  }
  return false;
}

std::int64_t limitFrom(std::string_view text) {
  if (text.empty()) {
    return 0;
  }
  std::int64_t kilobytes = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), kilobytes);
  if (error != std::errc() || end != text.data() + text.size() || kilobytes < 0) {
    throw Error(
        ErrorCode::InvalidParameter,
        {{"parameter", limitVariable}, {"value", std::string(text)}, {"expected", "kB in a second, 0 for no limit"}});
  }
  return kilobytes * 1000;
}

}  // namespace

NetworkSettings networkSettingsFromEnvironment() {
  NetworkSettings settings;
  settings.proxy = variable(proxyVariable);
  settings.bytesPerSecond = limitFrom(variable(limitVariable));
  settings.offline = isOn(variable(offlineVariable)) || isOn(variable("HF_HUB_OFFLINE"));
  return settings;
}

}  // namespace luthier
