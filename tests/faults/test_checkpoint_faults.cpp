// SPDX-License-Identifier: GPL-3.0-or-later
// A checkpoint is the old one or the new one, whatever happens at whichever system call, and the run goes on bit for bit.
#include <gtest/gtest.h>

#include "tests/faults/in_child.h"
#include "tests/unit/training/harness.h"

namespace luthier {
namespace {

using faults::Ended;
using faults::Fault;
using test::sameTensors;
using test::TemporaryFolder;

constexpr long endless = 1000;  // calls: far more than are made
constexpr long stride = 7;      // of the calls of a whole run; a save is tried at every one

Checkpoint made(std::int64_t step) {
  Checkpoint checkpoint;
  checkpoint.state.segments = {3};
  checkpoint.state.step = step;
  checkpoint.model = {{"weight", torch::full({64, 64}, static_cast<float>(step))}};
  checkpoint.optimizer = {{"momentum.weight", torch::full({64, 64}, 0.5F)}};
  checkpoint.randomState = torch::zeros({16}, torch::kUInt8);
  checkpoint.description = "{}";
  return checkpoint;
}

bool isDeath(Fault fault) { return fault == Fault::Kill || fault == Fault::Torn || fault == Fault::PowerCut; }

/// What an action may end with when `fault` met it. A death always shows; an error only where it could not be made good.
bool mayEndSo(Fault fault, Ended ended) {
  if (isDeath(fault)) return ended == Ended::Killed;
  return ended == Ended::Well || ended == (fault == Fault::NoSpace ? Ended::DiskFull : Ended::NotWritable);
}

/// Carries out `action` in a process of its own under the fault, and tells whether it was met (it says so by its file).
struct Met {
  Ended ended;
  bool met;
};
Met underFault(const faults::Order& order, const std::function<void()>& action) {
  const TemporaryFolder folder;
  const auto untouched = folder.path() / "untouched";
  const Ended ended = faults::inChild([&] {
    faults::arm(order);
    try {
      action();
    } catch (...) {
      (void)faults::disarm();
      throw;
    }
    if (faults::disarm() < order.call) std::filesystem::create_directory(untouched);
  });
  return {ended, !std::filesystem::exists(untouched)};
}

TEST(CheckpointFaults, ASaveThatFailsAtAnyCallLeavesTheOldOrTheNew) {
  for (faults::Order order : faults::everyFault()) {
    bool met = true;
    for (order.call = 1; met; ++order.call) {
      SCOPED_TRACE(faults::describe(order));
      ASSERT_LT(order.call, endless);
      const TemporaryFolder folder;
      order.path = (folder.path() / "checkpoints").string();
      const CheckpointStore store(folder.path());
      (void)store.save("last", made(1));
      (void)store.save("last", made(2));
      const Met result = underFault(order, [&] { (void)store.save("last", made(3)); });
      met = result.met;
      if (met) {
        EXPECT_TRUE(mayEndSo(order.fault, result.ended)) << static_cast<int>(result.ended);
      } else {
        EXPECT_EQ(result.ended, Ended::Well);
      }

      const auto found = store.load("last");
      ASSERT_TRUE(found);
      EXPECT_TRUE(result.ended == Ended::Well ? found->state.step == 3 : found->state.step == 2 || found->state.step == 3);
      EXPECT_TRUE(sameTensors(found->model, made(found->state.step).model));
      store.removeLeftovers();
      (void)store.save("last", made(4));
      EXPECT_EQ(store.load("last")->state.step, 4);
      if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(order.call, 10) << "the shim saw hardly a call";
  }
}

/// All training happens in children: LibTorch refuses autograd in the child of a process that has used it.
Ended trainIn(const std::filesystem::path& folder) {
  return faults::inChild([&] {
    auto config = test::smallConfig();
    config.epochs = 1;
    config.checkpointEvery = 5;
    (void)test::Attempt(folder, config).run();
  });
}

TEST(CheckpointFaults, ARunThatFailsAtAnyCallGoesOnBitForBit) {
  const TemporaryFolder wholeFolder;
  ASSERT_EQ(trainIn(wholeFolder.path()), Ended::Well);
  const CheckpointStore whole(wholeFolder.path());
  const auto last = whole.load("last");
  const auto best = whole.load("best");
  ASSERT_TRUE(last && best);
  for (const Fault fault : {Fault::NoSpace, Fault::Kill, Fault::PowerCut}) {
    faults::Order order{"", 0, fault, false};
    bool met = true;
    for (order.call = 1 + static_cast<long>(fault); met; order.call += stride) {
      SCOPED_TRACE(faults::describe(order));
      ASSERT_LT(order.call, endless);
      const TemporaryFolder folder;
      order.path = (folder.path() / "checkpoints").string();
      const Met result = underFault(order, [&] {
        auto config = test::smallConfig();
        config.epochs = 1;
        config.checkpointEvery = 5;
        (void)test::Attempt(folder.path(), config).run();
      });
      met = result.met;
      EXPECT_TRUE(!met || mayEndSo(fault, result.ended)) << static_cast<int>(result.ended);
      const CheckpointStore store(folder.path());
      store.removeLeftovers();
      ASSERT_EQ(trainIn(folder.path()), Ended::Well);
      const auto found = store.load("last");
      ASSERT_TRUE(found);
      auto state = found->state;
      state.trainedSeconds = last->state.trainedSeconds;
      EXPECT_EQ(state, last->state);
      EXPECT_TRUE(sameTensors(found->model, last->model));
      EXPECT_TRUE(sameTensors(found->optimizer, last->optimizer));
      EXPECT_TRUE(torch::equal(found->randomState, last->randomState));
      EXPECT_TRUE(sameTensors(store.load("best")->model, best->model));
      if (::testing::Test::HasFailure()) return;
    }
    EXPECT_GT(order.call, 20) << "the shim saw hardly a call";
  }
}

}  // namespace
}  // namespace luthier
