// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/fetch.h"
#include "core/catalogue/hub_cache.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

using support::expectError;

constexpr const char* oneEntry =
    R"({"name":"a","architecture":"resnet18","source":"torchvision","parameters":5,"classes":10,"licence":"MIT",)"
    R"("page":"https://example.invalid","address":"https://example.invalid/a-01234567.pth","sha256":"01234567",)"
    R"("preprocessing":{"image_size":224}})";

TEST(Catalogue, OfTheProgramIsWhole) {
  ::setenv("LUTHIER_RESOURCES", (std::string(LUTHIER_SOURCE_DIR) + "/resources").c_str(), 1);
  const auto entries = readCatalogue();
  ::unsetenv("LUTHIER_RESOURCES");
  EXPECT_GE(entries.size(), 28U);
  for (const auto& entry : entries) {
    EXPECT_TRUE(entry.file.address.starts_with("https://")) << entry.name;
    EXPECT_NE(entry.file.address.find("-" + entry.file.sha256 + ".pth"), std::string::npos) << "as the file's name says";
    EXPECT_GT(entry.parameters, 0) << entry.name;
    EXPECT_FALSE(entry.licence.empty()) << entry.name;
    EXPECT_GT(entry.inputSize, 0) << entry.name;
  }
}

TEST(Catalogue, DamageIsNamed) {
  EXPECT_EQ(parseCatalogue(std::string("[") + oneEntry + "]", "c.json").size(), 1U);
  const std::string twice = std::string("[") + oneEntry + "," + oneEntry + "]";
  std::string noHash = std::string("[") + oneEntry + "]";
  noHash.replace(noHash.find("\"01234567\""), 10, "\"0123456z\"");
  for (const std::string& damaged :
       {std::string("["), std::string("[1]"), std::string(R"([{"name":"a"}])"), twice, noHash}) {
    const auto problem =
        expectError(ErrorCode::FileUnreadable, [&] { static_cast<void>(parseCatalogue(damaged, "c.json")); });
    EXPECT_EQ(problem.arguments.at("file"), "c.json");
  }
}

class CacheTest : public testing::Test {
 protected:
  CacheTest() {
    ::setenv("HF_HOME", (folder_ / "hf").c_str(), 1);
    ::setenv("TORCH_HOME", (folder_ / "torch").c_str(), 1);
    ::setenv("XDG_CACHE_HOME", (folder_ / "cache").c_str(), 1);
    ::setenv("LUTHIER_RESOURCES", (folder_ / "resources").c_str(), 1);
    ::unsetenv("HF_HUB_CACHE");
  }
  ~CacheTest() override {
    for (const char* name : {"HF_HOME", "TORCH_HOME", "XDG_CACHE_HOME", "LUTHIER_RESOURCES"}) {
      ::unsetenv(name);
    }
  }

  void write(const std::string& path, const std::string& content) {
    std::filesystem::create_directories((folder_ / path).parent_path());
    writeFileAtomically(folder_ / path, content);
  }
  [[nodiscard]] static const CatalogueEntry* find(const std::vector<CatalogueEntry>& entries, const std::string& name) {
    const auto found = std::ranges::find(entries, name, &CatalogueEntry::name);
    return found == entries.end() ? nullptr : &*found;
  }

  support::TemporaryFolder folder_;
};

TEST_F(CacheTest, TextFoldersAndTimmNetworksAreFoundAndNothingElse) {
  const std::string bert = "hf/hub/models--owner--tiny-bert/";
  write(bert + "refs/main", "abc\n");
  write(bert + "snapshots/abc/config.json", R"({"model_type":"bert"})");
  write(bert + "snapshots/abc/model.safetensors", "x");
  write(bert + "snapshots/old/config.json", R"({"model_type":"gpt2"})");
  const std::string timm = "hf/hub/models--timm--resnet18.a1_in1k/snapshots/1/";
  write(timm + "config.json", R"({"architecture":"resnet18","pretrained_cfg":{"input_size":[3,224,224],"crop_pct":0.95,)"
                              R"("interpolation":"bicubic","mean":[0.5,0.5,0.5],"std":[0.25,0.25,0.25]}})");
  write(timm + "model.safetensors", "x");
  write("hf/hub/models--a--unfetched/snapshots/1/config.json", R"({"model_type":"bert"})");
  write("hf/hub/models--a--language/snapshots/1/config.json", R"({"model_type":"gpt2"})");
  write("hf/hub/models--a--broken/snapshots/1/config.json", "{");
  write("hf/hub/datasets--a--b/snapshots/1/config.json", R"({"model_type":"bert"})");

  const auto entries = huggingFaceModels();
  ASSERT_EQ(entries.size(), 2U);
  const auto* text = find(entries, "hf:owner/tiny-bert");
  ASSERT_NE(text, nullptr);
  EXPECT_EQ(text->kind, "text");
  EXPECT_EQ(text->local, folder_ / (bert + "snapshots/abc"));
  const auto* image = find(entries, "hf:timm/resnet18.a1_in1k");
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->architecture, "resnet18");
  EXPECT_EQ(image->local, folder_ / (timm + "model.safetensors"));
  EXPECT_NE(image->preprocessing.find("\"resize_shorter\":235"), std::string::npos) << image->preprocessing;
  EXPECT_EQ(requireCatalogueEntry("hf:owner/tiny-bert").source, "Hugging Face cache");
  expectError(ErrorCode::NotFound, [] { static_cast<void>(requireCatalogueEntry("hf:owner/large-bert")); });

  NetworkSettings offline;
  offline.offline = true;
  EXPECT_EQ(fetchEntry(*text, offline, {}, {}), text->local) << "what is here needs no network";
  forgetDownload(text->local);
  EXPECT_TRUE(std::filesystem::exists(text->local)) << "a cache of others is only read";
}

TEST_F(CacheTest, TorchHubsFilesAreUsedWhereTheirHashFits) {
  CatalogueEntry entry;
  entry.name = "a";
  entry.file = {"http://127.0.0.1:1/weights-0.pth", toHex(sha256(std::string_view("weights"))).substr(0, 8)};
  NetworkSettings offline;
  offline.offline = true;
  expectError(ErrorCode::OfflineMode, [&] { static_cast<void>(fetchEntry(entry, offline, {}, {})); });
  write("torch/hub/checkpoints/weights-0.pth", "another");
  expectError(ErrorCode::OfflineMode, [&] { static_cast<void>(fetchEntry(entry, offline, {}, {})); });
  write("torch/hub/checkpoints/weights-0.pth", "weights");
  EXPECT_EQ(fetchEntry(entry, offline, {}, {}), folder_ / "torch/hub/checkpoints/weights-0.pth");

  // And so is a download that was finished, but not yet added.
  std::filesystem::remove(folder_ / "torch/hub/checkpoints/weights-0.pth");
  write("cache/luthier/downloads/weights-0.pth", "weights");
  const auto fetched = fetchEntry(entry, offline, {}, {});
  EXPECT_EQ(fetched, folder_ / "cache/luthier/downloads/weights-0.pth");
  forgetDownload(fetched);
  EXPECT_FALSE(std::filesystem::exists(fetched));
}

}  // namespace
}  // namespace luthier
