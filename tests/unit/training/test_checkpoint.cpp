// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/training/harness.h"

namespace luthier::test {
namespace {

namespace fs = std::filesystem;

Checkpoint made(std::int64_t step) {
  Checkpoint checkpoint;
  checkpoint.state.segments = {3, 2};
  checkpoint.state.configuredEpochs = 5;
  checkpoint.state.step = step;
  checkpoint.state.bestValue = 1.0 / 3.0;
  checkpoint.model = {{"weight", torch::full({2, 3}, static_cast<float>(step))}, {"count", torch::tensor(std::int64_t{7})}};
  checkpoint.optimizer = {{"momentum.weight", torch::rand({2, 3})}, {"first", torch::tensor(true)}};
  checkpoint.metrics = {{"sum", torch::tensor(0.1, torch::kFloat64)}};
  checkpoint.randomState = at::detail::getDefaultCPUGenerator().get_state();
  checkpoint.description = R"({"classes":["a","b"]})";
  return checkpoint;
}

TEST(Checkpoint, ComesBackAsItWent) {
  const TemporaryFolder folder;
  const CheckpointStore store(folder.path());
  EXPECT_FALSE(store.load("last"));
  const auto wanted = made(42);
  EXPECT_EQ(store.save("last", wanted), "checkpoints/last-000001");
  const auto found = store.load("last");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->state, wanted.state);
  EXPECT_TRUE(sameTensors(found->model, wanted.model));
  EXPECT_TRUE(sameTensors(found->optimizer, wanted.optimizer));
  EXPECT_TRUE(sameTensors(found->metrics, wanted.metrics));
  EXPECT_TRUE(torch::equal(found->randomState, wanted.randomState));
  EXPECT_EQ(found->description, wanted.description);
  EXPECT_FALSE(store.load("best"));
}

TEST(Checkpoint, TheNewestThatIsWholeCounts) {
  const TemporaryFolder folder;
  const CheckpointStore store(folder.path());
  for (const std::int64_t step : {1, 2, 3}) {
    (void)store.save("last", made(step));
  }
  EXPECT_FALSE(fs::exists(folder.path() / "checkpoints/last-000001"));
  EXPECT_EQ(store.load("last")->state.step, 3);

  const auto newest = folder.path() / "checkpoints/last-000003/model.safetensors";
  std::fstream file(newest, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(-1, std::ios::end);
  file.put('\x55');
  file.close();
  EXPECT_EQ(store.load("last")->state.step, 2);

  fs::resize_file(folder.path() / "checkpoints/last-000002/training.safetensors", 100);
  try {
    (void)store.load("last");
    FAIL() << "a damaged checkpoint was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::CheckpointDamaged);
    EXPECT_NE(error.problem().arguments.at("file").find("last-000003"), std::string::npos);
  }
}

TEST(Checkpoint, LeftoversOfAKilledProcessGo) {
  const TemporaryFolder folder;
  const CheckpointStore store(folder.path());
  (void)store.save("best", made(1));
  (void)store.save("last", made(2));
  fs::create_directories(folder.path() / "checkpoints/.last-000003.part");
  std::ofstream(folder.path() / "checkpoints/.last-000003.part/model.safetensors") << "half";
  store.removeLeftovers();
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path() / "checkpoints"), {}), 2);
  EXPECT_EQ(store.load("last")->state.step, 2);
}

TEST(Checkpoint, ARunGoesOnBehindADamagedOne) {
  const TemporaryFolder folder, wholeFolder;
  auto config = smallConfig();
  config.checkpointEvery = 3;
  Attempt whole(wholeFolder.path(), config);
  (void)whole.run();
  Attempt first(folder.path(), config);
  first.script.commands[15] = {1, 1, RunCommandKind::Stop, 0};
  (void)first.run();
  fs::remove(*first.checkpoints.newest("last") / "state.json");
  Attempt second(folder.path(), config);
  EXPECT_EQ(second.run().outcome, FitOutcome::Done);
  EXPECT_TRUE(sameTensors(second.checkpoints.load("last")->model, whole.checkpoints.load("last")->model));
}

}  // namespace
}  // namespace luthier::test
