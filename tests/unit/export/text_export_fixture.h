// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/export/text_export.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/text_fixture.h"

namespace luthier {

/// A folder that a text model came from, and what an export of it asks for.
class TextExportFixture : public testing::Test {
 protected:
  TextExportFixture() {
    std::filesystem::create_directory(folder_ / "source");
    std::ofstream(folder_ / "source/vocab.txt") << "[PAD]\n";
  }

  TextExport wish(TextModel& model, const RecordedText& recorded) const {
    TextExport wish;
    wish.model = &model;
    wish.source = {folder_ / "source", recorded.config, {}, {folder_ / "source/vocab.txt"}};
    wish.labels = {"bad", "so so", "good"};
    wish.maximumLength = 12;
    wish.card = {"my run", "reviews", "{}", {}};
    return wish;
  }

  support::TemporaryFolder folder_;
};

}  // namespace luthier
