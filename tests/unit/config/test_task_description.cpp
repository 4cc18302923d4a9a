// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>

#include "core/config/task_description.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

TEST(TaskDescription, IdsAreUniqueAndTextsThere) {
  std::set<std::string> ids;
  for (const TaskDescription& task : taskDescriptions()) {
    EXPECT_TRUE(ids.insert(task.id).second) << task.id;
    EXPECT_STRNE(task.label, "");
    EXPECT_FALSE(task.metric.empty());
    EXPECT_EQ(taskDescription(task.id).label, task.label);
  }
}

TEST(TaskDescription, TellsKindsAndViews) {
  EXPECT_EQ(taskDescription("image_classification").examples, ExampleKind::Image);
  EXPECT_TRUE(taskDescription("text_classification").shows("confusion_matrix"));
  EXPECT_FALSE(taskDescription("text_regression").shows("confusion_matrix"));
  EXPECT_EQ(taskDescription("question_answering").second, SecondText::Required);
}

TEST(TaskDescription, UnknownOnesAreNamed) {
  EXPECT_EQ(findTaskDescription("juggling"), nullptr);
  support::expectError(ErrorCode::NotFound, [] { (void)taskDescription("juggling"); });
}

}  // namespace
}  // namespace luthier
