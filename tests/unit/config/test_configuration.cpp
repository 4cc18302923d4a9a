// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/config/configuration.h"
#include "core/config/training_parameters.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

using support::expectError;

Configuration training() { return Configuration(trainingParameters()); }

TEST(Configuration, GivesDefaultsUntilSomethingIsChosen) {
  Configuration chosen = training();
  EXPECT_EQ(chosen.integer("epochs"), 3);
  EXPECT_FALSE(chosen.changed("epochs"));
  chosen.set("epochs", std::int64_t{7});
  EXPECT_EQ(chosen.integer("epochs"), 7);
  EXPECT_TRUE(chosen.changed("epochs"));
  chosen.setText("epochs", "3");
  EXPECT_FALSE(chosen.changed("epochs"));
  EXPECT_EQ(chosen, training());
}

TEST(Configuration, ConvertsBetweenWholeAndReal) {
  Configuration chosen = training();
  chosen.set("epochs", 4.0);
  EXPECT_EQ(chosen.integer("epochs"), 4);
  chosen.set("learning_rate", std::int64_t{1});
  EXPECT_EQ(chosen.real("learning_rate"), 1.0);
  expectError(ErrorCode::InvalidParameter, [&] { chosen.set("epochs", 4.5); });
  expectError(ErrorCode::InvalidParameter, [&] { chosen.set("epochs", 1e300); });
}

TEST(Configuration, RefusesWhatCannotBeAndNamesTheRange) {
  Configuration chosen = training();
  const Problem range = expectError(ErrorCode::InvalidParameter, [&] { chosen.setText("epochs", "0"); });
  EXPECT_EQ(range.arguments, (ErrorArguments{{"parameter", "epochs"}, {"value", "0"}, {"expected", "1 … 10000"}}));
  const Problem choice = expectError(ErrorCode::InvalidParameter, [&] { chosen.setText("optimizer", "adam"); });
  EXPECT_EQ(choice.arguments.at("expected"), "sgd | adamw");
  for (const char* bad : {"", "1x", " 1", "nan", "1e3", "99999999999999999999"}) {
    expectError(ErrorCode::InvalidParameter, [&] { chosen.setText("epochs", bad); });
  }
  for (const char* bad : {"nan", "inf", "-1", "0,05", "0.05 "}) {
    expectError(ErrorCode::InvalidParameter, [&] { chosen.setText("learning_rate", bad); });
  }
  expectError(ErrorCode::InvalidParameter, [&] { chosen.setText("pretrained", "maybe"); });
  expectError(ErrorCode::UnknownParameter, [&] { chosen.setText("epoch", "3"); });
  expectError(ErrorCode::UnknownParameter, [&] { (void)chosen.value("epoch"); });
  EXPECT_EQ(chosen, training());
}

TEST(Configuration, RoundTripsThroughJson) {
  Configuration chosen = training();
  chosen.setText("learning_rate", "0.0123");
  chosen.setText("optimizer", "adamw");
  chosen.setText("deterministic", "true");
  EXPECT_EQ(Configuration::fromJson(trainingParameters(), chosen.toJson()), chosen);
  EXPECT_EQ(chosen.changesToJson(), R"({"learning_rate":0.0123,"optimizer":"adamw","deterministic":true})");
  EXPECT_EQ(Configuration::fromJson(trainingParameters(), chosen.changesToJson()), chosen);
}

TEST(Configuration, RefusesBadJson) {
  const auto read = [](const char* json) { return [json] { (void)Configuration::fromJson(trainingParameters(), json); }; };
  expectError(ErrorCode::Usage, read("{"));
  expectError(ErrorCode::Usage, read("[1]"));
  expectError(ErrorCode::Usage, read(R"({"epochs":1,"epochs":2})"));
  expectError(ErrorCode::UnknownParameter, read(R"({"epochen":1})"));
  expectError(ErrorCode::InvalidParameter, read(R"({"epochs":"3"})"));
  expectError(ErrorCode::InvalidParameter, read(R"({"epochs":null})"));
  expectError(ErrorCode::InvalidParameter, read(R"({"epochs":18446744073709551615})"));
}

TEST(Configuration, TextOfRealsReadsBackEqual) {
  for (const double value : {0.1, 1e-7, 5e-4, 1.0 / 3.0, 3.0}) {
    EXPECT_EQ(std::get<double>(parseParameter(*training().find("gradient_clipping"), toText(ParameterValue(value)))), value);
  }
  EXPECT_EQ(toText(ParameterValue(true)), "true");
  EXPECT_EQ(toText(ParameterValue(0.001)), "0.001");
}

}  // namespace
}  // namespace luthier
