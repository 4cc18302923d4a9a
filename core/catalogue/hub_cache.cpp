// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/hub_cache.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/catalogue/resources.h"

namespace luthier {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t maximumConfig = 1U << 20U;
constexpr std::string_view modelPrefix = "models--";
// Text encoders that core/models knows; a folder of another kind is not offered.
constexpr std::array<std::string_view, 6> textTypes{"bert", "roberta", "xlm-roberta", "distilbert", "albert", "electra"};

std::optional<fs::path> folderFrom(const char* variable) {
  const char* chosen = std::getenv(variable);
  return chosen != nullptr && *chosen != '\0' ? std::optional(fs::path(chosen)) : std::nullopt;
}

bool isFile(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

/// Folders directly below `folder`, by name.
std::vector<fs::path> foldersBelow(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (std::error_code ignored; entry->is_directory(ignored)) {
      found.push_back(entry->path());
    }
  }
  std::ranges::sort(found);
  return found;
}

/// The snapshot that "main" means; where there is no such note, the one changed last.
std::optional<fs::path> newestSnapshot(const fs::path& repository) {
  try {
    const auto revision = readTextFile(repository / "refs/main", maximumConfig);
    const auto named = repository / "snapshots" / fs::path(revision.substr(0, revision.find_first_of("\r\n"))).filename();
    if (std::error_code ignored; fs::is_directory(named, ignored)) {
      return named;
    }
  } catch (const Error&) {
    // Fetched by a revision of its own.
  }
  const auto snapshots = foldersBelow(repository / "snapshots");
  const auto newest = std::ranges::max_element(snapshots, {}, [](const fs::path& folder) {
    std::error_code ignored;
    return fs::last_write_time(folder, ignored);
  });
  return newest == snapshots.end() ? std::nullopt : std::optional(*newest);
}

std::string textOf(const Json& json, const char* key) {
  const auto found = json.is_object() ? json.find(key) : json.end();
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

/// "models--OWNER--NAME" to "OWNER/NAME".
std::string repositoryName(const fs::path& folder) {
  auto name = folder.filename().native().substr(modelPrefix.size());
  const auto dashes = name.find("--");
  return dashes == std::string::npos ? name : name.replace(dashes, 2, "/");
}

/// timm's "pretrained_cfg" as JSON of Preprocessing; "" where it lacks something.
std::string timmPreprocessing(const Json& config) {
  try {
    const auto size = config.at("input_size").at(2).get<int>();
    const auto interpolation = config.value("interpolation", "bilinear");
    if (interpolation != "bilinear" && interpolation != "bicubic") {
      return "";
    }
    return Json{{"image_size", size},
                {"resize_shorter", static_cast<int>(static_cast<double>(size) / config.at("crop_pct").get<double>())},
                {"interpolation", interpolation},
                {"mean", config.at("mean").get<std::array<float, 3>>()},
                {"std", config.at("std").get<std::array<float, 3>>()}}
        .dump();
  } catch (const nlohmann::json::exception&) {
    return "";
  }
}

std::optional<CatalogueEntry> describe(const fs::path& repository) {
  const auto snapshot = newestSnapshot(repository);
  if (!snapshot || !isFile(*snapshot / "config.json")) {
    return std::nullopt;
  }
  const auto config = parseForeignJson(readTextFile(*snapshot / "config.json", maximumConfig), ErrorCode::FileUnreadable);
  CatalogueEntry entry;
  entry.name = "hf:" + repositoryName(repository);
  entry.source = "Hugging Face cache";
  entry.page = "https://huggingface.co/" + repositoryName(repository);
  const bool weights = isFile(*snapshot / "model.safetensors") || isFile(*snapshot / "pytorch_model.bin");
  const auto type = textOf(config, "model_type");
  if (std::ranges::find(textTypes, type) != textTypes.end() && weights) {
    entry.kind = "text";
    entry.architecture = type;
    entry.local = *snapshot;
    return entry;
  }
  // timm's folders name the network, and how an image is prepared.
  if (config.is_object() && config.contains("pretrained_cfg") && isFile(*snapshot / "model.safetensors")) {
    entry.architecture = textOf(config, "architecture");
    entry.local = *snapshot / "model.safetensors";
    entry.preprocessing = timmPreprocessing(config.at("pretrained_cfg"));
    return entry;
  }
  return std::nullopt;
}

}  // namespace

std::optional<fs::path> huggingFaceCache() {
  if (const auto chosen = folderFrom("HF_HUB_CACHE")) {
    return chosen;
  }
  if (const auto home = folderFrom("HF_HOME")) {
    return *home / "hub";
  }
  const auto cache = userCacheFolder();
  return cache ? std::optional(*cache / "huggingface/hub") : std::nullopt;
}

std::vector<CatalogueEntry> huggingFaceModels() {
  std::vector<CatalogueEntry> entries;
  const auto cache = huggingFaceCache();
  for (const auto& folder : cache ? foldersBelow(*cache) : std::vector<fs::path>{}) {
    if (!folder.filename().native().starts_with(modelPrefix)) {
      continue;
    }
    try {
      if (auto entry = describe(folder)) {
        entries.push_back(std::move(*entry));
      }
    } catch (const Error&) {
      // Half-fetched, or not ours to judge.
    }
  }
  return entries;
}

std::optional<fs::path> torchHubFile(const fs::path& name) {
  auto home = folderFrom("TORCH_HOME");
  if (!home) {
    const auto cache = userCacheFolder();
    home = cache ? std::optional(*cache / "torch") : std::nullopt;
  }
  const auto file = home ? *home / "hub/checkpoints" / name : fs::path();
  return isFile(file) ? std::optional(file) : std::nullopt;
}

}  // namespace luthier
