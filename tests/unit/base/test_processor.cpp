// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/processor.h"

namespace luthier {
namespace {

TEST(Processor, Bfloat16IsReadFromTheFlags) {
  EXPECT_TRUE(namesBfloat16("model name\t: Intel\nflags\t\t: fpu avx2 avx512f avx512_bf16 sha_ni\n"));
  EXPECT_TRUE(namesBfloat16("flags : fpu amx_bf16\n"));
  EXPECT_TRUE(namesBfloat16("Features\t: fp asimd bf16 i8mm\n"));
  EXPECT_FALSE(namesBfloat16("flags\t\t: fpu avx2 avx512f avx512_fp16 amx_tile\n"));
  EXPECT_FALSE(namesBfloat16("model name : bf16_like\n"));
  EXPECT_FALSE(namesBfloat16(""));
}

}  // namespace
}  // namespace luthier
