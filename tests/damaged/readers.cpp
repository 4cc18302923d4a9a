// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/damaged/readers.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "core/base/files.h"
#include "core/config/import_parameters.h"
#include "core/config/training_parameters.h"
#include "core/data/importer.h"
#include "core/data/importers/idx_file.h"
#include "core/data/texts/text_import.h"
#include "core/formats/pickle_safety.h"
#include "core/formats/pickle_tree.h"
#include "core/formats/safetensors.h"
#include "core/formats/torch_archive.h"
#include "core/formats/zip_directory.h"
#include "core/image/decode.h"
#include "core/text/tokenizer.h"

namespace luthier::damaged {
namespace {

namespace fs = std::filesystem;

std::string_view asText(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A file in memory with this content, under a path; one for all, so that no disk and no folder is worn.
fs::path inMemory(std::span<const std::byte> bytes) {
  static const int file = ::memfd_create("damaged", MFD_CLOEXEC);
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::runtime_error("no room for a file in memory");
  }
  return "/proc/self/fd/" + std::to_string(file);
}

/// A plain file with a name that ends as importers want it.
class NamedFile {
 public:
  NamedFile(std::span<const std::byte> bytes, const char* ending) : path_(folder() / (std::string("damaged") + ending)) {
    std::ofstream(path_, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }
  ~NamedFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  NamedFile(const NamedFile&) = delete;
  NamedFile& operator=(const NamedFile&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  /// Removed at the program's end.
  static const fs::path& folder() {
    struct Folder {
      fs::path path;
      Folder() {
        std::string pattern = (fs::temp_directory_path() / "luthier-damaged-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
      }
      ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
      }
    };
    static const Folder folder;
    return folder.path;
  }

  fs::path path_;
};

/// Every tensor that a header promises lies in the file: reading them all is what loading does.
void readTensors(const WeightsFile& weights, const fs::path& path) {
  const InputFile file(path);
  for (const auto& tensor : weights.tensors) {
    (void)file.read(tensor.offset, tensor.length);
  }
}

void readSafetensors(std::span<const std::byte> bytes) {
  const auto path = inMemory(bytes);
  readTensors(readSafetensorsHeader(path), path);
}

void readTorch(std::span<const std::byte> bytes) {
  const auto path = inMemory(bytes);
  readTensors(readWeightsFile(path), path);
}

void readZip(std::span<const std::byte> bytes) {
  const InputFile file(inMemory(bytes));
  for (const auto& [name, member] : readZipDirectory(file)) {
    (void)file.read(member.offset, member.length);
  }
}

void readPickles(std::span<const std::byte> bytes) {
  std::size_t position = 0;
  const fs::path name = "damaged.pkl";
  refuseDangerousGlobals(readPickle(bytes, position, name), name);
}

void readIdx(std::span<const std::byte> bytes) {
  const IdxFile file(inMemory(bytes));
  for (std::size_t i = 0; i < file.count(); ++i) {
    (void)file.item(i);
  }
}

void readImage(std::span<const std::byte> bytes) {
  (void)readImageInfo(bytes, "damaged");
  (void)decodeImage(bytes, "damaged");
}

void readTexts(std::span<const std::byte> bytes, const char* ending) {
  const NamedFile file(bytes, ending);
  const Configuration settings(importParameters());
  const auto& importer = importerFor(file.path(), settings);
  (void)importer.inspect(file.path(), settings, CancelToken());
  auto result = importer.import(file.path(), settings, nullptr, CancelToken());
  std::vector<TextExample> rows;
  while (result.texts != nullptr && result.texts->next(rows)) {
  }
}

void readConfiguration(std::span<const std::byte> bytes) {
  (void)Configuration::fromJson(trainingParameters("image_classification"), asText(bytes));
}

void readTokenizer(std::span<const std::byte> bytes) {
  (void)Tokenizer::fromJson(asText(bytes), "tokenizer.json").encode("One word, and another.");
}

}  // namespace

const std::vector<Reader>& readers() {
  static const std::vector<Reader> all{
      {"safetensors", readSafetensors},
      {"torch", readTorch},
      {"zip", readZip},
      {"pickle", readPickles},
      {"idx", readIdx},
      {"image", readImage},
      {"csv", [](std::span<const std::byte> bytes) { readTexts(bytes, ".csv"); }},
      {"jsonl", [](std::span<const std::byte> bytes) { readTexts(bytes, ".jsonl"); }},
      {"json", [](std::span<const std::byte> bytes) { readTexts(bytes, ".json"); }},
      {"conll", [](std::span<const std::byte> bytes) { readTexts(bytes, ".conll"); }},
      {"configuration", readConfiguration},
      {"tokenizer", readTokenizer},
  };
  return all;
}

const Reader& readerNamed(std::string_view name) {
  const auto found = std::ranges::find(readers(), name, [](const Reader& reader) { return std::string_view(reader.name); });
  if (found == readers().end()) {
    throw std::out_of_range(std::string(name));
  }
  return *found;
}

}  // namespace luthier::damaged
