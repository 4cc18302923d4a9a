// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/model_card.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "core/export/card_parts.h"
#include "core/models/model_registry.h"

namespace luthier {
namespace {

/// Only torchvision's networks are a package away; the ones for CIFAR need the code of their authors.
std::string pythonExample(const PredictorSource& source, const Architecture& architecture) {
  const auto make = architecture.family != "cifar_resnet"
                        ? fmt::format("from torchvision.models import {0}\nmodel = {0}(num_classes={1})", architecture.id,
                                      source.classes.size())
                        : fmt::format(
                              "from resnet import {0}  # github.com/akamaster/pytorch_resnet_cifar10\nmodel = "
                              "{0}()\nmodel.{1} = torch.nn.Linear(64, {2})",
                              architecture.id, architecture.head, source.classes.size());
  return fmt::format(
      "```python\nimport torch\nfrom safetensors.torch import load_file\n{}\n"
      "model.load_state_dict(load_file(\"model.safetensors\"))\nmodel.eval()\n```\n",
      make);
}

std::string inputText(const Preprocessing& preprocessing) {
  const auto resized = preprocessing.resizeShorter > 0
                           ? fmt::format("the shorter side resized to {} px, the middle {} x {} px cut out",
                                         preprocessing.resizeShorter, preprocessing.imageSize, preprocessing.imageSize)
                           : fmt::format("resized to {0} x {0} px", preprocessing.imageSize);
  return fmt::format("RGB images, {}, scaled to 0..1, minus mean {} over deviation {} (preprocessing.json).", resized,
                     fmt::join(preprocessing.mean, ", "), fmt::join(preprocessing.deviation, ", "));
}

}  // namespace

std::string writeModelCard(const PredictorSource& source, const ModelCard& card, const ParityCertificate& certificate) {
  const auto* architecture = findArchitecture(source.architecture);
  return fmt::format(
      "# {}\n\n{} fine-tuned with Luthier on the dataset \"{}\".\n\n## Quality\n\n{}\n{}\n\n## Input\n\n{}\n\n## "
      "Classes\n\n{}\n"
      "## Use in Python\n\n{}\n## Settings\n\n```json\n{}\n```\n",
      escaped(card.title), architecture->label, escaped(card.dataset), metricsTable(card), parityText(certificate),
      inputText(source.preprocessing), classList(source.classes), pythonExample(source, *architecture), card.configuration);
}

}  // namespace luthier
