# SPDX-License-Identifier: GPL-3.0-or-later
"""Decoding, resizing and the transforms of core/image against Pillow and torchvision on the same files: equal to the pixel,
and the normalised floats to the bit. Random transforms draw the same numbers on both sides (drawn.py)."""
import json
import os
import pathlib
import subprocess
import tempfile

import numpy
import torch
from PIL import Image, ImageOps
from torchvision import transforms

import drawn

SIZES = [(1, 1), (2, 3), (31, 17), (32, 32), (64, 48), (120, 91), (257, 200), (500, 375)]
TARGETS = [(1, 1), (5, 9), (16, 16), (28, 28), (32, 32), (33, 31), (64, 64), (96, 97), (224, 224), (256, 341), (400, 30)]
FILTERS = {"nearest": Image.NEAREST, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC}
MODES = {name: transforms.InterpolationMode(name) for name in FILTERS}


class Probe:
    """The test program that answers with core/image's pixels."""

    def __init__(self):
        program = pathlib.Path(os.environ["LUTHIER_CLI"]).parent / "tests" / "image_probe"
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = 0

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.process.stdin.close()
        self.process.wait()

    def raw(self, action, file, **options):
        request = json.dumps({"action": action, "file": str(file), **options})
        self.process.stdin.write(request.encode() + b"\n")
        self.process.stdin.flush()
        head = self.process.stdout.readline().split()
        assert len(head) == 4, f"no answer to {request}"
        self.asked += 1
        width, height, channels, size = map(int, head)
        return (height, width, channels), self.process.stdout.read(size)

    def pixels(self, action, file, **options):
        shape, data = self.raw(action, file, **options)
        return numpy.frombuffer(data, numpy.uint8).reshape(shape)


def equal(found, wanted, what):
    """`found`: our pixels. `wanted`: a PIL image."""
    wanted = numpy.asarray(wanted.convert("RGB"))
    assert found.shape == wanted.shape, f"{what}: {found.shape} here, {wanted.shape} in Python"
    if not numpy.array_equal(found, wanted):
        difference = numpy.abs(found.astype(int) - wanted)
        place = tuple(int(index) for index in numpy.argwhere(difference)[0])
        raise AssertionError(f"{what}: {numpy.count_nonzero(difference)} of {difference.size} values differ, by up to "
                             f"{difference.max()}; first at {place}: {found[place]} here, {wanted[place]} in Python")


def picture(width, height, channels, generator):
    """Smooth waves, edges and noise."""
    y, x = numpy.mgrid[0:height, 0:width]
    waves = [127 + 80 * numpy.sin(x / 7 + c) + 40 * numpy.cos(y / 5 - c) + 60 * ((x // 9 + y // 6 + c) % 3 == 0) for c in range(channels)]
    noisy = numpy.stack(waves, -1) + generator.normal(0, 9, (height, width, channels))
    return numpy.clip(noisy, 0, 255).astype(numpy.uint8)


def as_luthier_reads(path):
    """Pillow's image, turned by EXIF, alpha over white, of 16 grey bits the upper eight."""
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        alpha = image.convert("RGBA")
        image = Image.new("RGB", alpha.size, (255, 255, 255))
        image.paste(alpha.convert("RGB"), mask=alpha.getchannel("A"))
    elif image.mode.startswith("I;16"):
        image = Image.fromarray((numpy.asarray(image) >> 8).astype(numpy.uint8))
    return image


def encodings(size, generator):
    """(name, image, options of save) of every kind that an import takes."""
    rgb = Image.fromarray(picture(*size, 3, generator))
    rgba = Image.fromarray(picture(*size, 4, generator))
    cmyk = Image.fromarray(picture(*size, 4, generator), "CMYK")
    grey = Image.fromarray(picture(*size, 1, generator)[..., 0])
    deep = Image.fromarray(generator.integers(0, 65536, size[::-1], dtype=numpy.uint16))
    for quality in (30, 75, 95):
        for subsampling in (0, 1, 2):
            yield f"q{quality}s{subsampling}.jpg", rgb, {"quality": quality, "subsampling": subsampling}
        yield f"progressive{quality}.jpg", rgb, {"quality": quality, "progressive": True}
        yield f"grey{quality}.jpg", grey, {"quality": quality}
        yield f"cmyk{quality}.jpg", cmyk, {"quality": quality}
        yield f"lossy{quality}.webp", rgb, {"quality": quality}
        yield f"alpha{quality}.webp", rgba, {"quality": quality}
    yield "restarts.jpg", rgb, {"restart_marker_rows": 1}
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        yield f"turned{turn}.jpg", rgb, {"exif": exif, "subsampling": 0}
    for name, image in {"rgb": rgb, "grey": grey, "alpha": rgba, "grey_alpha": rgba.convert("LA"), "sixteen": deep,
                        "palette": rgb.quantize(200), "few": rgb.quantize(3), "bits": grey.convert("1")}.items():
        yield f"{name}.png", image, {}
    yield "transparent.png", rgb.quantize(50), {"transparency": 7}
    yield "lossless.webp", rgb, {"lossless": True}
    yield "lossless_alpha.webp", rgba, {"lossless": True, "exact": True}
    for name, image in {"rgb": rgb, "grey": grey, "palette": rgb.quantize(64), "bits": grey.convert("1")}.items():
        yield f"{name}.bmp", image, {}
    yield "frames.gif", rgb.quantize(128), {"save_all": True, "append_images": [grey.convert("P")]}
    yield "straight.gif", rgb.quantize(16), {"interlace": False}
    yield "transparent.gif", rgb.quantize(30), {"transparency": 3}


def check_decoding(probe, folder, generator):
    for size in SIZES:
        for name, image, options in encodings(size, generator):
            path = folder / f"{size[0]}x{size[1]}_{name}"
            image.save(path, **options)
            equal(probe.pixels("decode", path), as_luthier_reads(path), path.name)
    return "decoding"


def sources(folder, generator):
    """(path, PIL image) of each size, without loss."""
    for size in SIZES:
        path = folder / f"source{size[0]}x{size[1]}.png"
        image = Image.fromarray(picture(*size, 3, generator))
        image.save(path)
        yield path, image


def check_resize(probe, folder, generator):
    for path, image in sources(folder, generator):
        boxes = [None, *(tuple(map(float, (image.width * a, image.height * b, image.width * c, image.height * d)))
                         for a, b, c, d in ((0, 0, 1 / 3, 1), (0.21, 0.4, 0.93, 0.77)))]
        for target in (*TARGETS, image.size):
            for name, code in FILTERS.items():
                for box in boxes:
                    found = probe.pixels("resize", path, target=target, interpolation=name, **({"box": box} if box else {}))
                    equal(found, image.resize(target, code, box=box), f"{path.name} to {target}, {name}, box {box}")
    return "resize"


def check_fixed_transforms(probe, folder, generator):
    for path, image in sources(folder, generator):
        for size in (1, 24, 32, 91, 224):
            for name, mode in MODES.items():
                equal(probe.pixels("shorter_side", path, size=size, interpolation=name), transforms.Resize(size, mode)(image),
                      f"Resize({size}, {name}) of {path.name}")
            equal(probe.pixels("center_crop", path, size=size), transforms.CenterCrop(size)(image), f"CenterCrop({size}) of {path.name}")
        equal(probe.pixels("flip_horizontally", path), transforms.RandomHorizontalFlip(1.0)(image), "RandomHorizontalFlip")
        equal(probe.pixels("flip_vertically", path), transforms.RandomVerticalFlip(1.0)(image), "RandomVerticalFlip")
    return "Resize, CenterCrop, flips"


def check_normalized(probe, folder, generator):
    """What a network sees, to the bit."""
    recipes = [(224, 256, "bilinear", [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
               (224, 236, "bicubic", [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
               (32, 0, "bilinear", [0.4914, 0.4822, 0.4465], [0.2023, 0.1994, 0.2010]),
               (28, 0, "nearest", [0.5, 0.5, 0.5], [0.5, 0.5, 0.5])]
    for path, image in sources(folder, generator):
        for size, shorter, name, mean, deviation in recipes:
            resize = [transforms.Resize(shorter, MODES[name]), transforms.CenterCrop(size)] if shorter else [
                transforms.Resize((size, size), MODES[name])]
            wanted = transforms.Compose([*resize, transforms.ToTensor(), transforms.Normalize(mean, deviation)])(image)
            _, data = probe.raw("prepare", path, preprocessing={
                "image_size": size, "resize_shorter": shorter, "interpolation": name, "mean": mean, "std": deviation})
            found = torch.frombuffer(bytearray(data), dtype=torch.float32).reshape(wanted.shape)
            assert torch.equal(found, wanted), f"{path.name} at {size}: up to {(found - wanted).abs().max().item()} apart"
    return "Resize, CenterCrop, ToTensor, Normalize"


def check_random_crops(probe, folder, generator):
    for path, image in sources(folder, generator):
        for seed in generator.integers(0, 2**62, 40).tolist():
            size = [24, 32, 224][seed % 3]
            scale = [(0.08, 1.0), (0.5, 1.0), (0.9, 1.0)][seed // 3 % 3]
            name = list(FILTERS)[seed // 9 % 3]
            found = probe.pixels("random_resized_crop", path, size=size, seed=seed, scale=scale, interpolation=name)
            wanted = drawn.crop(transforms.RandomResizedCrop(size, scale, interpolation=MODES[name]), image, seed)
            equal(found, wanted, f"RandomResizedCrop({size}, {scale}, {name}) of {path.name}, seed {seed}")
            padding = seed % 7
            found = probe.pixels("random_crop", path, size=size, seed=seed, padding=padding)
            wanted = drawn.crop(transforms.RandomCrop(size, padding, pad_if_needed=True), image, seed)
            equal(found, wanted, f"RandomCrop({size}, {padding}) of {path.name}, seed {seed}")
    return "RandomResizedCrop, RandomCrop"


def check_jitter(probe, folder, generator):
    every = numpy.stack(numpy.meshgrid(*[numpy.arange(256, dtype=numpy.uint8)] * 3), -1).reshape(4096, 4096, 3)
    path = folder / "every_colour.bmp"
    image = Image.fromarray(every)
    image.save(path)
    seed = int(generator.integers(0, 2**62))
    for strengths in ((0, 0, 0.6, 0), (0, 0, 0, 0.5)):
        equal(probe.pixels("color_jitter", path, strengths=strengths, seed=seed), drawn.jitter(strengths, image, seed),
              f"ColorJitter{strengths} of every colour, seed {seed}")
    for path, image in sources(folder, generator):
        for strengths in ((0.4, 0.4, 0.4, 0.1), (0.9, 0.9, 0.9, 0.5), (0.3, 0, 0, 0), (0, 0.7, 0, 0), (0, 0, 1.0, 0), (0, 0, 0, 0.5)):
            for seed in generator.integers(0, 2**62, 6).tolist():
                equal(probe.pixels("color_jitter", path, strengths=strengths, seed=seed), drawn.jitter(strengths, image, seed),
                      f"ColorJitter{strengths} of {path.name}, seed {seed}")
    return "ColorJitter"


def main():
    seed = int(os.environ.get("LUTHIER_PARITY_SEED", numpy.random.SeedSequence().entropy % 2**31))
    print(f"seed {seed} (LUTHIER_PARITY_SEED repeats it)")
    generator = numpy.random.default_rng(seed)
    with tempfile.TemporaryDirectory(prefix="luthier-parity-") as folder, Probe() as probe:
        for check in (check_decoding, check_resize, check_fixed_transforms, check_normalized, check_random_crops, check_jitter):
            before = probe.asked
            what = check(probe, pathlib.Path(folder), generator)
            print(f"{what}: {probe.asked - before} images equal")


if __name__ == "__main__":
    main()
