// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/export_formats.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"

namespace luthier {

const std::vector<ExportFormat>& exportFormats() {
  static const std::vector<ExportFormat> formats{
      {"state-dict",
       LUTHIER_TEXT("ExportFormat", "State dict (safetensors)"),
       LUTHIER_TEXT("ExportFormat", "For PyTorch code: the weights under torchvision's names."),
       {ExampleKind::Image}},
      {"huggingface",
       LUTHIER_TEXT("ExportFormat", "Hugging Face folder"),
       LUTHIER_TEXT("ExportFormat", "For transformers: model, description and preprocessing in one folder."),
       {ExampleKind::Image, ExampleKind::Text}},
      {"timm",
       LUTHIER_TEXT("ExportFormat", "timm folder"),
       LUTHIER_TEXT("ExportFormat", "For timm's create_model, from a local folder or a hub."),
       {ExampleKind::Image}},
      {"torchscript",
       LUTHIER_TEXT("ExportFormat", "TorchScript"),
       LUTHIER_TEXT("ExportFormat", "For LibTorch and PyTorch without any model code: one file, any batch size."),
       {ExampleKind::Image, ExampleKind::Text},
       true},
      {"onnx",
       LUTHIER_TEXT("ExportFormat", "ONNX"),
       LUTHIER_TEXT("ExportFormat", "For onnxruntime and most other inference programs; any batch size."),
       {ExampleKind::Image},
       true},
      {"onnx-int8",
       LUTHIER_TEXT("ExportFormat", "ONNX, 8-bit weights"),
       LUTHIER_TEXT("ExportFormat",
                    "A quarter of the size, dynamically quantised; what that costs in accuracy is in the certificate."),
       {ExampleKind::Image},
       true},
  };
  return formats;
}

bool normalizesInside(const ExportFormat& format, ExampleKind examples) {
  return format.mayNormalize && examples == ExampleKind::Image;
}

const ExportFormat* findExportFormat(std::string_view id) {
  const auto& all = exportFormats();
  const auto found = std::ranges::find(all, id, &ExportFormat::id);
  return found == all.end() ? nullptr : &*found;
}

std::vector<ExportFormat> exportFormatsFor(ExampleKind examples) {
  std::vector<ExportFormat> fitting;
  std::ranges::copy_if(exportFormats(), std::back_inserter(fitting), [examples](const ExportFormat& format) {
    return std::ranges::find(format.examples, examples) != format.examples.end();
  });
  return fitting;
}

}  // namespace luthier
