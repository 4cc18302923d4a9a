// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/loss_scaler.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/training/execution_plan.h"
#include "tests/unit/tasks/numbers.h"

namespace luthier::test {
namespace {

TEST(LossScaler, GrowsAndBacksOffAsTorchs) {
  const auto recorded = recordedLosses("scaler");
  const auto changes = recorded.at("changes");
  LossScaler scaler;
  std::size_t next = 0;
  double expected = 65536.0;
  for (int step = 0; step < recorded.at("steps").get<int>(); ++step) {
    const bool noted = next < changes.size() && changes[next].at("step") == step;
    scaler.enter(!noted || changes[next].at("finite").get<bool>());
    if (noted) {
      expected = changes[next++].at("scale");
    }
    ASSERT_EQ(scaler.scale(), expected) << step;
    if (step == 1000) {
      // A resumed run goes on with the same scale, and after as many good steps.
      StateDict state;
      scaler.store(state);
      scaler = LossScaler();
      scaler.load(state);
    }
  }
  EXPECT_EQ(next, changes.size());
}

TEST(LossScaler, HalfPrecisionIsRefusedOnTheCpu) {
  TrainingConfig config;
  config.precision = "float16";
  config.device = "cpu";
  try {
    (void)basicPlan(config);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidParameter);
    EXPECT_EQ(error.problem().arguments.at("parameter"), "precision");
  }
}

TEST(LossScaler, APlanInFloat16IsReadBack) {
  ExecutionPlan plan;
  plan.float16 = true;
  plan.microBatch = 8;
  plan.activationCheckpointing = true;
  EXPECT_EQ(ExecutionPlan::fromJson(plan.toJson()), plan);
}

}  // namespace
}  // namespace luthier::test
