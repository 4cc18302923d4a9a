// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "tests/support/process.h"

namespace luthier::support {

/// unreliable_server.py, for as long as the object lives.
class UnreliableServer {
 public:
  explicit UnreliableServer(const std::filesystem::path& folder)
      : process_({"python3", std::string(LUTHIER_SOURCE_DIR) + "/tests/support/unreliable_server.py", folder.string()}) {
    if (!process_.waitForOutput("\n", 30.0)) throw std::runtime_error("the server did not start");
    const std::string words = process_.output();
    port_ = words.substr(words.find(' ') + 1, words.find('\n') - words.find(' ') - 1);
  }

  /// "http://127.0.0.1:PORT/<path>"
  [[nodiscard]] std::string address(const std::string& path) const { return "http://127.0.0.1:" + port_ + "/" + path; }
  [[nodiscard]] std::string port() const { return port_; }

 private:
  Process process_;
  std::string port_;
};

}  // namespace luthier::support
