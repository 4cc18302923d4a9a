// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/image_card.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/export/card_parts.h"

namespace luthier {
namespace {

std::string inputText(const InputRule& rule) {
  const auto& preprocessing = rule.preprocessing;
  const auto resized = preprocessing.resizeShorter > 0
                           ? fmt::format("the shorter side resized to {} px, the middle {} x {} px cut out",
                                         preprocessing.resizeShorter, preprocessing.imageSize, preprocessing.imageSize)
                           : fmt::format("resized to {0} x {0} px", preprocessing.imageSize);
  if (rule.rawPixels) {
    return fmt::format("RGB images, {}, as bytes: the network scales and normalises them itself (preprocessing.json).",
                       resized);
  }
  return fmt::format("RGB images, {}, scaled to 0..1, minus mean {} over deviation {} (preprocessing.json).", resized,
                     fmt::join(preprocessing.mean, ", "), fmt::join(preprocessing.deviation, ", "));
}

}  // namespace

std::string imageCard(const ExportedModel& model, const ImageFormat& format, const ModelCard& card,
                      const ParityCertificate& certificate) {
  const auto& source = model.source();
  const bool withCpp = format.id() == std::string_view("torchscript");
  return fmt::format(
      "# {}\n\n{} fine-tuned with Luthier on the dataset \"{}\".\n\n## Quality\n\n{}\n{}\n\n## Input\n\n{}\n\n## "
      "Classes\n\n{}\n"
      "## Use\n\n`python predict.py photo.jpg` loads this folder and answers images{}.\n\n## Settings\n\n```json\n{}\n```\n",
      escaped(card.title), findArchitecture(source.architecture)->label, escaped(card.dataset), metricsTable(card),
      parityText(certificate), inputText(model.inputRule()), classList(source.classes),
      withCpp ? "; `predict.cpp` does so with LibTorch" : "", card.configuration);
}

}  // namespace luthier
