# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of the loader: torchvision's ImageFolder and PyTorch's DataLoader, decode to normalised batch.

Usage: peer_loader.py FOLDER SIZE WORKERS. Prints examples a second of the second pass as one JSON line.
"""

import json
import sys
import time

import torch
import torchvision
from torchvision import transforms

folder, size, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
crop = transforms.RandomCrop(32, 4) if size == 32 else transforms.RandomResizedCrop(size)
dataset = torchvision.datasets.ImageFolder(f"{folder}/train", transforms.Compose([
    crop, transforms.RandomHorizontalFlip(), transforms.ToTensor(),
    transforms.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))]))
torch.set_num_threads(2)
loader = torch.utils.data.DataLoader(dataset, 128 if size == 32 else 32, shuffle=True, num_workers=workers, persistent_workers=workers > 0)
for _ in range(2):
    began = time.time()
    seen = sum(len(labels) for _, labels in loader)
    speed = seen / (time.time() - began)
print(json.dumps({"examples_per_second": speed}))
