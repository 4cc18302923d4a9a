// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <optional>

#include "core/base/error.h"
#include "core/formats/little_endian.h"
#include "core/formats/safetensors.h"
#include "tests/unit/formats/weights_fixtures.h"

namespace luthier {
namespace {

std::vector<std::byte> withHeader(const std::string& header, std::size_t dataBytes) {
  std::vector<std::byte> content(8 + header.size() + dataBytes);
  writeLittleEndian<std::uint64_t>(header.size(), content);
  std::memcpy(content.data() + 8, header.data(), header.size());
  return content;
}

class Safetensors : public testing::Test {
 protected:
  std::string detailOf(const std::string& header, std::size_t dataBytes) {
    writePlain(folder_ / "x", withHeader(header, dataBytes));
    try {
      static_cast<void>(readSafetensorsHeader(folder_ / "x"));
      return "";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::SafetensorsDamaged);
      return error.what();
    }
  }
  ScratchFolder folder_;
};

TEST_F(Safetensors, WrittenFilesAreReadBackAndOrderedAsTheReferenceDoes) {
  const std::vector<float> floats{1.5F, -2.0F};
  const std::vector<std::int64_t> longs{7};
  const std::vector<std::uint8_t> bytes{1, 2, 3};
  const std::vector<TensorBytes> tensors{{"c", DType::U8, {3}, std::as_bytes(std::span(bytes))},
                                         {"b", DType::F32, {2}, std::as_bytes(std::span(floats))},
                                         {"a", DType::F32, {1, 2}, std::as_bytes(std::span(floats))},
                                         {"d", DType::I64, {}, std::as_bytes(std::span(longs))}};
  const auto content = encodeSafetensors(tensors, {{"who", "Lúthien"}});
  EXPECT_EQ(readLittleEndian<std::uint64_t>(content) % 8, 0U);
  writePlain(folder_ / "x", content);

  const auto file = readSafetensorsHeader(folder_ / "x");
  ASSERT_EQ(file.tensors.size(), 4U);
  EXPECT_EQ(file.tensors[0].name, "d");
  EXPECT_EQ(file.tensors[1].name, "a");
  EXPECT_EQ(file.tensors[2].name, "b");
  EXPECT_EQ(file.tensors[3].name, "c");
  EXPECT_EQ(file.tensors[1].strides, (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(file.metadata.front(), (std::pair<std::string, std::string>("who", "Lúthien")));
  EXPECT_EQ(readContents(folder_ / "x").at("b").values, (std::vector<double>{1.5, -2.0}));
}

TEST_F(Safetensors, PythonsFileIsReproducedByteByByte) {
  const auto python = readFile(fixture("plain.safetensors"));
  const auto file = readSafetensorsHeader(fixture("plain.safetensors"));
  std::vector<TensorBytes> tensors;
  for (const auto& tensor : file.tensors) {
    tensors.push_back({tensor.name, tensor.type, tensor.shape,
                       std::span(python).subspan(tensor.offset, static_cast<std::size_t>(tensor.length))});
  }
  EXPECT_EQ(encodeSafetensors(tensors, {{"format", "pt"}}), python);
}

TEST_F(Safetensors, EmptyFileOfNoTensorsIsGood) { EXPECT_EQ(detailOf("{}", 0), ""); }

TEST_F(Safetensors, SpecificationIsHeldStrictly) {
  const std::string a = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
  EXPECT_EQ(detailOf("{" + a + "}", 4), "");
  EXPECT_NE(detailOf("{" + a + "}", 5), "") << "bytes after the last tensor";
  EXPECT_NE(detailOf("{" + a + "}", 3), "") << "cut";
  EXPECT_NE(detailOf("{" + a + "," + a + "}", 4), "") << "a name twice";
  EXPECT_NE(detailOf("{" + a + R"(,"b":{"dtype":"U8","shape":[1],"data_offsets":[5,6]}})", 6), "") << "a gap";
  EXPECT_NE(detailOf("{" + a + R"(,"b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}})", 5), "") << "an overlap";
  EXPECT_NE(detailOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4), "") << "shape and bytes differ";
  EXPECT_NE(detailOf(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4), "");
  EXPECT_NE(detailOf(R"({"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4), "");
  EXPECT_NE(detailOf(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0), "") << "overflow";
  EXPECT_NE(detailOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", 4), "") << "backwards";
  EXPECT_NE(detailOf(R"({"a":{"dtype":"F32","shape":[1]}})", 4), "");
  EXPECT_NE(detailOf(R"({"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}})", 8), "");
  EXPECT_NE(detailOf(R"({"__metadata__":{"a":1}})", 0), "");
  EXPECT_NE(detailOf("[]", 0), "");
  EXPECT_NE(detailOf("{", 0), "");
}

TEST_F(Safetensors, HeaderLengthIsCapped) {
  std::vector<std::byte> content(16);
  writeLittleEndian<std::uint64_t>(100'000'001, content);
  writePlain(folder_ / "x", content);
  EXPECT_THROW(static_cast<void>(readSafetensorsHeader(folder_ / "x")), Error);
}

}  // namespace
}  // namespace luthier
