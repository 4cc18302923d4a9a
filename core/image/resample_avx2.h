// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/resample_kernels.h"

/// The passes of resample_kernels.h for three channels (columns) and any (rows), with AVX2. Equal to them bit by bit: a
/// weight is split into weight = high * 2^11 + low, so that 16-bit multiplications of two taps at once give the exact sum.
namespace luthier::resample::avx2 {

/// Whether this processor and this build have it.
[[nodiscard]] bool available();

/// Two source rows at once into two result rows. Reads up to 5 bytes behind the last pixel that it uses.
void horizontalRows(const std::uint8_t* first, const std::uint8_t* second, const Coefficients& columns,
                    std::uint8_t* firstTo, std::uint8_t* secondTo);

/// One result row of `count` values from span.count source rows, `stride` apart.
void verticalRow(const std::uint8_t* from, std::size_t stride, const std::int32_t* weights, int taps, std::uint8_t* to,
                 std::size_t count);

}  // namespace luthier::resample::avx2
