// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/torch_zip.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/formats/pickle_safety.h"
#include "core/formats/torch_tensors.h"
#include "core/formats/zip_directory.h"

namespace luthier {
namespace {

constexpr std::string_view pickleName = "/data.pkl";

class ZipReader {
 public:
  explicit ZipReader(const InputFile& file) : file_(file), members_(readZipDirectory(file)) {}

  WeightsFile read() {
    const auto pickle = readMember(findPickle(), maximumPickleBytes);
    std::size_t position = 0;
    const auto tree = readPickle(pickle, position, file_.path());
    refuseDangerousGlobals(tree, file_.path());
    WeightsFile result{"torch_zip", {}, {}};
    const bool bigEndian = isBigEndian();
    for (const auto& tensor : findTorchTensors(tree, file_.path())) {
      const auto& storage = member(prefix_ + "/data/" + tensor.storage.key);
      result.tensors.push_back(placeTensor(tensor, storage.offset, storage.length, file_.path()));
      result.tensors.back().bigEndian = bigEndian;
    }
    refuseInflatedTensors(result.tensors, file_.size(), file_.path());
    return result;
  }

 private:
  [[noreturn]] void refuse(const std::string& detail) const {
    throw Error(ErrorCode::ArchiveDamaged, {{"file", displayPath(file_.path())}, {"detail", detail}});
  }

  /// The one data.pkl, directly inside the archive's only folder.
  const ZipMember& findPickle() {
    for (const auto& [name, found] : members_) {
      if (name.ends_with(pickleName) && name.find('/') == name.size() - pickleName.size()) {
        prefix_ = name.substr(0, name.size() - pickleName.size());
        return found;
      }
    }
    throw Error(ErrorCode::FormatUnknown, {{"file", displayPath(file_.path())}});
  }

  const ZipMember& member(const std::string& name) const {
    const auto found = members_.find(name);
    if (found == members_.end()) {
      refuse(fmt::format("its member \"{}\" is missing", name));
    }
    return found->second;
  }

  std::vector<std::byte> readMember(const ZipMember& part, std::uint64_t limit) const {
    if (part.length > limit) {
      refuse(fmt::format("a member has {} bytes, where {} are allowed", part.length, limit));
    }
    return file_.read(part.offset, static_cast<std::size_t>(part.length));
  }

  bool isBigEndian() const {
    const auto found = members_.find(prefix_ + "/byteorder");
    if (found == members_.end()) {
      return false;
    }
    const auto bytes = readMember(found->second, 16);
    const std::string_view order(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (order != "little" && order != "big") {
      refuse("its byte order is neither little nor big");
    }
    return order == "big";
  }

  const InputFile& file_;
  std::map<std::string, ZipMember> members_;
  std::string prefix_;
};

}  // namespace

WeightsFile readTorchZip(const InputFile& file) { return ZipReader(file).read(); }

}  // namespace luthier
