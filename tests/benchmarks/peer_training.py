# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of training: the loop that people write with PyTorch and torchvision, ResNet-20 for CIFAR at 32 px.

Usage: peer_training.py FOLDER WEIGHTS default|best|frozen EPOCHS. `default` is fp32 with two DataLoader workers as most recipes
have it; `best` adds channels_last, persistent workers, a batch ahead, and bfloat16 autocast where the processor computes it;
`frozen` is the default with everything but the head frozen. Prints one JSON line.
"""

import json
import sys
import time

start = time.time()

import torch  # noqa: E402  (the import is part of what a person waits for)
import torchvision  # noqa: E402
from torch import nn  # noqa: E402
from torch.nn import functional  # noqa: E402
from torchvision import transforms  # noqa: E402

import processor  # noqa: E402

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
BATCH = 128


class Block(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.widen = outputs - inputs

    def forward(self, x):
        y = self.bn2(self.conv2(functional.relu(self.bn1(self.conv1(x)))))
        if self.widen:
            x = functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.widen // 2, self.widen // 2))
        return functional.relu(x + y)


class ResNet20(nn.Module):
    """He et al. 2015, shortcuts of option A; names as in akamaster/pytorch_resnet_cifar10."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = nn.Sequential(Block(16, 16, 1), Block(16, 16, 1), Block(16, 16, 1))
        self.layer2 = nn.Sequential(Block(16, 32, 2), Block(32, 32, 1), Block(32, 32, 1))
        self.layer3 = nn.Sequential(Block(32, 64, 2), Block(64, 64, 1), Block(64, 64, 1))
        self.linear = nn.Linear(64, 10)

    def forward(self, x):
        x = self.layer3(self.layer2(self.layer1(functional.relu(self.bn1(self.conv1(x))))))
        return self.linear(x.mean((2, 3)))


def loaders(folder: str, best: bool):
    after = [transforms.ToTensor(), transforms.Normalize(MEAN, DEVIATION)]
    augment = transforms.Compose([transforms.RandomCrop(32, 4), transforms.RandomHorizontalFlip(), *after])
    extra = {"persistent_workers": True, "prefetch_factor": 4} if best else {}
    train = torchvision.datasets.ImageFolder(f"{folder}/train", augment)
    validation = torchvision.datasets.ImageFolder(f"{folder}/val", transforms.Compose(after))
    return (torch.utils.data.DataLoader(train, BATCH, shuffle=True, num_workers=2, drop_last=False, **extra),
            torch.utils.data.DataLoader(validation, 256, num_workers=2, **extra))


def main() -> None:
    folder, weights, mode, epochs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    best = mode == "best"
    bfloat16 = best and processor.computes_bfloat16()
    torch.manual_seed(1)
    model = ResNet20()
    state = torch.load(weights, map_location="cpu", weights_only=True)["state_dict"]
    model.load_state_dict({name.removeprefix("module."): value for name, value in state.items()})
    if best:
        model = model.to(memory_format=torch.channels_last)
    if mode == "frozen":
        model.requires_grad_(False)
        model.linear.requires_grad_(True)
    train, validation = loaders(folder, best)
    optimizer = torch.optim.SGD([weight for weight in model.parameters() if weight.requires_grad], 0.01, momentum=0.9, nesterov=True, weight_decay=5e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.01, total_steps=epochs * len(train))
    first_loss, speeds = None, []
    for _ in range(epochs):
        model.train(mode != "frozen")  # a frozen network keeps its statistics
        began, seen = time.time(), 0
        for images, labels in train:
            if best:
                images = images.contiguous(memory_format=torch.channels_last)
            with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
                loss = functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            seen += len(labels)
            if first_loss is None:
                first_loss = time.time() - start
        speeds.append(seen / (time.time() - began))
    model.eval()
    right = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
        for images, labels in validation:
            right += (model(images).argmax(1) == labels).sum().item()
    print(json.dumps({"examples_per_second": speeds[-1], "accuracy": right / len(validation.dataset), "loss": loss.item(),
                      "first_loss_seconds": first_loss, "seconds": time.time() - start}))


if __name__ == "__main__":
    main()
