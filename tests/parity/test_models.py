# SPDX-License-Identifier: GPL-3.0-or-later
"""Architectures with fresh random weights, saved by Python in each format, added and evaluated by luthier-cli on the same
images: loss and confusion matrix must be Python's, the metrics scikit-learn's. One network of each kind; --full: every one."""
import pathlib
import random
import sys

import numpy
import timm
import torch
import torchvision
from PIL import Image
from sklearn import metrics
from torchvision import transforms

import reference_models
from luthier_cli import Luthier, close

QUICK = ("resnet20", "resnet18", "resnet50", "mobilenet_v3_small", "efficientnet_b0", "convnext_tiny", "densenet121")
CLASSES = 3
IMAGES = 4  # per class
NORMALIZE = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


def preprocessing(architecture):
    """As published: the networks for CIFAR see every pixel, torchvision's what their first weights were measured with."""
    if architecture in reference_models.TORCHVISION:
        return list(torchvision.models.get_model_weights(architecture))[0].transforms()
    return transforms.Compose([transforms.ToTensor(), NORMALIZE])


def make_images(folder, side):
    """Blocks of colour as PNG in class folders; returned in the order of an import, with their labels."""
    generator = numpy.random.default_rng(1)
    images, labels = [], []
    for label in range(CLASSES):
        for index in range(IMAGES):
            blocks = generator.integers(0, 256, (side // 4, side // 4, 3), dtype=numpy.uint8)
            pixels = numpy.kron(blocks, numpy.ones((4, 4, 1), dtype=numpy.uint8))
            # An import needs something to train on, too.
            for split, content in (("test", pixels), ("train", 255 - pixels)):
                place = folder / split / f"class{label}"
                place.mkdir(parents=True, exist_ok=True)
                Image.fromarray(content).save(place / f"{index:03}.png")
            images.append(Image.fromarray(pixels))
            labels.append(label)
    return images, torch.tensor(labels)


def randomise_norms(model):
    """Batch norms as training leaves them, so that nothing is 0 or 1."""
    for name, tensor in model.state_dict().items():
        if name.endswith("running_var"):
            tensor.uniform_(0.8, 1.2)
        elif name.endswith("running_mean"):
            tensor.uniform_(-0.1, 0.1)


def save(model, path, style):
    state = model.state_dict()
    if style == "wrapped":
        state = {"epoch": 1, "state_dict": {f"module.{name}": value for name, value in state.items()}}
    torch.save(state, path, _use_new_zipfile_serialization=style != "legacy")


def compare(luthier, architecture, style, dataset, images, labels):
    torch.manual_seed(random.randrange(2**31))
    model = reference_models.make(architecture, CLASSES)
    # A network of fifty random blocks explodes; the recipe's damped weights keep every architecture near 1.
    reference_models.fill(model)
    randomise_norms(model)
    model.eval()
    path = luthier.path / f"{architecture}.pth"
    save(model, path, style)
    added = luthier.result("models", "add", path, "--name", architecture)
    assert added["architecture"] == architecture, added
    found = luthier.result("evaluate", "--model", architecture, "--dataset", dataset, "--split", "test")
    prepare = preprocessing(architecture)
    with torch.no_grad():
        logits = torch.cat([model(batch) for batch in torch.stack([prepare(image) for image in images]).split(6)])
    close(found["loss"], torch.nn.functional.cross_entropy(logits, labels).item(), 1e-5, f"{architecture} loss")
    answers = logits.argmax(1)
    assert found["confusion_matrix"] == metrics.confusion_matrix(labels, answers).tolist(), architecture
    close(found["accuracy"], metrics.accuracy_score(labels, answers), 1e-12, "accuracy")
    for average in ("macro", "weighted"):
        wanted = metrics.precision_recall_fscore_support(labels, answers, average=average, zero_division=0)
        for name, value in zip(("precision", "recall", "f1"), wanted):
            close(found[f"{average}_{name}"], value, 1e-12, f"{average} {name}")


def check_grey(luthier, images, labels):
    """A network for grey images is made to take three equal channels, and answers as it did."""
    model = reference_models.fill(reference_models.make("resnet18", CLASSES))
    model.conv1.weight = torch.nn.Parameter(timm.models.adapt_input_conv(1, model.conv1.weight))
    torch.save(model.state_dict(), luthier.path / "grey.pth")
    added = luthier.result("models", "add", luthier.path / "grey.pth", "--name", "grey")
    assert added["architecture"] == "resnet18" and added["key_report"]["adapted"] == ["conv1.weight"], added
    found = luthier.result("evaluate", "--model", "grey", "--dataset", "images80", "--split", "test")
    prepare = preprocessing("resnet18")
    with torch.no_grad():
        logits = model(torch.stack([prepare(image).mean(0, keepdim=True) for image in images]))
    close(found["loss"], torch.nn.functional.cross_entropy(logits, labels).item(), 1e-4, "grey loss")
    print("grey: adapted and equal")


def check_timm(luthier, full):
    """timm's own ResNets carry torchvision's names."""
    for architecture in ("resnet18", "resnet34", "resnet50", "resnet101", "resnet152") if full else ("resnet18", "resnet50"):
        path = luthier.path / "timm.pth"
        torch.save(timm.create_model(architecture).state_dict(), path)
        added = luthier.result("models", "add", path, "--name", f"timm {architecture}")
        report = added["key_report"]
        assert added["architecture"] == architecture and not report["missing"] and not report["unexpected"], added
    print("timm's ResNets: every weight found")


def check_costs(luthier):
    """Parameters and multiply-accumulates are those that torchvision publishes; asked where no model was added under these names."""
    for architecture in reference_models.TORCHVISION:
        published = list(torchvision.models.get_model_weights(architecture))[0].meta
        found = luthier.result("models", "profile", architecture)
        assert found["parameters"] == published["num_params"], architecture
        close(found["multiplications"] / 1e9, published["_ops"], 1e-3, f"{architecture} GMAC")
    print("costs: as published")


def check_refusals(luthier):
    """Bad checkpoints end with exit code 3 and a code that names why; nothing of them is executed."""
    fixtures = pathlib.Path(__file__).resolve().parents[1] / "fixtures" / "formats"
    for name, code in (("bad_reduce.pth", "pickle_unsafe"), ("bad_beside_weights.pth", "pickle_unsafe"),
                       ("whole_module_zip.pth", "pickle_whole_module"), ("bad_stride0.pt", "pickle_damaged"),
                       ("zip_protocol2.pt", "architecture_unknown")):
        events = luthier.run("models", "add", fixtures / name, expect=3)
        assert events[-1]["event"] == "error" and events[-1]["code"] == code, events
    path = luthier.path / "resnet20.pth"
    torch.save(reference_models.make("resnet20", CLASSES).state_dict(), path)
    events = luthier.run("models", "add", path, "--architecture", "resnet18", expect=3)
    assert events[-1]["code"] == "architecture_mismatch", events
    path.write_bytes(path.read_bytes()[:50000])
    events = luthier.run("models", "add", path, "--name", "cut", expect=3)
    assert events[-1]["code"] == "archive_damaged", events


def main():
    full = "--full" in sys.argv
    with Luthier() as luthier:
        data = {}
        for side in (32, 80):
            data[side] = make_images(luthier.path / f"images{side}", side)
            luthier.run("import", luthier.path / f"images{side}", "--name", f"images{side}")
        for index, architecture in enumerate(reference_models.ARCHITECTURES if full else QUICK):
            style = ("zip", "legacy", "wrapped")[index % 3]
            side = 32 if reference_models.input_size(architecture) == 32 else 80
            compare(luthier, architecture, style, f"images{side}", *data[side])
            print(f"{architecture}: equal ({style})")
        check_grey(luthier, *data[80])
        check_timm(luthier, full)
        with Luthier() as other:
            check_costs(other)
        check_refusals(luthier)
        print("bad checkpoints: refused")


if __name__ == "__main__":
    main()
