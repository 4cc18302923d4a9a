// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/importer.h"

namespace luthier {

/// The MNIST family: a folder of pairs of IDX files, images beside labels, plain or .gz ("train-images-idx3-ubyte.gz",
/// "train-labels-idx1-ubyte.gz"). The part of the name before "images" tells the split: train; t10k or test; val. `path` may
/// also be one images file: then only its pair is read.
class IdxImporter : public Importer {
 public:
  [[nodiscard]] std::string id() const override { return "idx"; }
  [[nodiscard]] std::string task() const override { return "image_classification"; }
  [[nodiscard]] bool recognises(const std::filesystem::path& path) const override;
  [[nodiscard]] protocol::InspectReply inspect(const std::filesystem::path& path, const Configuration& settings,
                                               const CancelToken& cancel) const override;
  [[nodiscard]] ImportResult import(const std::filesystem::path& path, const Configuration& settings,
                                    const ProgressCallback& progress, const CancelToken& cancel) const override;
};

}  // namespace luthier
