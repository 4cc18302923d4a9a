// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/formats/little_endian.h"
#include "core/formats/safetensors.h"
#include "core/formats/tensor_bounds.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint64_t maximumHeaderBytes = 100'000'000;
constexpr std::uint64_t lengthBytes = 8;

class HeaderReader {
 public:
  explicit HeaderReader(const std::filesystem::path& path) : file_(path) {}

  WeightsFile read() {
    const auto header = readHeader();
    WeightsFile result{"safetensors", {}, {}};
    for (const auto& [name, value] : header.items()) {
      if (name == "__metadata__") {
        readMetadata(value, result);
      } else {
        result.tensors.push_back(readTensor(name, value));
      }
    }
    checkCoverage(result.tensors);
    return result;
  }

 private:
  [[noreturn]] void refuse(const std::string& detail) const {
    throw Error(ErrorCode::SafetensorsDamaged, {{"file", displayPath(file_.path())}, {"detail", detail}});
  }

  Json readHeader() {
    if (file_.size() < lengthBytes) {
      refuse(fmt::format("it has {} bytes, too few for a header", file_.size()));
    }
    const auto length = readLittleEndian<std::uint64_t>(file_.read(0, lengthBytes));
    if (length > maximumHeaderBytes) {
      refuse(fmt::format("its header would have {} bytes, where {} are allowed", length, maximumHeaderBytes));
    }
    if (length > file_.size() - lengthBytes) {
      refuse(fmt::format("its header would have {} bytes, the file ends after {}", length, file_.size()));
    }
    dataStart_ = lengthBytes + length;
    std::string text(static_cast<std::size_t>(length), '\0');
    file_.read(lengthBytes, std::as_writable_bytes(std::span(text)));
    if (!text.starts_with('{')) {
      refuse("its header is no JSON object");
    }
    auto header = parseForeignJson(text, ErrorCode::SafetensorsDamaged, {{"file", displayPath(file_.path())}});
    return header;
  }

  void readMetadata(const Json& value, WeightsFile& result) const {
    if (!value.is_object()) {
      refuse("its metadata is no object");
    }
    for (const auto& [key, text] : value.items()) {
      if (!text.is_string()) {
        refuse(fmt::format("the metadata \"{}\" is no text", key));
      }
      result.metadata.emplace_back(key, text.get<std::string>());
    }
  }

  std::vector<std::int64_t> readNumbers(const std::string& name, const Json& tensor, const char* field) const {
    const auto found = tensor.find(field);
    if (found == tensor.end() || !found->is_array()) {
      refuse(fmt::format("the tensor \"{}\" has no list {}", name, field));
    }
    std::vector<std::int64_t> numbers;
    for (const auto& number : *found) {
      // The largest file system's files stay far below 2^63.
      if (!number.is_number_unsigned() || number.get<std::uint64_t>() > INT64_MAX) {
        refuse(fmt::format("the tensor \"{}\" has an impossible number in {}", name, field));
      }
      numbers.push_back(number.get<std::int64_t>());
    }
    return numbers;
  }

  DType readType(const std::string& name, const Json& tensor) const {
    const auto found = tensor.find("dtype");
    if (found == tensor.end() || !found->is_string()) {
      refuse(fmt::format("the tensor \"{}\" has no element type", name));
    }
    const auto type = dtypeFromName(found->get_ref<const std::string&>());
    if (!type) {
      refuse(fmt::format("the tensor \"{}\" has the element type {}, which is not supported", name, found->dump()));
    }
    return *type;
  }

  TensorDescriptor readTensor(const std::string& name, const Json& value) const {
    if (!value.is_object()) {
      refuse(fmt::format("the entry \"{}\" is no object", name));
    }
    TensorDescriptor tensor;
    tensor.name = name;
    tensor.type = readType(name, value);
    tensor.shape = readNumbers(name, value, "shape");
    const auto offsets = readNumbers(name, value, "data_offsets");
    if (offsets.size() != 2 || offsets[0] > offsets[1] || tensor.shape.size() > maximumDimensions) {
      refuse(fmt::format("the tensor \"{}\" has impossible offsets or too many dimensions", name));
    }
    const auto length = static_cast<std::uint64_t>(offsets[1] - offsets[0]);
    const auto count = elementCount(tensor.shape);
    std::uint64_t wanted = 0;
    if (!count || __builtin_mul_overflow(*count, dtypeBytes(tensor.type), &wanted) || wanted != length) {
      refuse(fmt::format("the tensor \"{}\" has {} bytes, which is not what its shape needs", name, length));
    }
    tensor.strides = contiguousStrides(tensor.shape);
    tensor.offset = static_cast<std::uint64_t>(offsets[0]);
    tensor.length = length;
    return tensor;
  }

  /// The tensors must follow each other without gaps or overlaps and end where the file ends; makes offsets absolute.
  void checkCoverage(std::vector<TensorDescriptor>& tensors) const {
    std::sort(tensors.begin(), tensors.end(), [](const TensorDescriptor& a, const TensorDescriptor& b) {
      return std::tie(a.offset, a.length, a.name) < std::tie(b.offset, b.length, b.name);
    });
    std::uint64_t expected = 0;
    for (auto& tensor : tensors) {
      if (tensor.offset != expected) {
        refuse(fmt::format("the tensor \"{}\" begins at byte {} of the data instead of {}", tensor.name, tensor.offset,
                           expected));
      }
      expected += tensor.length;
      tensor.offset += dataStart_;
    }
    if (dataStart_ + expected != file_.size()) {
      refuse(fmt::format("its tensors end at byte {}, the file at {}", dataStart_ + expected, file_.size()));
    }
  }

  InputFile file_;
  std::uint64_t dataStart_ = 0;
};

}  // namespace

WeightsFile readSafetensorsHeader(const std::filesystem::path& path) { return HeaderReader(path).read(); }

}  // namespace luthier
