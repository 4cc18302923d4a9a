// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/text_format.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace luthier {

const TextExportFormat* findTextExportFormat(std::string_view id) {
  for (const TextExportFormat* format : {&textFolderFormat(), &textScriptFormat()}) {
    if (id == format->id()) {
      return format;
    }
  }
  return nullptr;
}

std::string describeTextModel(const TextExport& wish) {
  using Json = nlohmann::ordered_json;
  auto json = Json::parse(wish.source.config.json);
  for (const char* gone : {"_name_or_path", "architectures", "auto_map", "id2label", "label2id", "luthier_pooling",
                           "num_labels", "problem_type", "torch_dtype"}) {
    json.erase(gone);
  }
  json["dtype"] = "float32";
  if (!wish.labels.empty()) {
    auto& names = json["id2label"] = Json::object();
    auto& numbers = json["label2id"] = Json::object();
    for (std::size_t label = 0; label < wish.labels.size(); ++label) {
      names[fmt::to_string(label)] = wish.labels[label];
      numbers[wish.labels[label]] = label;
    }
  }
  if (!wish.problemType.empty()) {
    json["problem_type"] = wish.problemType;
  }
  return json.dump(2) + "\n";
}

}  // namespace luthier
