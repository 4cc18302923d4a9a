// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "core/base/random.h"

namespace luthier::test {

/// The real luthier-cli on a workspace of its own.
class Worker {
 public:
  explicit Worker(std::filesystem::path workspace) : workspace_(std::move(workspace)) {
    std::filesystem::create_directories(workspace_);
  }

  pid_t start(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all{program(), "--workspace", workspace_.string(), "--json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (auto& text : all) {
      pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputFile().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND,
                                     0644);
    pid_t child = -1;
    if (::posix_spawn(&child, program().c_str(), &actions, nullptr, pointers.data(), environ) != 0) {
      throw std::runtime_error("cannot start " + program());
    }
    posix_spawn_file_actions_destroy(&actions);
    return child;
  }

  /// Exit status, or 128 + signal.
  [[nodiscard]] static int wait(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  [[nodiscard]] int run(const std::vector<std::string>& arguments) const { return wait(start(arguments)); }

  /// What the last command wrote to standard output.
  [[nodiscard]] std::string output() const {
    std::ifstream stream(outputFile());
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  [[nodiscard]] std::filesystem::path runFolder(int run) const { return workspace_ / "runs" / std::to_string(run); }

 private:
  [[nodiscard]] static std::string program() { return LUTHIER_BINARY_DIR "/luthier-cli"; }
  [[nodiscard]] std::filesystem::path outputFile() const { return workspace_ / "output.jsonl"; }

  std::filesystem::path workspace_;
};

/// IDX files in the manner of MNIST: `count` 12 x 12 images of three classes that differ in where their bright spot is.
inline void writeIdx(const std::filesystem::path& folder, const std::string& stem, std::uint32_t count, std::uint64_t seed) {
  std::filesystem::create_directories(folder);
  const auto big = [](std::ofstream& stream, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) {
      stream.put(static_cast<char>(value >> static_cast<unsigned>(shift)));
    }
  };
  constexpr std::uint32_t side = 12;
  std::ofstream images(folder / (stem + "-images-idx3-ubyte"), std::ios::binary);
  std::ofstream labels(folder / (stem + "-labels-idx1-ubyte"), std::ios::binary);
  for (const std::uint32_t value : {0x00000803U, count, side, side}) {
    big(images, value);
  }
  big(labels, 0x00000801U);
  big(labels, count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto label = i % 3;
    auto random = Random::keyed(seed, i);
    for (std::uint32_t pixel = 0; pixel < side * side; ++pixel) {
      const bool bright = pixel / side / 4 == label;
      images.put(static_cast<char>(random.below(100) + (bright ? 120 : 0)));
    }
    labels.put(static_cast<char>(label));
  }
}

inline void writeIdxDataset(const std::filesystem::path& folder) {
  writeIdx(folder, "train", 150, 1);
  writeIdx(folder, "t10k", 30, 2);
}

}  // namespace luthier::test
