# SPDX-License-Identifier: GPL-3.0-or-later
"""The architectures as Python publishes them, and weights that both sides can compute: no file needs to travel.

CIFAR ResNets follow github.com/akamaster/pytorch_resnet_cifar10 (resnet.py, option A); the others are torchvision's."""
import math

import numpy
import torch
import torchvision
from torch import nn
from torch.nn import functional

CIFAR_DEPTHS = (20, 32, 44, 56, 110)
# The side of the image that the published weights see.
TORCHVISION = {"resnet18": 224, "resnet34": 224, "resnet50": 224, "resnet101": 224, "resnet152": 224,
               "mobilenet_v3_small": 224, "mobilenet_v3_large": 224, "efficientnet_b0": 224, "efficientnet_b1": 240,
               "efficientnet_b2": 288, "efficientnet_b3": 300, "efficientnet_b4": 380, "convnext_tiny": 224,
               "convnext_small": 224, "densenet121": 224, "vgg16": 224, "vgg16_bn": 224}
ARCHITECTURES = tuple(f"resnet{depth}" for depth in CIFAR_DEPTHS) + tuple(TORCHVISION)


class CifarBlock(nn.Module):
    def __init__(self, in_planes, planes, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(in_planes, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.padding = None if stride == 1 and in_planes == planes else planes // 4

    def forward(self, x):
        out = functional.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        if self.padding is None:
            return functional.relu(out + x)
        shortcut = functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.padding, self.padding), "constant", 0)
        return functional.relu(out + shortcut)


class CifarResNet(nn.Module):
    def __init__(self, depth, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        width = 16
        for stage, planes in enumerate((16, 32, 64), start=1):
            blocks = []
            for index in range((depth - 2) // 6):
                blocks.append(CifarBlock(width, planes, 2 if stage > 1 and index == 0 else 1))
                width = planes
            setattr(self, f"layer{stage}", nn.Sequential(*blocks))
        self.linear = nn.Linear(64, classes)

    def forward(self, x):
        out = functional.relu(self.bn1(self.conv1(x)))
        out = self.layer3(self.layer2(self.layer1(out)))
        out = functional.avg_pool2d(out, out.size()[3])
        return self.linear(out.view(out.size(0), -1))


def make(architecture, classes):
    if architecture in TORCHVISION:
        return getattr(torchvision.models, architecture)(num_classes=classes)
    return CifarResNet(int(architecture.removeprefix("resnet")), classes)


def input_size(architecture):
    return TORCHVISION.get(architecture, 32)


def uniform(name, count):
    """`count` numbers in [-1, 1) that depend on `name` and the index only: FNV-1a of the name, then SplitMix64."""
    seed = 0xCBF29CE484222325
    for byte in name.encode():
        seed = ((seed ^ byte) * 0x100000001B3) % 2**64
    with numpy.errstate(over="ignore"):
        z = numpy.uint64(seed) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        z = z ^ (z >> numpy.uint64(31))
    return (z >> numpy.uint64(11)).astype(numpy.float64) * 2.0**-52 - 1.0


def last_norm_names(names):
    """The last batch norm of each block: damped, so that 50 blocks leave the activations near 1."""
    blocks = {name.rsplit(".", 2)[0] for name in names if name.startswith("layer") and ".bn" in name}
    return {f"{block}.bn3" if f"{block}.bn3.weight" in names else f"{block}.bn2" for block in blocks}


def gain(state):
    """Many ReLU layers one after the other leave little of the image: the weights of VGG and DenseNet are drawn larger."""
    return math.sqrt(2.0) if "features.0.weight" in state or "features.conv0.weight" in state else 1.0


def fill(model):
    """Gives every parameter and buffer of `model` its recipe's values."""
    state = model.state_dict()
    strength = gain(state)
    damped = last_norm_names(set(state))
    with torch.no_grad():
        for name, tensor in state.items():
            if name.endswith("num_batches_tracked"):
                continue
            values = uniform(name, tensor.numel())
            owner, kind = name.rsplit(".", 1)
            if tensor.dim() > 1:
                values = values * (strength * math.sqrt(3.0 / (tensor.numel() // tensor.shape[0])))
            elif kind == "weight":
                values = (1.0 + 0.1 * values) * (0.25 if owner in damped else 1.0)
            elif kind == "running_var":
                values = 1.0 + 0.2 * values
            else:
                values = 0.1 * values
            tensor.copy_(torch.from_numpy(values.astype(numpy.float32)).reshape(tensor.shape))
    return model.eval()


def images(architecture, count=2):
    size = input_size(architecture)
    values = 2.0 * uniform("images", count * 3 * size * size)
    return torch.from_numpy(values.astype(numpy.float32)).reshape(count, 3, size, size)
