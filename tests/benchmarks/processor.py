# SPDX-License-Identifier: GPL-3.0-or-later
"""What the processor can do, for peers at their best settings."""

import pathlib


def computes_bfloat16() -> bool:
    """Whether bfloat16 is arithmetic of the processor's own; elsewhere it is emulated, ten times slower than float32."""
    flags = next((line for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
                  if line.startswith("flags")), "").split()
    return bool({"avx512_bf16", "amx_bf16"} & set(flags))
