// SPDX-License-Identifier: GPL-3.0-or-later
// Every healthy small file cut at every byte, and changed in many ways: each ends in a named Error or in a success, within the
// time and memory of docs/reliability.md, and never in a crash (the sanitized build sees what would pass unseen).
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "core/base/error.h"
#include "tests/damaged/readers.h"
#include "tests/damaged/seeds.h"

namespace luthier::damaged {
namespace {

constexpr double mostSeconds = 5.0;
constexpr long mostKilobytes = 1 << 20;
constexpr std::uint64_t mutationSeed = 20261128;

/// LUTHIER_MUTATIONS: how many of each seed; more than usual for a longer search.
std::uint64_t mutationsOfEach() {
  const char* chosen = std::getenv("LUTHIER_MUTATIONS");
  return chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 60;
}

struct Count {
  int cuts = 0, mutations = 0, read = 0, refused = 0;
  double longest = 0.0;
};

class DamagedFiles : public testing::TestWithParam<const char*> {
 protected:
  /// Reads it; anything but an Error with a message and a cure, or a success, fails the test.
  void tryOut(std::span<const std::byte> bytes, const std::string& what) {
    const auto begin = std::chrono::steady_clock::now();
    try {
      reader_.read(bytes);
      ++count_.read;
    } catch (const Error& error) {
      ++count_.refused;
      EXPECT_NE(error.code(), ErrorCode::Internal) << what << ": " << error.what();
    } catch (const std::exception& exception) {
      ADD_FAILURE() << what << ": " << exception.what();
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    EXPECT_LT(seconds, mostSeconds) << what;
    count_.longest = std::max(count_.longest, seconds);
  }

  const Reader& reader_ = readerNamed(GetParam());
  Count count_;
};

TEST_P(DamagedFiles, EndInANamedErrorOrASuccess) {
  const auto seeds = seedsFor(GetParam());
  ASSERT_FALSE(seeds.empty());
  for (std::size_t number = 0; number < seeds.size(); ++number) {
    const auto& [name, whole] = seeds[number];
    ASSERT_NO_THROW(reader_.read(whole)) << name << " is healthy";
    for (std::size_t length = 0; length < whole.size(); ++length) {
      tryOut(std::span(whole).first(length), name + " cut at " + std::to_string(length));
      ++count_.cuts;
    }
    for (std::uint64_t i = 0; i < mutationsOfEach(); ++i) {
      auto random = Random::keyed(mutationSeed, number, i);
      const auto& other = seeds[random.below(seeds.size())].bytes;
      tryOut(mutated(whole, other, random), name + " mutation " + std::to_string(i));
      ++count_.mutations;
    }
    if (HasFailure()) return;
  }
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, mostKilobytes);
  std::printf("| %s | %zu | %d | %d | %d | %d | %.0f ms |\n", GetParam(), seeds.size(), count_.cuts, count_.mutations,
              count_.refused, count_.read, count_.longest * 1000.0);
}

std::vector<const char*> names() {
  std::vector<const char*> all;
  for (const auto& reader : readers()) {
    all.push_back(reader.name);
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Readers, DamagedFiles, testing::ValuesIn(names()),
                         [](const auto& entry) { return std::string(entry.param); });

}  // namespace
}  // namespace luthier::damaged
