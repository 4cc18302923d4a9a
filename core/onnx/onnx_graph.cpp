// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/onnx/onnx_graph.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const OnnxAttribute& attribute) {
  return std::visit([](const auto& value) { return Json(value); }, attribute);
}

OnnxAttribute attributeFrom(const Json& json) {
  if (json.is_number_integer()) {
    return json.get<std::int64_t>();
  }
  if (json.is_number_float()) {
    return json.get<double>();
  }
  if (json.is_string()) {
    return json.get<std::string>();
  }
  return json.get<std::vector<std::int64_t>>();
}

Json toJson(const OnnxNode& node) {
  Json json{{"type", node.type}, {"inputs", node.inputs}, {"outputs", node.outputs}, {"attributes", Json::object()}};
  for (const auto& [name, attribute] : node.attributes) {
    json["attributes"][name] = toJson(attribute);
  }
  return json;
}

OnnxNode nodeFrom(const Json& json) {
  OnnxNode node{json.at("type").get<std::string>(), json.at("inputs").get<std::vector<std::string>>(),
                json.at("outputs").get<std::vector<std::string>>()};
  for (const auto& [name, attribute] : json.at("attributes").items()) {
    node.attributes.emplace(name, attributeFrom(attribute));
  }
  return node;
}

Json toJson(const std::vector<OnnxValue>& values) {
  auto json = Json::array();
  for (const auto& value : values) {
    json.push_back({{"name", value.name}, {"type", dtypeName(value.type)}, {"shape", value.shape}});
  }
  return json;
}

std::vector<OnnxValue> valuesFrom(const Json& json) {
  std::vector<OnnxValue> values;
  for (const auto& entry : json) {
    values.push_back({entry.at("name").get<std::string>(), dtypeFromName(entry.at("type").get<std::string>()).value(),
                      entry.at("shape").get<std::vector<std::int64_t>>()});
  }
  return values;
}

}  // namespace

std::string OnnxGraph::toJson() const {
  Json json{{"name", name},
            {"opset", opset},
            {"inputs", luthier::toJson(inputs)},
            {"outputs", luthier::toJson(outputs)},
            {"nodes", Json::array()},
            {"metadata", metadata}};
  for (const auto& node : nodes) {
    json["nodes"].push_back(luthier::toJson(node));
  }
  return json.dump();
}

OnnxGraph OnnxGraph::fromJson(const std::string& text, const std::filesystem::path& file) {
  const ErrorArguments place{{"file", displayPath(file)}};
  const auto json = parseForeignJson(text, ErrorCode::ArchiveDamaged, place);
  try {
    OnnxGraph graph;
    graph.name = json.at("name").get<std::string>();
    graph.opset = json.at("opset").get<std::int64_t>();
    graph.inputs = valuesFrom(json.at("inputs"));
    graph.outputs = valuesFrom(json.at("outputs"));
    for (const auto& node : json.at("nodes")) {
      graph.nodes.push_back(nodeFrom(node));
    }
    graph.metadata = json.at("metadata").get<std::map<std::string, std::string>>();
    return graph;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::ArchiveDamaged, {{"file", displayPath(file)}, {"detail", error.what()}});
  }
}

}  // namespace luthier
