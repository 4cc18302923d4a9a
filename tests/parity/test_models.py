# SPDX-License-Identifier: GPL-3.0-or-later
"""Every architecture with fresh random weights, saved by Python in each format, added and evaluated by luthier-cli on the same
images: loss and confusion matrix must be Python's, the metrics scikit-learn's."""
import pathlib
import random

import numpy
import torch
from PIL import Image
from sklearn import metrics
from torchvision import transforms

import reference_models
from luthier_cli import Luthier, close

CLASSES = 3
IMAGES = 4  # per class
NORMALIZE = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
# As published: the networks for CIFAR see every pixel, torchvision's the middle of 256.
PREPROCESSING = {
    32: transforms.Compose([transforms.ToTensor(), NORMALIZE]),
    224: transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), NORMALIZE]),
}


def make_images(folder, size):
    """Blocks of colour as PNG in class folders; returned as tensors in the order of an import, with their labels."""
    generator = numpy.random.default_rng(1)
    side = 32 if size == 32 else 80
    tensors, labels = [], []
    for label in range(CLASSES):
        for index in range(IMAGES):
            blocks = generator.integers(0, 256, (side // 4, side // 4, 3), dtype=numpy.uint8)
            pixels = numpy.kron(blocks, numpy.ones((4, 4, 1), dtype=numpy.uint8))
            # An import needs something to train on, too.
            for split, content in (("test", pixels), ("train", 255 - pixels)):
                place = folder / split / f"class{label}"
                place.mkdir(parents=True, exist_ok=True)
                Image.fromarray(content).save(place / f"{index:03}.png")
            tensors.append(PREPROCESSING[size](Image.fromarray(pixels)))
            labels.append(label)
    return torch.stack(tensors), torch.tensor(labels)


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


def compare(luthier, architecture, style, images, labels):
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
    found = luthier.result("evaluate", "--model", architecture, "--dataset", f"images{images.shape[-1]}", "--split", "test")
    with torch.no_grad():
        logits = torch.cat([model(batch) for batch in images.split(6)])
    close(found["loss"], torch.nn.functional.cross_entropy(logits, labels).item(), 1e-5, f"{architecture} loss")
    answers = logits.argmax(1)
    assert found["confusion_matrix"] == metrics.confusion_matrix(labels, answers).tolist(), architecture
    close(found["accuracy"], metrics.accuracy_score(labels, answers), 1e-12, "accuracy")
    for average in ("macro", "weighted"):
        wanted = metrics.precision_recall_fscore_support(labels, answers, average=average, zero_division=0)
        for name, value in zip(("precision", "recall", "f1"), wanted):
            close(found[f"{average}_{name}"], value, 1e-12, f"{average} {name}")


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
    with Luthier() as luthier:
        data = {}
        for size in (32, 224):
            data[size] = make_images(luthier.path / f"images{size}", size)
            luthier.run("import", luthier.path / f"images{size}", "--name", f"images{size}")
        for index, architecture in enumerate(reference_models.ARCHITECTURES):
            style = ("zip", "legacy", "wrapped")[index % 3]
            compare(luthier, architecture, style, *data[reference_models.input_size(architecture)])
            print(f"{architecture}: equal ({style})")
        check_refusals(luthier)
        print("bad checkpoints: refused")


if __name__ == "__main__":
    main()
