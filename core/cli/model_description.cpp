// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/model_description.h"

#include "core/base/files.h"
#include "core/catalogue/model_metadata.h"

namespace luthier::cli {

nlohmann::ordered_json describeModel(const ModelRecord& model) {
  return {
      {"id", model.id},
      {"model", model.name},
      {"kind", model.kind},
      {"architecture", model.architecture},
      {"parameters", model.parameters},
      {"input_size", model.inputSize},
      {"classes", model.classes},
      {"class_names", classNamesFromJson(model.classNames)},
      {"origin", model.origin},
      {"path", displayPath(model.path)},
      {"sha256", model.sha256},
      {"key_report", model.keyReport.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json::parse(model.keyReport)}};
}

}  // namespace luthier::cli
