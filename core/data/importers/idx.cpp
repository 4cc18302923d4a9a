// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/idx.h"

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/data/assembly.h"
#include "core/data/class_selection.h"
#include "core/data/importers/idx_images.h"
#include "core/data/inspection.h"
#include "core/data/parallel.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view imagesWord = "images";

struct Pair {
  fs::path images, labels;
  std::optional<Split> split;
};

std::optional<Split> splitOfName(std::string_view prefix) {
  if (prefix.find("train") != std::string_view::npos) return Split::Train;
  if (prefix.find("t10k") != std::string_view::npos || prefix.find("test") != std::string_view::npos) return Split::Test;
  if (prefix.find("val") != std::string_view::npos) return Split::Validation;
  return std::nullopt;
}

/// "x-images-idx3-ubyte.gz" -> "x-labels-idx1-ubyte.gz", whether or not the labels are compressed as the images are.
fs::path labelsBeside(const fs::path& images) {
  std::string name = images.filename().native();
  name.replace(name.find(imagesWord), imagesWord.size(), "labels");
  if (const auto rank = name.find("idx3"); rank != std::string::npos) name.replace(rank, 4, "idx1");
  if (const auto rank = name.find("idx4"); rank != std::string::npos) name.replace(rank, 4, "idx1");
  fs::path labels = images.parent_path() / name;
  if (fs::exists(labels)) return labels;
  fs::path other = labels.extension() == ".gz" ? labels.parent_path() / labels.stem() : fs::path(labels.native() + ".gz");
  return fs::exists(other) ? other : labels;
}

/// By its usual name, so that a damaged file is still recognised and then named; else by its first bytes.
bool isImagesFile(const fs::path& file) {
  const std::string name = file.filename().native();
  if (name.find(imagesWord) == std::string::npos) return false;
  return name.find("-idx") != std::string::npos || name.find(".idx") != std::string::npos || IdxFile::recognises(file);
}

std::vector<Pair> findPairs(const fs::path& path) {
  std::set<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.is_regular_file() && isImagesFile(entry.path())) files.insert(entry.path());
    }
  } else {
    files.insert(path);
  }
  std::vector<Pair> pairs;
  for (const fs::path& file : files) {
    // A file that is there both plain and compressed is read once.
    if (file.extension() == ".gz" && files.contains(file.parent_path() / file.stem())) continue;
    const std::string name = file.filename().native();
    pairs.push_back({file, labelsBeside(file), splitOfName(name.substr(0, name.find(imagesWord)))});
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.split < b.split; });
  return pairs;
}

Error damaged(const fs::path& path, std::string detail) {
  return Error(ErrorCode::IdxDamaged, {{"file", displayPath(path)}, {"detail", std::move(detail)}});
}

IdxFile readLabels(const Pair& pair) {
  if (!fs::exists(pair.labels))
    throw damaged(pair.images, "its labels, " + displayPath(pair.labels.filename()) + ", are missing.");
  IdxFile labels(pair.labels);
  if (labels.dimensions().size() != 1) throw damaged(pair.labels, "it holds no list of labels.");
  return labels;
}

std::vector<std::string> splitAtCommas(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    const std::size_t first = text.find_first_not_of(' ', start);
    const std::size_t last = text.find_last_not_of(' ', end - 1);
    names.push_back(first >= end ? std::string() : text.substr(first, last - first + 1));
    start = end + 1;
  }
  return names;
}

/// A name for each of `count` labels: the given ones, else the numbers.
std::vector<std::string> classNames(const std::string& given, std::size_t count) {
  std::vector<std::string> names = splitAtCommas(given);
  const bool fits = names.empty() || (names.size() >= count && std::set(names.begin(), names.end()).size() == names.size() &&
                                      std::find(names.begin(), names.end(), "") == names.end());
  if (!fits) {
    throw Error(ErrorCode::InvalidParameter,
                {{"parameter", "class_names"}, {"value", given}, {"expected", std::to_string(count) + " different names"}});
  }
  for (std::size_t i = names.size(); i < count; ++i) names.push_back(std::to_string(i));
  names.resize(count);
  return names;
}

/// Reads labels only; the candidates' pixels are still unknown.
Collection collect(const std::vector<Pair>& pairs, const fs::path& path, const std::string& names,
                   const CancelToken& cancel) {
  if (pairs.empty()) throw Error(ErrorCode::LayoutUnknown, {{"file", displayPath(path)}});
  Collection collection;
  collection.sourcePath = fs::absolute(pairs.front().images).lexically_normal().parent_path().native();
  std::size_t classes = 0;
  for (const Pair& pair : pairs) {
    cancel.throwIfCancelled();
    const IdxFile labels = readLabels(pair);
    const auto size = static_cast<std::int64_t>(fs::file_size(pair.images));
    for (std::size_t i = 0; i < labels.count(); ++i) {
      Candidate& candidate = collection.candidates.emplace_back();
      candidate.example.path = pair.images.filename().native();
      candidate.example.member = static_cast<std::int64_t>(i);
      candidate.example.size = size;
      candidate.example.label = std::to_integer<std::int32_t>(labels.item(i).front());
      candidate.split = pair.split;
      classes = std::max(classes, static_cast<std::size_t>(candidate.example.label) + 1);
    }
  }
  // Splits count as given only where there is something to train on.
  collection.splitsGiven =
      std::any_of(pairs.begin(), pairs.end(), [](const Pair& pair) { return pair.split == Split::Train; });
  if (!collection.splitsGiven) {
    for (Candidate& candidate : collection.candidates) candidate.split.reset();
  }
  collection.classes = classNames(names, classes);
  return collection;
}

/// Hashes and dimensions of the candidates that lie in `images`.
void readImages(Collection& collection, const fs::path& images, std::size_t expected, const ProgressCallback& progress,
                const CancelToken& cancel) {
  const IdxFile file(images);
  if (!holdsImages(file)) throw damaged(images, "it holds no images of bytes.");
  if (file.count() != expected) {
    throw damaged(images, "it holds " + std::to_string(file.count()) + " images, but there are " + std::to_string(expected) +
                              " labels.");
  }
  const std::string name = images.filename().native();
  const auto read = [&](std::size_t i) {
    Candidate& candidate = collection.candidates[i];
    if (candidate.example.path != name) return;
    const auto member = static_cast<std::size_t>(candidate.example.member);
    candidate.example.hash = sha256(file.item(member));
    candidate.example.width = static_cast<std::int32_t>(file.dimensions()[2]);
    candidate.example.height = static_cast<std::int32_t>(file.dimensions()[1]);
    candidate.grey = file.dimensions().size() == 3 || file.dimensions()[3] == 1;
  };
  parallelFor(collection.candidates.size(), read, "read", progress, cancel);
}

}  // namespace

bool IdxImporter::recognises(const fs::path& path) const {
  if (!fs::is_directory(path)) return isImagesFile(path);
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.is_regular_file() && isImagesFile(entry.path())) return true;
  }
  return false;
}

protocol::InspectReply IdxImporter::inspect(const fs::path& path, const Configuration& settings,
                                            const CancelToken& cancel) const {
  return describeCollection(collect(findPairs(path), path, settings.text("class_names"), cancel), id());
}

ImportResult IdxImporter::import(const fs::path& path, const Configuration& settings, const ProgressCallback& progress,
                                 const CancelToken& cancel) const {
  const std::vector<Pair> pairs = findPairs(path);
  Collection collection = collect(pairs, path, settings.text("class_names"), cancel);
  std::map<std::string, std::size_t> counts;
  for (const Candidate& candidate : collection.candidates) ++counts[candidate.example.path];
  selectClasses(collection, settings.text("classes"));
  for (const Pair& pair : pairs)
    readImages(collection, pair.images, counts[pair.images.filename().native()], progress, cancel);
  return assembleDataset(std::move(collection), id(), task(), settings);
}

}  // namespace luthier
