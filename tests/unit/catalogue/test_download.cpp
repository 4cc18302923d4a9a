// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/catalogue/download.h"
#include "core/catalogue/network_settings.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/unreliable_server.h"

namespace luthier {
namespace {

using support::expectError;

constexpr std::size_t fileBytes = 300'000;

class DownloadTest : public testing::Test {
 protected:
  DownloadTest() {
    for (std::size_t index = 0; index < fileBytes; ++index) {
      content_ += static_cast<char>((index * 2654435761U) >> 24U);
    }
    std::filesystem::create_directories(folder_ / "served");
    writeFileAtomically(folder_ / "served/file.bin", content_);
    server_ = std::make_unique<support::UnreliableServer>(folder_ / "served");
    settings_.retryDelay = std::chrono::milliseconds(10);
    settings_.patience = std::chrono::milliseconds(1'500);
  }

  [[nodiscard]] PublishedFile file(const std::string& mode) const {
    return {server_->address(mode + "/file.bin"), toHex(sha256(content_)).substr(0, 8)};
  }
  void fetch(const PublishedFile& file) {
    download(
        file, "file", target_, settings_, [this](const Progress& progress) { seen_.push_back(progress); }, cancel_);
  }
  void fetch(const std::string& mode) { fetch(file(mode)); }
  void expectWhole() const {
    ASSERT_TRUE(std::filesystem::exists(target_));
    EXPECT_EQ(readTextFile(target_), content_);
    EXPECT_FALSE(std::filesystem::exists(part()));
    EXPECT_FALSE(std::filesystem::exists(part().string() + ".json"));
  }
  void expectNothing() const { EXPECT_FALSE(std::filesystem::exists(target_)); }
  [[nodiscard]] std::filesystem::path part() const { return target_.string() + ".part"; }

  /// What the server was asked for, "/log" left out.
  nlohmann::json asked() {
    const auto log = folder_ / "log.json";
    std::string text;
    const BodyReceiver receiver{
        [](const ResponseHead&) {},
        [&](std::span<const std::byte> bytes) { text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size()); },
        [] { return true; }};
    EXPECT_EQ(transfer(server_->address("log"), 0, "", {}, receiver).end, TransferEnd::Whole);
    auto requests = nlohmann::json::parse(text);
    requests.erase(requests.size() - 1);
    return requests;
  }

  support::TemporaryFolder folder_;
  std::filesystem::path target_ = folder_ / "fetched/deep/file.bin";
  std::string content_;
  std::unique_ptr<support::UnreliableServer> server_;
  NetworkSettings settings_;
  CancelToken cancel_;
  std::vector<Progress> seen_;
};

TEST_F(DownloadTest, IsVerifiedAndReportsItsProgress) {
  auto whole = file("good");
  whole.sha256 = toHex(sha256(content_));
  whole.bytes = fileBytes;
  fetch(whole);
  expectWhole();
  const auto last = std::find_if(seen_.rbegin(), seen_.rend(), [](const Progress& p) { return p.phase == "download"; });
  ASSERT_NE(last, seen_.rend());
  EXPECT_EQ(last->done, static_cast<std::int64_t>(fileBytes));
  EXPECT_EQ(last->total, static_cast<std::int64_t>(fileBytes));
  EXPECT_EQ(seen_.back().phase, "verify");
}

TEST_F(DownloadTest, ACutLineIsTakenUpWhereItWas) {
  fetch("cut");
  expectWhole();
  const auto requests = asked();
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0]["range"], "");
  EXPECT_EQ(requests[1]["range"], "bytes=100000-");
  EXPECT_EQ(requests[2]["range"], "bytes=200000-");
}

TEST_F(DownloadTest, AServerThatIgnoresRangesSendsTheWholeAgain) {
  fetch("halves");
  expectWhole();
}

TEST_F(DownloadTest, WhatIsThereIsKeptForTheNextTry) {
  const auto problem = expectError(ErrorCode::DownloadFailed, [&] { fetch("dead"); });
  EXPECT_FALSE(problem.arguments.at("detail").empty());
  expectNothing();
  EXPECT_EQ(std::filesystem::file_size(part()), fileBytes / 2);
  // Another run, as after a crash: the address is the same, the server is well again.
  const auto description = part().string() + ".json";
  auto json = nlohmann::json::parse(readTextFile(description));
  json["address"] = file("good").address;
  writeFileAtomically(description, json.dump());
  fetch("good");
  expectWhole();
  EXPECT_EQ(asked().back()["range"], "bytes=150000-");
}

TEST_F(DownloadTest, APartOfAnotherAddressIsDropped) {
  expectError(ErrorCode::DownloadFailed, [&] { fetch("dead"); });
  fetch("good");
  expectWhole();
  EXPECT_EQ(asked().back()["range"], "");
}

TEST_F(DownloadTest, SilenceIsABrokenLine) {
  settings_.patience = std::chrono::milliseconds(300);
  const auto start = std::chrono::steady_clock::now();
  const auto problem = expectError(ErrorCode::DownloadLengthWrong, [&] { fetch("stall"); });
  EXPECT_EQ(problem.arguments.at("found"), std::to_string(fileBytes / 2));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(15));
  expectNothing();
}

TEST_F(DownloadTest, AnnouncedLengthsAreNotBelievedBlindly) {
  fetch("more");  // the whole file is there, whatever was announced: a refused range says so, and the hash agrees
  expectWhole();
  std::filesystem::remove(target_);

  const auto problem = expectError(ErrorCode::DownloadLengthWrong, [&] { fetch("always-more"); });
  EXPECT_EQ(problem.arguments.at("expected"), std::to_string(fileBytes + 400));
  EXPECT_EQ(problem.arguments.at("found"), std::to_string(fileBytes));
  expectNothing();

  expectError(ErrorCode::DownloadHashWrong, [&] { fetch("less"); });
  expectNothing();
  EXPECT_FALSE(std::filesystem::exists(part())) << "what is wrong is removed";

  auto known = file("less");
  known.bytes = fileBytes;
  expectError(ErrorCode::DownloadLengthWrong, [&] { fetch(known); });
  known = file("endless");
  known.bytes = fileBytes;
  expectError(ErrorCode::DownloadLengthWrong, [&] { fetch(known); });
  EXPECT_LE(std::filesystem::file_size(part()), fileBytes) << "a server that never ends does not fill the disk";
  expectNothing();
}

TEST_F(DownloadTest, AnotherContentIsRefusedAndRemoved) {
  const auto problem = expectError(ErrorCode::DownloadHashWrong, [&] { fetch("wrong"); });
  EXPECT_EQ(problem.arguments.at("expected").size(), 8U);
  EXPECT_EQ(problem.arguments.at("found").size(), 64U);
  expectNothing();
  EXPECT_FALSE(std::filesystem::exists(part()));
}

TEST_F(DownloadTest, HalvesOfTwoFilesAreFetchedOnceMoreAsOne) {
  fetch("mixed");
  expectWhole();
  std::filesystem::remove(target_);
  fetch("changed");  // the server tells by the ETag
  expectWhole();
}

TEST_F(DownloadTest, RedirectsAreFollowedWithinLimits) {
  fetch("redirect");
  expectWhole();
  std::filesystem::remove(target_);
  const auto problem = expectError(ErrorCode::DownloadFailed, [&] { fetch("loop"); });
  EXPECT_NE(problem.arguments.at("detail").find("redirected"), std::string::npos);
  expectError(ErrorCode::DownloadFailed, [&] { fetch("local"); });
  expectNothing();
}

TEST_F(DownloadTest, RefusalsAreNamedAndBusyServersAskedAgain) {
  const auto problem = expectError(ErrorCode::DownloadRefused, [&] { fetch("missing"); });
  EXPECT_EQ(problem.arguments.at("status"), "404");
  EXPECT_EQ(std::filesystem::file_size(part()), 0U) << "the page of an error is no file";
  fetch("busy");
  expectWhole();
}

TEST_F(DownloadTest, CancellingKeepsThePart) {
  std::jthread canceller([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    cancel_.cancel();
  });
  const auto start = std::chrono::steady_clock::now();
  expectError(ErrorCode::Cancelled, [&] { fetch("slow"); });
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
  canceller.join();
  expectNothing();
  EXPECT_GT(std::filesystem::file_size(part()), 0U);
  cancel_ = CancelToken();
  fetch("slow");
  expectWhole();
  EXPECT_NE(asked().back()["range"], "");
}

TEST_F(DownloadTest, TheSpeedLimitHolds) {
  settings_.bytesPerSecond = 200'000;
  const auto start = std::chrono::steady_clock::now();
  fetch("good");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  EXPECT_GT(taken.count(), 0.7) << "300 kB at 200 kB a second";
  expectWhole();
}

TEST_F(DownloadTest, GoesThroughTheProxy) {
  settings_.proxy = server_->address("");
  PublishedFile elsewhere = file("good");
  elsewhere.address = "http://models.invalid/good/file.bin";
  fetch(elsewhere);
  expectWhole();
  settings_.proxy.clear();
  EXPECT_EQ(asked()[0]["proxied"], true);
}

TEST_F(DownloadTest, OfflineModeAsksNobody) {
  settings_.offline = true;
  const auto problem = expectError(ErrorCode::OfflineMode, [&] { fetch("good"); });
  EXPECT_EQ(problem.arguments.at("name"), "file");
  EXPECT_TRUE(asked().empty());
}

TEST_F(DownloadTest, OneProgramAtATimeFetchesAFile) {
  std::filesystem::create_directories(target_.parent_path());
  const int child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::tryAcquire(target_.string() + ".lock");
    ::pause();
    ::_exit(lock ? 0 : 1);
  }
  while (!FileLock::isHeld(target_.string() + ".lock")) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  expectError(ErrorCode::AlreadyExists, [&] { fetch("good"); });
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  fetch("good");
  expectWhole();
}

TEST_F(DownloadTest, AFolderThatCannotBeMadeIsNamed) {
  writeFileAtomically(folder_ / "fetched", "a file where a folder should be");
  expectError(ErrorCode::FileNotWritable, [&] { fetch("good"); });
}

TEST_F(DownloadTest, AnUnknownHostFailsWithAReason) {
  auto unknown = file("good");
  unknown.address = "http://127.0.0.1:1/file.bin";
  const auto problem = expectError(ErrorCode::DownloadFailed, [&] { fetch(unknown); });
  EXPECT_FALSE(problem.arguments.at("detail").empty());
}

TEST(NetworkSettings, ComeFromTheEnvironment) {
  ::setenv(proxyVariable, "http://proxy:8080", 1);
  ::setenv(limitVariable, "250", 1);
  ::setenv(offlineVariable, "1", 1);
  const auto settings = networkSettingsFromEnvironment();
  EXPECT_EQ(settings.proxy, "http://proxy:8080");
  EXPECT_EQ(settings.bytesPerSecond, 250'000);
  EXPECT_TRUE(settings.offline);
  ::setenv(limitVariable, "fast", 1);
  expectError(ErrorCode::InvalidParameter, [] { static_cast<void>(networkSettingsFromEnvironment()); });
  for (const char* name : {proxyVariable, limitVariable, offlineVariable}) {
    ::unsetenv(name);
  }
  EXPECT_FALSE(networkSettingsFromEnvironment().offline);
}

}  // namespace
}  // namespace luthier
