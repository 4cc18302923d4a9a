// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/image_export.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/cpp_example.h"
#include "core/export/image_card.h"
#include "core/export/python_example.h"

namespace luthier {
namespace {

constexpr std::size_t batchSize = 10;

using Batches = std::vector<torch::Tensor>;

/// A last batch of another size is welcome: a network that was written for one size of batch shows here.
Batches batchesFor(const std::vector<Image>& images, const InputRule& rule) {
  Batches batches;
  for (std::size_t start = 0; start < images.size(); start += batchSize) {
    const auto part = std::span(images).subspan(start, std::min(batchSize, images.size() - start));
    batches.push_back(inputsFor({part.begin(), part.end()}, rule));
  }
  return batches;
}

TimedOutputs answersOfRun(const ExportedModel& model, const Batches& batches, const ProgressCallback& progress) {
  ThrottledProgress throttled(progress);
  std::int64_t done = 0;
  return timedOutputs(batches, [&](const torch::Tensor& inputs) {
    model.cancel.throwIfCancelled();
    const auto outputs = model.run.logits(inputs);
    throttled.report({"compare", ++done, static_cast<std::int64_t>(batches.size()) + 1});
    return outputs;
  });
}

double accuracy(const torch::Tensor& outputs, const std::vector<std::int64_t>& labels) {
  return outputs.argmax(-1).eq(torch::tensor(labels, torch::kInt64)).to(torch::kFloat64).mean().item<double>();
}

void writeClasses(const PredictorSource& source, const std::filesystem::path& folder) {
  writeFileAtomically(folder / "classes.json", nlohmann::ordered_json(source.classes).dump(2) + "\n");
}

/// What goes beside the network: how good it is, and how to use it.
void writeCompanions(const ExportedModel& model, const ImageFormat& format, const ModelCard& card,
                     const ParityCertificate& certificate, const std::filesystem::path& folder) {
  writeFileAtomically(folder / "README.md", imageCard(model, format, card, certificate));
  writeFileAtomically(folder / "predict.py", pythonExample(model, format));
  if (format.id() == std::string_view("torchscript")) {
    writeFileAtomically(folder / "predict.cpp", cppExample(model));
  }
  writeCertificate(certificate, card.title, folder);
}

}  // namespace

ParityCertificate certify(const ExportedModel& model, LoadedExport& loaded, const ComparedImages& images,
                          const ImageFormat& format, const ProgressCallback& progress) {
  const auto ofRun = answersOfRun(model, batchesFor(images.images, {model.source().preprocessing}), progress);
  const auto ofExport = loaded.answer(batchesFor(images.images, loaded.inputRule()));
  const double unit = model.source().setup.targetDeviation;  // numbers are compared as shares of their spread
  auto certificate =
      compareOutputs(model.inOwnUnit(ofRun.outputs) / unit, ofExport.outputs / unit, model.answers, format.limit());
  certificate.format = format.id();
  certificate.comparedBy = loaded.program();
  certificate.split = images.split;
  certificate.leastAgreement = format.leastAgreement();
  certificate.runSeconds = ofRun.seconds;
  certificate.exportSeconds = ofExport.seconds;
  certificate.input = loaded.inputRule().toJson();
  if (!images.images.empty() && images.labels.size() == images.images.size()) {
    certificate.runAccuracy = accuracy(ofRun.outputs, images.labels);
    certificate.exportAccuracy = accuracy(ofExport.outputs, images.labels);
  }
  return certificate;
}

ParityCertificate exportImages(const ExportedModel& model, const ImageFormat& format, const ModelCard& card,
                               const ComparedImages& images, const std::filesystem::path& folder,
                               const ProgressCallback& progress) {
  if (std::filesystem::exists(folder)) {
    throw Error(ErrorCode::AlreadyExists, {{"kind", "folder"}, {"name", displayPath(folder)}});
  }
  format.requireSupported(model);
  const auto report = [&progress](const char* phase) {
    if (progress) {
      progress({phase, 0, 0});
    }
  };
  FolderTransaction transaction(folder);
  report("write");
  format.write(model, transaction.path());
  writeClasses(model.source(), transaction.path());
  report("load");
  const auto loaded = format.load(model, transaction.path());
  const auto certificate = certify(model, *loaded, images, format, progress);
  requireParity(certificate);
  writeCompanions(model, format, card, certificate, transaction.path());
  model.cancel.throwIfCancelled();
  transaction.commit();
  return certificate;
}

}  // namespace luthier
