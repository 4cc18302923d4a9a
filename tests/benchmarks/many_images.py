# SPDX-License-Identifier: GPL-3.0-or-later
"""As many small PNG files as wanted, all different, without a library: for measuring an import's own cost."""
import pathlib
import random
import struct
import zlib

CLASSES = 100
SIDE = 24


def png(number: int) -> bytes:
    """A grey PNG of noise that no other number has."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    noise = random.Random(number)
    rows = b"".join(b"\0" + noise.randbytes(SIDE) for _ in range(SIDE))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


def written(folder: pathlib.Path, count: int) -> pathlib.Path:
    """Class folders of `count` files below `folder`; kept for the next time."""
    place = folder / f"png-{count}"
    if not (place / "complete").exists():
        for number in range(count):
            file = place / "train" / f"class{number % CLASSES:03}" / f"{number:06}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(png(number))
        (place / "complete").touch()
    return place / "train"
