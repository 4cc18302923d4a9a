// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unreliable_server.h"

namespace luthier::support {

/// A catalogue whose entries are on a server of the test's own: the starter's weights, served in the ways of
/// unreliable_server.py. While it lives, the programs' resources, caches and downloads are in its folder.
class CatalogueFixture {
 public:
  CatalogueFixture() : folder_(std::make_unique<TemporaryFolder>()) {
    namespace fs = std::filesystem;
    fs::create_directories(*folder_ / "served");
    fs::copy_file(fs::path(LUTHIER_SOURCE_DIR) / "resources/starter/resnet20_cifar10.safetensors",
                  *folder_ / "served/resnet20.safetensors");
    hash_ = toHex(sha256OfFile(*folder_ / "served/resnet20.safetensors"));
    server_ = std::make_unique<UnreliableServer>(*folder_ / "served");
    ::setenv("LUTHIER_RESOURCES", (*folder_ / "resources").c_str(), 1);
    ::setenv("XDG_CACHE_HOME", (*folder_ / "cache").c_str(), 1);
    ::setenv("HF_HOME", (*folder_ / "hf").c_str(), 1);
    ::setenv("TORCH_HOME", (*folder_ / "torch").c_str(), 1);
    write();
  }
  ~CatalogueFixture() {
    for (const char* name : {"LUTHIER_RESOURCES", "XDG_CACHE_HOME", "HF_HOME", "TORCH_HOME"}) {
      ::unsetenv(name);
    }
  }

  /// An entry named `mode` that is served in that way.
  void add(const std::string& mode) {
    entries_.push_back({{"name", mode},
                        {"architecture", "resnet20"},
                        {"source", "test"},
                        {"parameters", 269722},
                        {"classes", 10},
                        {"licence", "BSD-3-Clause"},
                        {"licence_note", "For tests."},
                        {"page", "https://example.invalid"},
                        {"address", server_->address(mode + "/resnet20.safetensors")},
                        {"sha256", hash_.substr(0, 8)},
                        {"preprocessing",
                         {{"image_size", 48},
                          {"resize_shorter", 56},
                          {"interpolation", "bicubic"},
                          {"mean", {0.5, 0.5, 0.5}},
                          {"std", {0.25, 0.25, 0.25}}}}});
    write();
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_->path(); }

 private:
  void write() const {
    std::filesystem::create_directories(*folder_ / "resources/catalogue");
    writeFileAtomically(*folder_ / "resources/catalogue/catalogue.json", entries_.dump());
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<UnreliableServer> server_;
  std::string hash_;
  nlohmann::json entries_ = nlohmann::json::array();
};

}  // namespace luthier::support
