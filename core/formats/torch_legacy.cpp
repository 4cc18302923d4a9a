// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/formats/little_endian.h"
#include "core/formats/pickle_safety.h"
#include "core/formats/torch_storage.h"
#include "core/formats/torch_tensors.h"
#include "core/formats/torch_zip.h"

namespace luthier {
namespace {

// 0x1950a86a20f9469cfc6c and 1001, torch/serialization.py.
constexpr std::string_view magicNumber{"\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10};
constexpr std::int64_t protocolVersion = 1001;

struct PlacedStorage {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

class LegacyReader {
 public:
  explicit LegacyReader(const InputFile& file)
      : file_(file),
        head_(file.read(0, static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), maximumPickleBytes)))) {}

  WeightsFile read() {
    checkPreamble();
    const auto tree = nextPickle();
    const auto storages = placeStorages(elementSizes(tree), nextPickle());
    WeightsFile result{"torch_legacy", {}, {}};
    for (const auto& tensor : findTorchTensors(tree, file_.path())) {
      const auto storage = storages.find(tensor.storage.key);
      if (storage == storages.end()) {
        refuse(fmt::format("its storage \"{}\" is missing", tensor.storage.key));
      }
      result.tensors.push_back(placeTensor(tensor, storage->second.offset, storage->second.length, file_.path()));
    }
    refuseInflatedTensors(result.tensors, file_.size(), file_.path());
    return result;
  }

 private:
  [[noreturn]] void refuse(const std::string& detail) const {
    throw Error(ErrorCode::ArchiveDamaged, {{"file", displayPath(file_.path())}, {"detail", detail}});
  }

  PickleTree nextPickle() {
    auto tree = readPickle(head_, position_, file_.path());
    refuseDangerousGlobals(tree, file_.path());
    return tree;
  }

  void checkPreamble() {
    const auto magic = nextPickle();
    if (magic.root().kind != PickleKind::BigInteger || !magic.root().text.starts_with(magicNumber)) {
      throw Error(ErrorCode::FormatUnknown, {{"file", displayPath(file_.path())}});
    }
    const auto version = nextPickle();
    if (version.root().kind != PickleKind::Integer || version.root().integer != protocolVersion) {
      refuse("it uses a version of the format that is not known");
    }
    static_cast<void>(nextPickle());  // sizes of C types on the writing system: of no meaning for the data
  }

  /// Bytes of an element of every storage that is mentioned, by tensors that are weights or not (an optimizer's state).
  static std::map<std::string, std::uint64_t> elementSizes(const PickleTree& tree) {
    std::map<std::string, std::uint64_t> sizes;
    for (PickleId id = 0; id < tree.values().size(); ++id) {
      if (const auto storage = readTorchStorage(tree, id)) {
        sizes[storage->key] = storage->type ? dtypeBytes(*storage->type) : 1;
      }
    }
    return sizes;
  }

  /// Storages follow each other in the order of `keys`.
  std::map<std::string, PlacedStorage> placeStorages(const std::map<std::string, std::uint64_t>& elementBytes,
                                                     const PickleTree& keys) const {
    std::map<std::string, PlacedStorage> placed;
    std::uint64_t offset = position_;
    for (const auto id : keys.root().items) {
      const auto& value = keys.at(id);
      const auto key = value.kind == PickleKind::Integer ? std::to_string(value.integer) : value.text;
      const auto found = elementBytes.find(key);
      if (found == elementBytes.end()) {
        refuse(fmt::format("the element type of its storage \"{}\" is not known", key));
      }
      placed[key] = placeStorage(key, found->second, offset);
    }
    return placed;
  }

  PlacedStorage placeStorage(const std::string& key, std::uint64_t elementBytes, std::uint64_t& offset) const {
    if (file_.size() - offset < sizeof(std::uint64_t)) {
      refuse(fmt::format("it ends before its storage \"{}\"", key));
    }
    const auto count = readLittleEndian<std::uint64_t>(file_.read(offset, sizeof(std::uint64_t)));
    PlacedStorage storage{offset + sizeof(std::uint64_t), 0};
    if (__builtin_mul_overflow(count, elementBytes, &storage.length) || storage.length > file_.size() - storage.offset) {
      refuse(fmt::format("its storage \"{}\" would have {} elements, more than the file holds", key, count));
    }
    offset = storage.offset + storage.length;
    return storage;
  }

  const InputFile& file_;
  std::vector<std::byte> head_;
  std::size_t position_ = 0;
};

}  // namespace

WeightsFile readTorchLegacy(const InputFile& file) { return LegacyReader(file).read(); }

}  // namespace luthier
