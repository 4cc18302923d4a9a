// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/resample_avx2.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#include <cstring>

#define LUTHIER_AVX2 __attribute__((target("avx2")))

namespace luthier::resample::avx2 {
namespace {

constexpr int lowBits = 11;
constexpr std::int32_t lowMask = (1 << lowBits) - 1;

/// The high and low parts of two neighbouring weights, each pair in one 32-bit lane.
struct Pair {
  std::int32_t high, low;
};
inline Pair pairOf(std::int32_t first, std::int32_t second) {
  const auto join = [](std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>((static_cast<std::uint32_t>(b) << 16U) | (static_cast<std::uint32_t>(a) & 0xFFFFU));
  };
  return {join(first >> lowBits, second >> lowBits), join(first & lowMask, second & lowMask)};
}

LUTHIER_AVX2 inline __m256i finish(__m256i high, __m256i low) {
  const __m256i half = _mm256_set1_epi32(1 << (precisionBits - 1));
  const __m256i sum = _mm256_add_epi32(_mm256_add_epi32(_mm256_slli_epi32(high, lowBits), low), half);
  return _mm256_srai_epi32(sum, precisionBits);
}

}  // namespace

bool available() { return __builtin_cpu_supports("avx2") != 0; }

LUTHIER_AVX2 void horizontalRows(const std::uint8_t* first, const std::uint8_t* second, const Coefficients& columns,
                                 std::uint8_t* firstTo, std::uint8_t* secondTo) {
  // Two pixels r0 g0 b0 r1 g1 b1 become the 16-bit pairs (r0 r1) (g0 g1) (b0 b1).
  const __m256i spread =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1));
  const std::int32_t* weights = columns.weights.data();
  for (const Coefficients::Span& span : columns.spans) {
    const std::size_t offset = static_cast<std::size_t>(span.first) * 3;
    const std::uint8_t* a = first + offset;
    const std::uint8_t* b = second + offset;
    __m256i high = _mm256_setzero_si256();
    __m256i low = _mm256_setzero_si256();
    for (int k = 0; k < span.count; k += 2, a += 6, b += 6) {
      const Pair pair = pairOf(weights[k], k + 1 < span.count ? weights[k + 1] : 0);
      const __m128i pixelsA = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(a));
      const __m128i pixelsB = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(b));
      const __m256i pixels =
          _mm256_shuffle_epi8(_mm256_inserti128_si256(_mm256_castsi128_si256(pixelsA), pixelsB, 1), spread);
      high = _mm256_add_epi32(high, _mm256_madd_epi16(pixels, _mm256_set1_epi32(pair.high)));
      low = _mm256_add_epi32(low, _mm256_madd_epi16(pixels, _mm256_set1_epi32(pair.low)));
    }
    const __m256i words = _mm256_packs_epi32(finish(high, low), _mm256_setzero_si256());
    const __m256i bytes = _mm256_packus_epi16(words, words);
    const int valueA = _mm256_extract_epi32(bytes, 0);
    const int valueB = _mm256_extract_epi32(bytes, 4);
    std::memcpy(firstTo, &valueA, 3);
    std::memcpy(secondTo, &valueB, 3);
    firstTo += 3;
    secondTo += 3;
    weights += columns.taps;
  }
}

LUTHIER_AVX2 void verticalRow(const std::uint8_t* from, std::size_t stride, const std::int32_t* weights, int taps,
                              std::uint8_t* to, std::size_t count) {
  constexpr std::size_t block = 16;
  std::size_t i = 0;
  for (; i + block <= count; i += block) {
    __m256i high[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    __m256i low[2] = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    const std::uint8_t* row = from + i;
    for (int k = 0; k < taps; k += 2, row += 2 * stride) {
      const bool two = k + 1 < taps;
      const Pair pair = pairOf(weights[k], two ? weights[k + 1] : 0);
      const __m128i upper = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row));
      const __m128i lower = two ? _mm_loadu_si128(reinterpret_cast<const __m128i*>(row + stride)) : upper;
      const __m256i left = _mm256_cvtepu8_epi16(_mm_unpacklo_epi8(upper, lower));
      const __m256i right = _mm256_cvtepu8_epi16(_mm_unpackhi_epi8(upper, lower));
      const __m256i highs = _mm256_set1_epi32(pair.high);
      const __m256i lows = _mm256_set1_epi32(pair.low);
      high[0] = _mm256_add_epi32(high[0], _mm256_madd_epi16(left, highs));
      low[0] = _mm256_add_epi32(low[0], _mm256_madd_epi16(left, lows));
      high[1] = _mm256_add_epi32(high[1], _mm256_madd_epi16(right, highs));
      low[1] = _mm256_add_epi32(low[1], _mm256_madd_epi16(right, lows));
    }
    // packs works within 128-bit lanes; the permutation puts the values back in order.
    const __m256i words =
        _mm256_permute4x64_epi64(_mm256_packs_epi32(finish(high[0], low[0]), finish(high[1], low[1])), 0xD8);
    const __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + i), bytes);
  }
  for (; i < count; ++i) {
    std::int32_t sum = 1 << (precisionBits - 1);
    for (int k = 0; k < taps; ++k) sum += from[i + static_cast<std::size_t>(k) * stride] * weights[k];
    to[i] = toByte(sum);
  }
}

}  // namespace luthier::resample::avx2

#else

namespace luthier::resample::avx2 {
bool available() { return false; }
void horizontalRows(const std::uint8_t*, const std::uint8_t*, const Coefficients&, std::uint8_t*, std::uint8_t*) {}
void verticalRow(const std::uint8_t*, std::size_t, const std::int32_t*, int, std::uint8_t*, std::size_t) {}
}  // namespace luthier::resample::avx2

#endif
