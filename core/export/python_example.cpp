// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/python_example.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace luthier {
namespace {

/// github.com/akamaster/pytorch_resnet_cifar10, option A, as core/models/cifar_resnet.cpp has it.
constexpr const char* cifarNetwork = R"python(class Block(torch.nn.Module):
    def __init__(self, before, width, stride):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(before, width, 3, stride, 1, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(width)
        self.conv2 = torch.nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = torch.nn.BatchNorm2d(width)
        self.stride, self.added = stride, width - before

    def forward(self, x):
        out = self.bn2(self.conv2(self.bn1(self.conv1(x)).relu()))
        if self.added or self.stride > 1:
            half = self.added // 2
            x = torch.nn.functional.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, half, self.added - half))
        return (out + x).relu()


class Network(torch.nn.Module):
    def __init__(self, blocks, classes):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(16)
        before = 16
        for stage, width in enumerate((16, 32, 64), start=1):
            layers = []
            for index in range(blocks):
                layers.append(Block(before, width, 2 if stage > 1 and index == 0 else 1))
                before = width
            setattr(self, f"layer{stage}", torch.nn.Sequential(*layers))
        self.linear = torch.nn.Linear(64, classes)

    def forward(self, x):
        x = self.bn1(self.conv1(x)).relu()
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))
)python";

/// {0} the published name of the first layer, {1} the channels that it takes instead of three.
constexpr const char* otherChannels = R"python(

make_colour_network = make_network


def make_network():
    network = make_colour_network()
    first = network.get_submodule("{0}")
    network.set_submodule("{0}", torch.nn.Conv2d({1}, first.out_channels, first.kernel_size, first.stride, first.padding,
                                                 bias=first.bias is not None))
    return network
)python";

constexpr const char* pythonBeginning = R"python(#!/usr/bin/env python3
"""Answers images with the network in this folder: python predict.py photo.jpg ..."""
import json
import pathlib
import sys

import numpy
from PIL import Image, ImageOps
)python";

constexpr const char* pythonPreparation = R"python(

def prepare(path):
    """An image as the network was trained on it: channels x SIZE x SIZE."""
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    if len(MEAN) == 1:
        image = image.convert("L")
    if SHORTER:
        width, height = image.size
        longer = int(SHORTER * max(width, height) / min(width, height))
        image = image.resize((SHORTER, longer) if width <= height else (longer, SHORTER), FILTER)
        left, top = round((image.width - SIZE) / 2), round((image.height - SIZE) / 2)
        image = image.crop((left, top, left + SIZE, top + SIZE))
    else:
        image = image.resize((SIZE, SIZE), FILTER)
    pixels = numpy.asarray(image).reshape(SIZE, SIZE, len(MEAN)).transpose(2, 0, 1)
    if RAW_PIXELS:
        return numpy.ascontiguousarray(pixels)
    scaled = pixels.astype(numpy.float32) / numpy.float32(255)
    return (scaled - numpy.float32(MEAN).reshape(-1, 1, 1)) / numpy.float32(STD).reshape(-1, 1, 1)

)python";

constexpr const char* classAnswer = R"python(
def describe(outputs):
    """The five most probable classes."""
    shares = numpy.exp(outputs - outputs.max())
    shares /= shares.sum()
    best = numpy.argsort(-shares, kind="stable")[:5]
    return [{"class": CLASSES[i] if CLASSES else str(i), "probability": float(shares[i])} for i in best]

)python";

constexpr const char* labelsAnswer = R"python(
def describe(outputs):
    """Every label with its probability, the most probable first."""
    shares = 1 / (1 + numpy.exp(-outputs))
    best = numpy.argsort(-shares, kind="stable")
    return [{"class": CLASSES[i] if CLASSES else str(i), "probability": float(shares[i])} for i in best]

)python";

constexpr const char* numberAnswer = R"python(
def describe(outputs):
    """The number itself."""
    return [{"value": float(value)} for value in outputs]

)python";

constexpr const char* pythonEnding = R"python(
def main():
    network = load(FOLDER)
    for path in sys.argv[1:]:
        outputs = answer(network, prepare(path)[None])[0]
        print(json.dumps({"file": path, "outputs": outputs.tolist(), "top": describe(outputs)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
)python";

const char* pillowFilter(Interpolation interpolation) {
  switch (interpolation) {
    case Interpolation::Nearest:
      return "NEAREST";
    case Interpolation::Bicubic:
      return "BICUBIC";
    case Interpolation::Bilinear:
      break;
  }
  return "BILINEAR";
}

std::string settings(const InputRule& rule) {
  const auto json = nlohmann::ordered_json::parse(rule.preprocessing.toJson());
  return fmt::format(
      "\n\nFOLDER = pathlib.Path(__file__).resolve().parent\n"
      "CLASSES = json.loads((FOLDER / \"classes.json\").read_text(encoding=\"utf-8\"))\n"
      "SIZE, SHORTER = {}, {}\nFILTER = Image.Resampling.{}\nMEAN, STD = {}, {}\nRAW_PIXELS = {}\n",
      rule.preprocessing.imageSize, rule.preprocessing.resizeShorter, pillowFilter(rule.preprocessing.interpolation),
      json.at("mean").dump(), json.at("std").dump(), rule.rawPixels ? "True" : "False");
}

const char* describing(AnswerKind answers) {
  switch (answers) {
    case AnswerKind::Labels:
      return labelsAnswer;
    case AnswerKind::Number:
      return numberAnswer;
    case AnswerKind::Class:
      break;
  }
  return classAnswer;
}

}  // namespace

std::string pythonNetwork(const std::string& architecture, std::int64_t classes, int channels) {
  const auto* known = findArchitecture(architecture);
  if (channels != 3) {
    return pythonNetwork(architecture, classes, 3) + fmt::format(otherChannels, known->firstLayer, channels);
  }
  if (known->family == "cifar_resnet") {
    // The id ends with the number of layers: two at the ends, two in each block of three stages.
    const int layers = std::stoi(architecture.substr(std::string("resnet").size()));
    return fmt::format("{}\n\ndef make_network():\n    return Network({}, {})\n", cifarNetwork, (layers - 2) / 6, classes);
  }
  return fmt::format("def make_network():\n    import torchvision\n    return torchvision.models.{}(num_classes={})\n",
                     architecture, classes);
}

std::string pythonTorchAnswer() {
  return "def answer(network, inputs):\n"
         "    with torch.no_grad():\n"
         "        return network(torch.from_numpy(inputs)).numpy()\n";
}

std::string pythonExample(const ExportedModel& model, const ImageFormat& format) {
  return std::string(pythonBeginning) + format.pythonPart(model) + settings(model.inputRule()) + pythonPreparation +
         describing(model.answers) + pythonEnding;
}

}  // namespace luthier
