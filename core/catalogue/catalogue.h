// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/published_file.h"

namespace luthier {

/// Pretrained weights that somebody publishes, and what is known of them before they are here.
struct CatalogueEntry {
  std::string name;  // unique; what `models fetch` takes and the model is called: "resnet50-v2", "hf:timm/resnet18.a1_in1k"
  std::string architecture;     // id of core/models, or the model_type of a text model
  std::string kind = "image";   // or "text"
  std::string source;           // "torchvision", "timm", "Hugging Face cache"
  std::int64_t parameters = 0;  // 0: not known
  std::int64_t classes = 0;
  std::int64_t inputSize = 0;      // pixels
  std::optional<double> accuracy;  // top-1 on the validation images of ImageNet-1k, as published
  std::string licence;             // SPDX identifier; "" where nothing says
  std::string licenceNote;         // what else binds; "" where nothing does
  std::string page;                // where it is described
  PublishedFile file;              // address "" where it is on this machine already
  double megabytes = 0.0;          // 0: not known
  std::string preprocessing;       // JSON of Preprocessing; "" where the architecture's own holds
  std::filesystem::path local;     // file or folder on this machine, which is only read
};

/// The entries of resources/catalogue/catalogue.json, in its order; none where the file is not there. Blocks on the disk. Throws
/// Error{FileUnreadable} where it is damaged.
[[nodiscard]] std::vector<CatalogueEntry> readCatalogue();

/// What a catalogue file says. Throws Error{FileUnreadable} naming `file`.
[[nodiscard]] std::vector<CatalogueEntry> parseCatalogue(std::string_view json, const std::string& file);

/// readCatalogue(), and what lies in the Hugging Face cache (hub_cache.h).
[[nodiscard]] std::vector<CatalogueEntry> knownModels();

/// The entry of that name. Throws Error{NotFound (kind catalogue entry)}.
[[nodiscard]] CatalogueEntry requireCatalogueEntry(const std::string& name);

}  // namespace luthier
