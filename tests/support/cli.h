// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/places.h"
#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"

namespace luthier::support {

/// A tiny BMP of one colour; `shade` makes files differ.
inline void writeBmp(const std::filesystem::path& file, unsigned shade) {
  constexpr int side = 4;
  std::string bytes("BM\x66\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x04\0\0\0\x04\0\0\0\x01\0\x18\0", 30);
  bytes.resize(54, '\0');
  for (int i = 0; i < side * side; ++i) {
    bytes += static_cast<char>(shade & 0xFFU);
    bytes += static_cast<char>((shade >> 8U) & 0xFFU);
    bytes += static_cast<char>((shade >> 16U) & 0xFFU);
  }
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

/// `count` different images in the class folders cat and dog.
inline void writeImageFolder(const std::filesystem::path& folder, int count) {
  for (int i = 0; i < count; ++i) {
    writeBmp(folder / (i % 2 == 0 ? "cat" : "dog") / (std::to_string(i) + ".bmp"), static_cast<unsigned>(i) * 7U);
  }
}

/// The lines of JSON on a program's standard output; anything else there fails the test.
inline std::vector<nlohmann::json> jsonLines(const Finished& finished) {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(finished.out);
  for (std::string line; std::getline(stream, line);) {
    nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
    EXPECT_TRUE(json.is_object()) << line;
    lines.push_back(std::move(json));
  }
  return lines;
}

/// Runs luthier-cli on a workspace of the test's own.
class CliTest : public testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> command(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {workerProgram().string(), "--workspace", workspace.string()});
    return arguments;
  }
  [[nodiscard]] Finished run(const std::vector<std::string>& arguments) const { return runProgram(command(arguments)); }

  /// Runs with --json; expects the exit code and returns the last line.
  nlohmann::json last(std::vector<std::string> arguments, int exitCode = 0) const {
    arguments.push_back("--json");
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.exitCode, exitCode) << finished.out << finished.err;
    const auto lines = jsonLines(finished);
    return lines.empty() ? nlohmann::json::object() : lines.back();
  }

  /// Expects an error line with this code and exit code, and returns its message.
  std::string expectFailure(const std::vector<std::string>& arguments, int exitCode, const std::string& code) const {
    const nlohmann::json line = last(arguments, exitCode);
    EXPECT_EQ(line.value("event", ""), "error");
    EXPECT_EQ(line.value("code", ""), code);
    return line.value("message", "");
  }

  TemporaryFolder folder;
  std::filesystem::path workspace = folder / "workspace";
  std::filesystem::path images = folder / "images";
};

}  // namespace luthier::support
