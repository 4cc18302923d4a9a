// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/folder_scan.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/files.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;

struct Entries {
  std::vector<fs::path> folders;  // sorted
  std::vector<fs::path> files;
};

Problem unreadable(const fs::path& path, const std::error_code& error) {
  return {ErrorCode::FileUnreadable, {{"file", displayPath(path)}, {"detail", error.message()}}};
}

bool hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

Entries list(const fs::path& folder, std::error_code& error) {
  Entries entries;
  for (fs::directory_iterator i(folder, error); !error && i != fs::directory_iterator(); i.increment(error)) {
    if (hidden(i->path())) continue;
    std::error_code ignored;  // a dangling link is neither
    if (i->is_directory(ignored)) {
      entries.folders.push_back(i->path());
    } else if (i->is_regular_file(ignored)) {
      entries.files.push_back(i->path());
    }
  }
  std::sort(entries.folders.begin(), entries.folders.end());
  std::sort(entries.files.begin(), entries.files.end());
  return entries;
}

std::optional<Split> splitOfFolder(const fs::path& folder) {
  std::string name = folder.filename().native();
  for (char& letter : name) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  static const std::map<std::string, Split, std::less<>> names{{"train", Split::Train},
                                                               {"val", Split::Validation},
                                                               {"valid", Split::Validation},
                                                               {"validation", Split::Validation},
                                                               {"test", Split::Test}};
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

class Scanner {
 public:
  Scanner(const fs::path& root, const ProgressCallback& progress, const CancelToken& cancel)
      : root_(fs::absolute(root).lexically_normal()), progress_(progress), cancel_(cancel) {
    if (!root_.has_filename()) root_ = root_.parent_path();  // "folder/"
  }

  Collection scan() {
    std::error_code error;
    const Entries top = list(root_, error);
    if (error) throw Error(unreadable(root_, error));
    collection_.sourcePath = root_.native();
    std::vector<std::pair<Split, fs::path>> splits;
    for (const fs::path& folder : top.folders) {
      const std::optional<Split> split = splitOfFolder(folder);
      if (split && hasSubfolder(folder)) splits.emplace_back(*split, folder);
    }
    collection_.splitsGiven =
        std::any_of(splits.begin(), splits.end(), [](const auto& split) { return split.first == Split::Train; });
    if (collection_.splitsGiven) {
      std::stable_sort(splits.begin(), splits.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (const auto& [split, folder] : splits) scanClasses(folder, split);
    } else {
      for (const fs::path& folder : top.folders) scanClass(folder, std::nullopt);
    }
    nameClasses();
    return std::move(collection_);
  }

 private:
  void scanClasses(const fs::path& folder, Split split) {
    std::error_code error;
    const Entries entries = list(folder, error);
    if (error) collection_.problems.push_back(unreadable(folder, error));
    for (const fs::path& child : entries.folders) scanClass(child, split);
  }

  void scanClass(const fs::path& folder, std::optional<Split> split) {
    const std::string name = displayPath(folder.filename());
    const auto label = static_cast<std::int32_t>(labels_.try_emplace(name, labels_.size()).first->second);
    std::set<fs::path> linked;
    scanFiles(folder, split, label, linked);
  }

  /// `linked` holds the real places of the links followed so far, so that links in a circle end.
  void scanFiles(const fs::path& folder, std::optional<Split> split, std::int32_t label, std::set<fs::path>& linked) {
    cancel_.throwIfCancelled();
    std::error_code error;
    const Entries entries = list(folder, error);
    if (error) collection_.problems.push_back(unreadable(folder, error));
    for (const fs::path& file : entries.files) {
      Candidate& candidate = collection_.candidates.emplace_back();
      candidate.example.path = file.lexically_relative(root_).native();
      candidate.example.label = label;
      candidate.split = split;
    }
    progress_.report({"scan", static_cast<std::int64_t>(collection_.candidates.size()), 0});
    for (const fs::path& child : entries.folders) {
      std::error_code ignored;
      if (fs::is_symlink(child, ignored) && !linked.insert(fs::canonical(child, ignored)).second) continue;
      scanFiles(child, split, label, linked);
    }
  }

  /// Labels were given in the order of discovery; the classes are ordered by name.
  void nameClasses() {
    std::vector<std::int32_t> sorted(labels_.size());
    for (const auto& [name, label] : labels_) {
      sorted[label] = static_cast<std::int32_t>(collection_.classes.size());
      collection_.classes.push_back(name);
    }
    for (Candidate& candidate : collection_.candidates) {
      candidate.example.label = sorted[static_cast<std::size_t>(candidate.example.label)];
    }
  }

  fs::path root_;
  ThrottledProgress progress_;
  const CancelToken& cancel_;
  Collection collection_;
  std::map<std::string, std::size_t> labels_;
};

}  // namespace

bool hasSubfolder(const fs::path& folder) {
  std::error_code error;
  return !list(folder, error).folders.empty();
}

Collection scanClassFolders(const fs::path& root, const ProgressCallback& progress, const CancelToken& cancel) {
  return Scanner(root, progress, cancel).scan();
}

}  // namespace luthier
