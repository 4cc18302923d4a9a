# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way to export a network of images, read by the programs it is meant for: transformers, timm, PyTorch, onnxruntime. Their
answers on the same prepared tensor must be the run's; the predict.py that each export brings must answer image files as
luthier-cli does; ONNX files must satisfy onnx.checker. A run that answers numbers is exported in the number's own unit.
Further arguments are architectures; --full: a ResNet-50 too."""
import csv
import json
import os
import subprocess
import sys

import numpy
import onnx
import onnxruntime
import torch
import transformers
from PIL import Image

import reference_models
from luthier_cli import Luthier, close

SIDE = 48  # of the network: small, so that a real ResNet trains in seconds
CLASSES = ("blue", "green", "red, \"dark\"")


def make_images(folder):
    """Noise with a slope of colour in class folders, of several sizes."""
    generator = numpy.random.default_rng(3)
    files = []
    for split, count in (("train", 6), ("validation", 4)):
        for label, name in enumerate(CLASSES):
            place = folder / split / name
            place.mkdir(parents=True)
            for index in range(count):
                height, width = 60 + 7 * index, 90 - 5 * label
                pixels = generator.integers(0, 120, (height, width, 3), dtype=numpy.uint8)
                pixels[..., 2 - label] += 100
                files.append(place / f"{index}.png")
                Image.fromarray(pixels).save(files[-1])
    return [file for file in files if "validation" in file.parts]


def train(luthier, architecture):
    """A run of one epoch from the recipe's weights."""
    model = reference_models.fill(reference_models.make(architecture, len(CLASSES)))
    path = luthier.path / f"{architecture}.pth"
    torch.save(model.state_dict(), path)
    luthier.run("models", "add", path, "--name", architecture)
    return train_run(luthier, "pets", architecture, f"{architecture} run")


def train_run(luthier, dataset, architecture, name):
    settings = ("epochs=1", "batch_size=6", f"image_size={SIDE}", "deterministic=true", "learning_rate=0.001")
    arguments = [part for setting in settings for part in ("--set", setting)]
    luthier.run("train", "--dataset", dataset, "--model", architecture, "--name", name, *arguments)
    return name


def prepare(file, folder):
    """The tensor that preprocessing.json describes, with Pillow."""
    rule = json.loads((folder / "preprocessing.json").read_text())
    image = Image.open(file).convert("RGB")
    if rule["resize_shorter"]:
        width, height = image.size
        longer = int(rule["resize_shorter"] * max(width, height) / min(width, height))
        shorter = rule["resize_shorter"]
        image = image.resize((shorter, longer) if width <= height else (longer, shorter), Image.Resampling.BILINEAR)
        left, top = round((image.width - rule["image_size"]) / 2), round((image.height - rule["image_size"]) / 2)
        image = image.crop((left, top, left + rule["image_size"], top + rule["image_size"]))
    else:
        image = image.resize((rule["image_size"],) * 2, Image.Resampling.BILINEAR)
    pixels = torch.from_numpy(numpy.asarray(image).transpose(2, 0, 1).copy())
    mean, deviation = (torch.tensor(rule[key], dtype=torch.float32).view(3, 1, 1) for key in ("mean", "std"))
    return pixels, (pixels.float() / 255 - mean) / deviation


def relative(found, wanted):
    found, wanted = numpy.asarray(found, numpy.float64), numpy.asarray(wanted, numpy.float64)
    return abs(found - wanted).max() / max(1.0, abs(wanted).max())


def export(luthier, run, style, *options):
    folder = luthier.path / f"{run} {style} {'inside' if options else 'outside'}"
    result = luthier.result("export", run, "--format", style, "--out", folder, *options)
    assert result["parity"]["passed"] is True, result
    assert result["parity"]["images"] == 4 * len(CLASSES), result
    return folder, result["parity"]


def answer_state_dict(folder, architecture, inputs):
    from safetensors.torch import load_file
    model = reference_models.make(architecture, len(CLASSES))
    model.load_state_dict(load_file(folder / "model.safetensors"))
    return model.eval()(inputs)


def answer_transformers(folder, files, inputs):
    """transformers must load without a warning, with the images prepared by its own processor on Pillow."""
    model, report = transformers.AutoModelForImageClassification.from_pretrained(folder, output_loading_info=True)
    assert not any(report[key] for key in ("missing_keys", "unexpected_keys", "mismatched_keys")), report
    assert model.config.id2label == dict(enumerate(CLASSES)), model.config.id2label
    try:
        processor = transformers.AutoImageProcessor.from_pretrained(folder, backend="pil")
        prepared = processor([Image.open(file) for file in files], return_tensors="pt")["pixel_values"]
        difference = (prepared - inputs).abs().max().item()
        assert difference < 1e-5, f"transformers prepares an image differently: {difference}"
    except TypeError:
        print("  this transformers knows no Pillow backend: only the same tensor is compared")
    default = transformers.AutoImageProcessor.from_pretrained(folder)
    own = default([Image.open(file) for file in files], return_tensors="pt")["pixel_values"]
    model.eval()
    logits = model(pixel_values=inputs).logits
    agreement = (model(pixel_values=own).logits.argmax(1) == logits.argmax(1)).float().mean().item()
    print(f"  transformers' default processor: same first class on {agreement:.0%}")
    return logits


def answer_onnx(folder, batch):
    onnx.checker.check_model(str(folder / "model.onnx"), full_check=True)
    model = onnx.load(folder / "model.onnx")
    assert model.opset_import[0].version >= 17
    session = onnxruntime.InferenceSession(folder / "model.onnx", providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    together = session.run(None, {name: batch.numpy()})[0]
    alone = session.run(None, {name: batch[:1].numpy()})[0]
    return together, alone


def check_example(luthier, run, folder, files):
    """predict.py answers files as luthier-cli does."""
    finished = subprocess.run([sys.executable, folder / "predict.py", *files], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    lines = [json.loads(line) for line in finished.stdout.splitlines()]
    wanted = [event for event in luthier.run("predict", run, *files) if event["event"] == "prediction"]
    assert len(lines) == len(wanted) == len(files)
    for line, prediction in zip(lines, wanted):
        assert line["top"][0]["class"] == prediction["top"][0]["class"], (line, prediction)
        close(line["top"][0]["probability"], prediction["top"][0]["probability"], 1e-4, folder.name)


def check_exact(luthier, run, architecture, files, styles):
    folder, _ = export(luthier, run, "state-dict")
    pixels, inputs = (torch.stack(part) for part in zip(*(prepare(file, folder) for file in files)))
    with torch.no_grad():
        wanted = answer_state_dict(folder, architecture, inputs)
    check_example(luthier, run, folder, files)
    for style in styles:
        folder, parity = export(luthier, run, style)
        with torch.no_grad():
            if style == "huggingface":
                found = answer_transformers(folder, files, inputs)
            elif style == "timm":
                import timm
                found = timm.create_model(f"local-dir:{folder}", pretrained=True).eval()(inputs)
            elif style == "torchscript":
                found = torch.jit.load(folder / "model.pt")(inputs)
            else:
                found, alone = answer_onnx(folder, inputs)
                assert relative(alone, wanted[:1]) < 1e-4
                assert parity["compared_by"].startswith("onnxruntime"), parity
        assert relative(found, wanted) < 1e-4, f"{architecture} {style}: {relative(found, wanted)}"
        check_example(luthier, run, folder, files)
        print(f"{architecture} as {style}: largest difference {relative(found, wanted):.1e}")
    return pixels, wanted


def check_numbers(luthier, files):
    """Every format of a regression answers as luthier-cli does: in the unit of the table, far from mean 0 and deviation 1."""
    table = luthier.path / "heights.csv"
    train = sorted((luthier.path / "images" / "train").rglob("*.png"))
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("path", "height", "split"))
        for index, image in enumerate([*train, *files]):
            writer.writerow((image, 1500 + 37 * index % 400, "train" if index < len(train) else "validation"))
    luthier.run("import", table, "--name", "heights", *[part for value in ("task=image_regression", "label=height",
                "image=path", "split=split") for part in ("--set", value)])
    run = train_run(luthier, "heights", "resnet18", "heights run")
    wanted = [event["value"] for event in luthier.run("predict", run, *files) if event["event"] == "prediction"]
    assert min(wanted) > 100, wanted
    for style in ("state-dict", "huggingface", "timm", "torchscript", "onnx", "onnx-int8"):
        folder, _ = export(luthier, run, style)
        finished = subprocess.run([sys.executable, folder / "predict.py", *files], capture_output=True, text=True, check=False)
        assert finished.returncode == 0, finished.stderr
        found = [json.loads(line)["top"][0]["value"] for line in finished.stdout.splitlines()]
        tolerance = 1e-4 if style != "onnx-int8" else 0.02
        assert relative(found, wanted) < tolerance, (style, found, wanted)
        print(f"a number as {style}: largest difference {relative(found, wanted):.1e}, answers from {min(found):.0f} to {max(found):.0f}")


def check_bytes(luthier, run, architecture, files, pixels, wanted):
    """With the normalisation inside, the network takes bytes."""
    folder, _ = export(luthier, run, "torchscript", "--normalize-inside")
    with torch.no_grad():
        assert relative(torch.jit.load(folder / "model.pt")(pixels), wanted) < 1e-4
    check_example(luthier, run, folder, files)
    folder, _ = export(luthier, run, "onnx", "--normalize-inside")
    assert relative(answer_onnx(folder, pixels)[0], wanted) < 1e-4
    check_example(luthier, run, folder, files)
    folder, parity = export(luthier, run, "onnx-int8")
    found = answer_onnx(folder, torch.stack([prepare(file, folder)[1] for file in files]))[0]
    size = (folder / "model.onnx").stat().st_size
    print(f"{architecture} in 8 bits: {size / 1e6:.1f} MB, largest difference {relative(found, wanted):.2f}, same first class on "
          f"{(found.argmax(1) == wanted.numpy().argmax(1)).mean():.0%}, right {parity['run_accuracy']:.0%} before, "
          f"{parity['export_accuracy']:.0%} after")


def main():
    os.environ["LUTHIER_PYTHON"] = sys.executable  # certificates by onnxruntime
    named = [argument for argument in sys.argv[1:] if argument != "--full"]
    chosen = named or ["resnet18", "resnet20"] + (["resnet50"] if "--full" in sys.argv else [])
    with Luthier() as luthier:
        files = make_images(luthier.path / "images")
        luthier.run("import", luthier.path / "images", "--name", "pets")
        for architecture in chosen:
            run = train(luthier, architecture)
            styles = ["torchscript", "onnx"]
            if architecture in reference_models.TORCHVISION:
                styles += ["huggingface", "timm"]
            else:
                events = luthier.run("export", run, "--format", "huggingface", "--out", luthier.path / "no", expect=3)
                assert events[-1]["code"] == "export_unsupported", events
            pixels, wanted = check_exact(luthier, run, architecture, files, styles)
            check_bytes(luthier, run, architecture, files, pixels, wanted)
        if "resnet18" in chosen:
            check_numbers(luthier, files)


if __name__ == "__main__":
    main()
