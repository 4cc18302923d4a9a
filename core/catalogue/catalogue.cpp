// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/catalogue/hub_cache.h"
#include "core/catalogue/resources.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* catalogueResource = "catalogue/catalogue.json";
constexpr std::size_t shortDigits = 8;
constexpr std::size_t allDigits = 64;

[[noreturn]] void refuse(const std::string& file, const std::string& detail) {
  throw Error(ErrorCode::FileUnreadable, {{"file", file}, {"detail", detail}});
}

bool isHash(const std::string& text) {
  return (text.size() == shortDigits || text.size() == allDigits) &&
         text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

CatalogueEntry readEntry(const Json& json) {
  CatalogueEntry entry;
  entry.name = json.at("name").get<std::string>();
  entry.architecture = json.at("architecture").get<std::string>();
  entry.source = json.at("source").get<std::string>();
  entry.parameters = json.at("parameters").get<std::int64_t>();
  entry.classes = json.at("classes").get<std::int64_t>();
  entry.licence = json.at("licence").get<std::string>();
  entry.licenceNote = json.value("licence_note", "");
  entry.page = json.at("page").get<std::string>();
  entry.file = {json.at("address").get<std::string>(), json.at("sha256").get<std::string>(),
                json.value("bytes", std::int64_t{0})};
  entry.megabytes = json.value("megabytes", 0.0);
  entry.preprocessing = json.at("preprocessing").dump();
  entry.inputSize = json.at("preprocessing").at("image_size").get<std::int64_t>();
  if (json.contains("accuracy")) {
    entry.accuracy = json.at("accuracy").get<double>();
  }
  return entry;
}

}  // namespace

std::vector<CatalogueEntry> parseCatalogue(std::string_view text, const std::string& file) {
  const auto json = parseForeignJson(text, ErrorCode::FileUnreadable, {{"file", file}});
  std::vector<CatalogueEntry> entries;
  std::set<std::string> names;
  try {
    for (const auto& element : json) {
      entries.push_back(readEntry(element));
    }
  } catch (const nlohmann::json::exception& error) {
    refuse(file, error.what());
  }
  for (const auto& entry : entries) {
    if (!names.insert(entry.name).second) {
      refuse(file, "two entries are called " + entry.name);
    }
    if (!isHash(entry.file.sha256)) {
      refuse(file, entry.name + " has no hash of 8 or 64 hexadecimal digits");
    }
  }
  return entries;
}

std::vector<CatalogueEntry> readCatalogue() {
  const auto file = findResource(catalogueResource);
  return file ? parseCatalogue(readTextFile(*file), displayPath(*file)) : std::vector<CatalogueEntry>{};
}

std::vector<CatalogueEntry> knownModels() {
  auto entries = readCatalogue();
  std::ranges::move(huggingFaceModels(), std::back_inserter(entries));
  return entries;
}

CatalogueEntry requireCatalogueEntry(const std::string& name) {
  const auto entries = knownModels();
  const auto found = std::ranges::find(entries, name, &CatalogueEntry::name);
  if (found == entries.end()) {
    throw Error(ErrorCode::NotFound, {{"kind", "catalogue entry"}, {"name", name}});
  }
  return *found;
}

}  // namespace luthier
