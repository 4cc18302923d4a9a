# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes catalogue.json from what torchvision and timm publish of their weights. Nothing in it is typed by hand but the names of
the entries that are wanted: addresses, the eight digits of the SHA-256 that file names carry, sizes, preprocessing and accuracy
come from the two packages. Run in the environment of ./dev parity: python resources/catalogue/make_catalogue.py"""
import json
import math
import pathlib
import re

import timm
import torchvision

HERE = pathlib.Path(__file__).parent
TORCHVISION = ("resnet18", "resnet34", "resnet50", "resnet101", "resnet152", "mobilenet_v3_small", "mobilenet_v3_large",
               "efficientnet_b0", "efficientnet_b1", "efficientnet_b2", "efficientnet_b3", "efficientnet_b4",
               "convnext_tiny", "convnext_small", "densenet121", "vgg16", "vgg16_bn")
TIMM = ("resnet18.a1_in1k", "resnet34.a1_in1k", "resnet50.a1_in1k", "resnet50.ram_in1k", "resnet101.a1_in1k",
        "resnet152.a1_in1k")
IMAGENET = "Trained on ImageNet-1k, whose images were made available for research that is not commercial."
LICENCES = {"bsd-3-clause": "BSD-3-Clause", "apache-2.0": "Apache-2.0"}


def digits(address):
    """The first digits of the SHA-256, as torch.hub reads them off a file's name."""
    return re.search(r"-([a-f0-9]{8})\.pth$", address).group(1)


def preprocessing(size, resize, interpolation, mean, std):
    return {"image_size": size, "resize_shorter": resize, "interpolation": interpolation, "mean": list(mean), "std": list(std)}


def torchvision_entries():
    for architecture in TORCHVISION:
        for weights in torchvision.models.get_model_weights(architecture):
            version = weights.name.removeprefix("IMAGENET1K_")
            if not re.fullmatch(r"V\d", version):
                continue  # features alone, for detection
            transform, meta = weights.transforms(), weights.meta
            yield {
                "name": f"{architecture}-{version.lower()}",
                "architecture": architecture,
                "source": "torchvision",
                "parameters": meta["num_params"],
                "classes": len(meta["categories"]),
                "accuracy": round(meta["_metrics"]["ImageNet-1K"]["acc@1"] / 100, 5),
                "licence": LICENCES["bsd-3-clause"],
                "licence_note": IMAGENET,
                "page": "https://github.com/pytorch/vision",
                "address": weights.url,
                "sha256": digits(weights.url),
                "megabytes": round(meta["_file_size"] * 1.048576, 1),
                "preprocessing": preprocessing(transform.crop_size[0], transform.resize_size[0],
                                               transform.interpolation.value, transform.mean, transform.std),
            }


def timm_entries():
    for name in TIMM:
        config = timm.get_pretrained_cfg(name)
        model = timm.create_model(name.split(".")[0])
        size = config.input_size[-1]
        yield {
            "name": f"timm-{name}",
            "architecture": name.split(".")[0],
            "source": "timm",
            "parameters": sum(parameter.numel() for parameter in model.parameters()),
            "classes": config.num_classes,
            "licence": LICENCES[config.license],
            "licence_note": IMAGENET,
            "page": "https://github.com/huggingface/pytorch-image-models",
            "address": config.url,
            "sha256": digits(config.url),
            "preprocessing": preprocessing(size, math.floor(size / config.crop_pct), config.interpolation, config.mean, config.std),
        }


def text():
    entries = [*torchvision_entries(), *timm_entries()]
    return "[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]\n"


if __name__ == "__main__":
    (HERE / "catalogue.json").write_text(text())
