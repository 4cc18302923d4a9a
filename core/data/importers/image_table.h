// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/data/importer.h"

namespace luthier {

/// "image_table": rows that name image files and say what is true of them. A CSV, TSV or JSON Lines file whose paths are relative to
/// it, or a folder with such a file beside its images, as Hugging Face's `imagefolder` has it: `metadata.csv` or `metadata.jsonl`
/// (column file_name), one for all or one in each of the folders train, validation and test. The split is a column's, else the
/// metadata file's folder's, else the image's own folder's. The task follows the labels: a class, several, or a number.
[[nodiscard]] std::unique_ptr<Importer> makeImageTableImporter();

}  // namespace luthier
