// SPDX-License-Identifier: GPL-3.0-or-later
// luthier-onnx: a model between ONNX's protobuf and what the engine reads and writes. A program of its own, since LibTorch
// carries another protobuf whose symbols would meet ONNX's in one process.
#include <onnx/checker.h>
#include <onnx/shape_inference/implementation.h>

#include <exception>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/onnx_tool/model_proto.h"

namespace luthier {
namespace {

// A protobuf message is at most 2 GiB.
constexpr std::size_t largestModel = (std::size_t{1} << 31U) - 1;

constexpr const char* usage =
    "luthier-onnx write GRAPH.json WEIGHTS.safetensors OUT.onnx   checks the model and writes it\n"
    "luthier-onnx read IN.onnx GRAPH.json WEIGHTS.safetensors     checks a model and takes it apart\n";

/// What onnx.checker and strict shape inference say: every operator with its inputs, attributes, types and shapes.
void check(const onnx::ModelProto& model) {
  onnx::checker::check_model(model);
  onnx::ModelProto inferred = model;
  const onnx::ShapeInferenceOptions strict(/*check_type=*/true, /*strict_mode=*/1, /*data_prop=*/true);
  onnx::shape_inference::InferShapes(inferred, onnx::OpSchemaRegistry::Instance(), strict);
}

void write(const std::filesystem::path& graphFile, const std::filesystem::path& weights,
           const std::filesystem::path& target) {
  const auto model = toModelProto(OnnxGraph::fromJson(readTextFile(graphFile), graphFile), weights);
  if (model.ByteSizeLong() > largestModel) {
    throw Error(ErrorCode::Internal, {{"detail", "the model is larger than the 2 GiB that an ONNX file may have"}});
  }
  check(model);
  writeFileAtomically(target, model.SerializeAsString());
}

void read(const std::filesystem::path& source, const std::filesystem::path& graphFile,
          const std::filesystem::path& weights) {
  const auto bytes = readFile(source, largestModel);
  onnx::ModelProto model;
  if (!model.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    throw Error(ErrorCode::ArchiveDamaged, {{"file", displayPath(source)}, {"detail", "it is no ONNX model"}});
  }
  check(model);
  writeFileAtomically(graphFile, fromModelProto(model, source, weights).toJson());
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 4 && arguments[0] == "write") {
    write(arguments[1], arguments[2], arguments[3]);
  } else if (arguments.size() == 4 && arguments[0] == "read") {
    read(arguments[1], arguments[2], arguments[3]);
  } else {
    std::cerr << usage;
    return static_cast<int>(ExitCode::Usage);
  }
  return 0;
}

}  // namespace
}  // namespace luthier

int main(int count, char** arguments) {
  try {
    return luthier::run({arguments + 1, arguments + count});
  } catch (const luthier::Error& error) {
    const auto exitCode = luthier::errorText(error.code()).exitCode;
    // The engine says a trouble of the disk in its own name, from the problem as JSON.
    std::cerr << (exitCode == luthier::ExitCode::Disk ? luthier::problemToJson(error.problem()).dump() : error.what())
              << '\n';
    return static_cast<int>(exitCode);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return static_cast<int>(luthier::ExitCode::Failure);
  }
}
