// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace luthier {

/// What a person chose about the network.
struct NetworkSettings {
  std::string proxy;  // "http://host:8080", "socks5h://host:1080"; "": as the environment says (https_proxy ...)
  std::int64_t bytesPerSecond = 0;              // 0: as fast as it goes
  bool offline = false;                         // nothing is fetched at all
  std::chrono::milliseconds patience{30'000};   // without a single byte, a connection counts as broken
  std::chrono::milliseconds retryDelay{1'000};  // before a broken transfer is taken up again; doubles each time
};

/// What a server announced, of the last response that was no redirect.
struct ResponseHead {
  long status = 0;
  std::optional<std::int64_t> length;      // bytes of this body
  std::optional<std::int64_t> rangeStart;  // of a part
  std::optional<std::int64_t> rangeTotal;  // of the whole file, where a part was sent or refused
  std::string validator;                   // strong ETag, else Last-Modified: names this version of the file
};

enum class TransferEnd {
  Whole,      // the body came as announced
  Broken,     // the line was cut, or nothing came for too long; worth another try
  Hopeless,   // redirects in a circle, an unknown host, a refused certificate ...
  Abandoned,  // the receiver did not want to go on
};
struct TransferOutcome {
  TransferEnd end = TransferEnd::Broken;
  ResponseHead head;
  std::string detail;  // libcurl's words where it did not end well
};

/// Takes a body. What these throw ends the transfer and reaches the caller of transfer().
struct BodyReceiver {
  std::function<void(const ResponseHead&)> begin;  // before the first byte, and also where the body is empty
  std::function<void(std::span<const std::byte>)> bytes;
  std::function<bool()> goesOn;  // asked several times a second; false ends the transfer
};

/// One GET over http or https. `from` > 0 asks for the rest of a file ("Range"), and with a `validator` only where it is still
/// that version ("If-Range"). At most five redirects, to http and https only, and never from https to http. Blocks; thread-safe.
[[nodiscard]] TransferOutcome transfer(const std::string& address, std::int64_t from, const std::string& validator,
                                       const NetworkSettings& settings, const BodyReceiver& receiver);

}  // namespace luthier
