// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/tasks/classification_metrics.h"
#include "core/tasks/task_registry.h"

namespace luthier {
namespace {

Batch batchOf(std::vector<std::int64_t> truths, std::vector<std::size_t> positions) {
  return {{}, torch::tensor(truths, torch::kInt64), std::move(positions)};
}

TEST(ClassificationMetrics, CountsWhatWasAnswered) {
  std::vector<ExampleRecord> examples(3);
  examples[0].id = 10;
  examples[1].id = 11;
  examples[2].id = 12;
  const auto metrics = makeClassificationMetrics(3, &examples);
  // Two right (classes 0 and 2), one 1 taken for 2.
  metrics->add(batchOf({0, 1}, {2, 0}), torch::tensor({{5.0F, 0.0F, 0.0F}, {0.0F, 1.0F, 2.0F}}), torch::tensor(0.5F));
  metrics->add(batchOf({2}, {1}), torch::tensor({{0.0F, 0.0F, 0.0F}}) + torch::tensor({0.0F, 0.0F, 1.0F}),
               torch::tensor(2.0F));
  const auto result = metrics->finish();
  EXPECT_DOUBLE_EQ(*result.value("accuracy"), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(*result.value("loss"), (0.5 * 2 + 2.0) / 3.0);
  EXPECT_DOUBLE_EQ(*result.value("top5"), 1.0);  // three classes only
  // Precision per class 1, 0, 1/2; recall 1, 0, 1; F1 1, 0, 2/3.
  EXPECT_NEAR(*result.value("macro_precision"), 0.5, 1e-12);
  EXPECT_NEAR(*result.value("macro_recall"), 2.0 / 3.0, 1e-12);
  EXPECT_NEAR(*result.value("macro_f1"), 5.0 / 9.0, 1e-12);
  EXPECT_EQ(result.matrix->at(1, 2), 1);
  ASSERT_TRUE(result.predictions);
  // In the order of the examples, whatever the batches' order was.
  EXPECT_EQ(result.predictions->examples, (std::vector<RowId>{10, 11, 12}));
  EXPECT_EQ(result.predictions->truths, (std::vector<std::int32_t>{1, 2, 0}));
  EXPECT_EQ(result.predictions->answers, (std::vector<std::int32_t>{2, 2, 0}));
  EXPECT_NEAR(result.predictions->confidences[2], std::exp(5.0) / (std::exp(5.0) + 2.0), 1e-6);
}

TEST(ClassificationMetrics, GoesOnFromACheckpointAsIfNothingHadHappened) {
  std::vector<ExampleRecord> examples(200);
  torch::manual_seed(1);
  const auto whole = makeClassificationMetrics(7, &examples);
  auto resumed = makeClassificationMetrics(7, &examples);
  for (int i = 0; i < 10; ++i) {
    std::vector<std::int64_t> truths;
    std::vector<std::size_t> positions;
    for (int j = 0; j < 20; ++j) {
      truths.push_back((i * 3 + j) % 7);
      positions.push_back(static_cast<std::size_t>(i * 20 + j));
    }
    const auto logits = torch::randn({20, 7});
    const auto loss = torch::rand({});
    whole->add(batchOf(truths, positions), logits, loss);
    resumed->add(batchOf(truths, positions), logits, loss);
    auto fresh = makeClassificationMetrics(7, &examples);
    fresh->load(resumed->state());
    resumed = std::move(fresh);
  }
  const auto a = whole->finish();
  const auto b = resumed->finish();
  EXPECT_EQ(a.values, b.values);
  EXPECT_EQ(*a.matrix, *b.matrix);
  EXPECT_EQ(a.predictions->answers, b.predictions->answers);
  EXPECT_EQ(a.predictions->confidences, b.predictions->confidences);
}

TEST(ClassificationMetrics, NothingSeenGivesNothing) {
  const auto metrics = makeClassificationMetrics(3, nullptr);
  EXPECT_TRUE(metrics->state().empty());
  EXPECT_TRUE(metrics->finish().values.empty());
}

TEST(TaskRegistry, KnowsItsTasksAndSaysWhatIsMissing) {
  EXPECT_EQ(taskById("image_classification").id(), "image_classification");
  EXPECT_THROW((void)taskById("mind_reading"), Error);
}

}  // namespace
}  // namespace luthier
