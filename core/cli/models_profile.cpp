// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "core/cli/cli_context.h"
#include "core/cli/models_subcommands.h"
#include "core/models/model_profile.h"
#include "core/store/models_table.h"

namespace luthier::cli {
namespace {

using protocol::ModelProfile;
using protocol::ProfiledLayer;

std::string shapeText(const std::vector<std::int64_t>& shape) { return fmt::format("{}", fmt::join(shape, "x")); }

nlohmann::ordered_json layerEvent(const ProfiledLayer& layer) {
  return {{"name", layer.name},
          {"kind", layer.kind},
          {"output", layer.output},
          {"parameters", layer.parameters},
          {"multiplications", layer.multiplications},
          {"output_bytes", layer.outputBytes}};
}

nlohmann::ordered_json profileEvent(const std::string& name, const ModelProfile& profile) {
  nlohmann::ordered_json layers = nlohmann::ordered_json::array();
  for (const auto& layer : profile.layers) {
    layers.push_back(layerEvent(layer));
  }
  return {{"event", "result"},
          {"model", name},
          {"architecture", profile.architecture},
          {"input", profile.input},
          {"parameters", profile.parameters},
          {"weight_bytes", profile.weightBytes},
          {"multiplications", profile.multiplications},
          {"activation_bytes", profile.activationBytes},
          {"layers", layers}};
}

void tellProfile(Reporter& reporter, const ModelProfile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& layer : profile.layers) {
    rows.push_back({layer.name, layer.kind, shapeText(layer.output), fmt::to_string(layer.parameters),
                    fmt::format("{:.2f}", static_cast<double>(layer.multiplications) / 1e6),
                    fmt::format("{:.2f}", static_cast<double>(layer.outputBytes) / 1e6)});
  }
  reporter.table({"layer", "kind", "output", "parameters", "MMAC", "MB"}, rows, "No layers.");
  reporter.text(fmt::format(
      "{}: input {}, {} parameters ({:.1f} MB), {:.3f} GMAC, {:.1f} MB of layer outputs for one example",
      profile.architecture, shapeText(profile.input), profile.parameters, static_cast<double>(profile.weightBytes) / 1e6,
      static_cast<double>(profile.multiplications) / 1e9, static_cast<double>(profile.activationBytes) / 1e6));
}

/// Of a model of the workspace, or of an architecture as it is published.
ModelProfile profileOf(CliContext& context, const std::string& reference) {
  const auto* architecture = findArchitecture(reference);
  const bool stored =
      Workspace::exists(context.workspaceFolder) && models::findByName(context.existingDatabase(), reference);
  if (architecture != nullptr && !stored) {
    return profileArchitecture(*architecture, architecture->publishedClasses, architecture->preprocessing.imageSize);
  }
  const auto model = context.requireModel(reference);
  return profileModel(context.workspace(), model);
}

}  // namespace

void addProfileCommand(CLI::App& models, CliContext& context) {
  auto* command = models.add_subcommand("profile", "Parameters, multiply-accumulates and memory of a model, layer by layer");
  auto reference = std::make_shared<std::string>();
  command->add_option("model", *reference, "Name or id of a model, or an architecture (resnet50)")->required();
  command->callback([&context, reference] {
    const auto profile = profileOf(context, *reference);
    context.reporter().event(profileEvent(*reference, profile));
    tellProfile(context.reporter(), profile);
  });
}

}  // namespace luthier::cli
