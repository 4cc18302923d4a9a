// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/http_transfer.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <exception>
#include <memory>
#include <string_view>

#include "core/base/error.h"
#include "core/base/trim.h"

namespace luthier {
namespace {

constexpr long maximumRedirects = 5;
constexpr long connectSeconds = 20;

struct CurlDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::unique_ptr<CURL, CurlDeleter> makeHandle() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  std::unique_ptr<CURL, CurlDeleter> handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
  if (!handle) {
    throw Error(ErrorCode::Internal, {{"detail", "libcurl could not be started"}});
  }
  return handle;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

/// "bytes 100-999/1000", or "bytes */1000".
void readContentRange(std::string_view value, ResponseHead& head) {
  constexpr std::string_view unit = "bytes ";
  const auto slash = value.find('/');
  if (!value.starts_with(unit) || slash == std::string_view::npos) {
    return;
  }
  const auto range = value.substr(unit.size(), slash - unit.size());
  head.rangeStart = number(range.substr(0, range.find('-')));
  head.rangeTotal = number(value.substr(slash + 1));
}

class Transfer {
 public:
  Transfer(const NetworkSettings& settings, const BodyReceiver& receiver)
      : settings_(settings), receiver_(receiver), handle_(makeHandle()) {}

  TransferOutcome run(const std::string& address, std::int64_t from, const std::string& validator) {
    const auto headers = prepare(address, from, validator);
    const CURLcode code = curl_easy_perform(handle_.get());
    if (problem_) {
      std::rethrow_exception(problem_);
    }
    if (code == CURLE_OK && !begun_) {
      receiver_.begin(head());
    }
    return {endOf(code), head(), code == CURLE_OK ? "" : detailOf(code)};
  }

 private:
  using HeaderList = std::unique_ptr<curl_slist, CurlDeleter>;

  template <typename Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_.get(), option, value);
  }

  HeaderList prepare(const std::string& address, std::int64_t from, const std::string& validator) {
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_USERAGENT, "Luthier");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, message_.data());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, maximumRedirects);
    set(CURLOPT_REDIR_PROTOCOLS_STR, lower(address).starts_with("https:") ? "https" : "http,https");
    set(CURLOPT_CONNECTTIMEOUT, connectSeconds);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Transfer::onTick);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBytes);
    set(CURLOPT_WRITEDATA, this);
    if (settings_.bytesPerSecond > 0) {
      set(CURLOPT_MAX_RECV_SPEED_LARGE, static_cast<curl_off_t>(settings_.bytesPerSecond));
      // libcurl fills its buffer up to a hundred times before it looks at the limit: that is to be a second's worth.
      constexpr std::int64_t fillings = 100;
      set(CURLOPT_BUFFERSIZE, static_cast<long>(std::clamp<std::int64_t>(settings_.bytesPerSecond / fillings, 1024, 16384)));
    }
    if (!settings_.proxy.empty()) {
      set(CURLOPT_PROXY, settings_.proxy.c_str());
    }
    HeaderList headers;
    const auto add = [&headers](const std::string& line) {
      headers.reset(curl_slist_append(headers.release(), line.c_str()));
    };
    if (from > 0) {
      add(fmt::format("Range: bytes={}-", from));
      if (!validator.empty()) {
        add("If-Range: " + validator);
      }
    }
    set(CURLOPT_HTTPHEADER, headers.get());
    return headers;
  }

  /// Runs a step of the receiver; an exception must not travel through libcurl, which is C.
  template <typename Step>
  bool guarded(const Step& step) {
    try {
      step();
      return true;
    } catch (...) {
      problem_ = std::current_exception();
      return false;
    }
  }

  static std::size_t onHeader(const char* data, std::size_t size, std::size_t count, void* self) {
    static_cast<Transfer*>(self)->takeHeader(std::string_view(data, size * count));
    return size * count;
  }
  static std::size_t onBytes(const char* data, std::size_t size, std::size_t count, void* self) {
    auto& own = *static_cast<Transfer*>(self);
    own.lastByte_ = std::chrono::steady_clock::now();
    const bool taken = own.guarded([&] {
      if (!own.begun_) {
        own.begun_ = true;
        own.receiver_.begin(own.head());
      }
      own.receiver_.bytes(std::as_bytes(std::span(data, size * count)));
    });
    return taken ? size * count : 0;
  }
  static int onTick(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& own = *static_cast<Transfer*>(self);
    own.impatient_ = std::chrono::steady_clock::now() - own.lastByte_ > own.settings_.patience;
    bool goesOn = true;
    own.guarded([&] { goesOn = own.receiver_.goesOn(); });
    own.abandoned_ = !goesOn;
    return own.impatient_ || own.abandoned_ || own.problem_ ? 1 : 0;
  }

  void takeHeader(std::string_view line) {
    if (line.starts_with("HTTP/")) {
      head_ = {};  // of the next response: a redirect's headers do not count
      return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
      return;
    }
    const auto name = lower(line.substr(0, colon));
    const auto value = trimmed(line.substr(colon + 1));
    if (name == "content-length") {
      head_.length = number(value);
    } else if (name == "content-range") {
      readContentRange(value, head_);
    } else if (name == "etag" && !value.starts_with("W/")) {
      head_.validator = value;
    } else if (name == "last-modified" && head_.validator.empty()) {
      head_.validator = value;
    }
  }

  ResponseHead head() {
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &head_.status);
    return head_;
  }

  [[nodiscard]] TransferEnd endOf(CURLcode code) const {
    switch (code) {
      case CURLE_OK:
        return TransferEnd::Whole;
      case CURLE_ABORTED_BY_CALLBACK:
        return abandoned_ ? TransferEnd::Abandoned : TransferEnd::Broken;
      case CURLE_PARTIAL_FILE:
      case CURLE_RECV_ERROR:
      case CURLE_SEND_ERROR:
      case CURLE_GOT_NOTHING:
      case CURLE_COULDNT_CONNECT:
      case CURLE_COULDNT_RESOLVE_HOST:
      case CURLE_OPERATION_TIMEDOUT:
      case CURLE_HTTP2:
      case CURLE_HTTP2_STREAM:
      case CURLE_SSL_CONNECT_ERROR:
        return TransferEnd::Broken;
      default:
        return TransferEnd::Hopeless;
    }
  }

  [[nodiscard]] std::string detailOf(CURLcode code) const {
    if (code == CURLE_TOO_MANY_REDIRECTS) {
      return fmt::format("it was redirected more than {} times", maximumRedirects);
    }
    if (impatient_) {
      return fmt::format("nothing came for {} s",
                         std::chrono::duration_cast<std::chrono::seconds>(settings_.patience).count());
    }
    return message_.front() != '\0' ? message_.data() : curl_easy_strerror(code);
  }

  const NetworkSettings& settings_;
  const BodyReceiver& receiver_;
  std::unique_ptr<CURL, CurlDeleter> handle_;
  std::array<char, CURL_ERROR_SIZE> message_{};
  ResponseHead head_;
  std::exception_ptr problem_;
  std::chrono::steady_clock::time_point lastByte_ = std::chrono::steady_clock::now();
  bool begun_ = false, abandoned_ = false, impatient_ = false;
};

}  // namespace

TransferOutcome transfer(const std::string& address, std::int64_t from, const std::string& validator,
                         const NetworkSettings& settings, const BodyReceiver& receiver) {
  return Transfer(settings, receiver).run(address, from, validator);
}

}  // namespace luthier
