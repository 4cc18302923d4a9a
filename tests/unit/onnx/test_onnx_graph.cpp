// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/onnx/onnx_graph.h"
#include "tests/support/expect_error.h"

namespace luthier {
namespace {

OnnxGraph example() {
  OnnxGraph graph;
  graph.name = "tiny";
  graph.inputs = {{"images", DType::U8, {-1, 3, 8, 8}}};
  graph.outputs = {{"logits", DType::F32, {-1, 2}}};
  graph.nodes = {{"Conv",
                  {"images", "weight", ""},
                  {"Conv_1"},
                  {{"group", std::int64_t{1}},
                   {"epsilon", 1.0},
                   {"auto_pad", std::string("NOTSET")},
                   {"pads", std::vector<std::int64_t>{1, 1, 1, 1}}}}};
  graph.metadata = {{"luthier.classes", "[\"猫\"]"}};
  return graph;
}

TEST(OnnxGraph, ComesBackFromItsJson) { EXPECT_EQ(OnnxGraph::fromJson(example().toJson(), "graph.json"), example()); }

TEST(OnnxGraph, WhatIsNoGraphIsRefusedByName) {
  for (const char* text :
       {"", "{}", R"({"name":1})", R"({"name":"x","opset":17,"inputs":[{"name":"a","type":"F7","shape":[]}]})"}) {
    const auto problem =
        support::expectError(ErrorCode::ArchiveDamaged, [&] { (void)OnnxGraph::fromJson(text, "bad.json"); });
    EXPECT_EQ(problem.arguments.at("file"), "bad.json") << text;
  }
}

}  // namespace
}  // namespace luthier
