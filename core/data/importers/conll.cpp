// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/text_importer.h"
#include "core/data/texts/conll_rows.h"

namespace luthier {
namespace {

/// Words with tags: by their extension, or by what their first lines are.
class ConllImporter final : public TextImporter {
 public:
  [[nodiscard]] std::string id() const override { return "conll"; }
  [[nodiscard]] std::string task() const override { return "token_classification"; }

 protected:
  [[nodiscard]] std::vector<SourceFile> files(const std::filesystem::path& path) const override {
    std::vector<SourceFile> found = sourceFiles(path, {".conll", ".bio", ".iob", ".iob2", ".bioes", ".txt", ".tsv"});
    std::erase_if(found, [](const SourceFile& file) {
      return textExtension(file.path) != ".conll" && !ConllRows::recognises(file.path);
    });
    return found;
  }
  [[nodiscard]] std::unique_ptr<TextRows> open(const std::filesystem::path& /*path*/, std::vector<SourceFile> files,
                                               const Configuration& settings) const override {
    return std::make_unique<ConllRows>(std::move(files), settings);
  }
};

}  // namespace

std::unique_ptr<Importer> makeConllImporter() { return std::make_unique<ConllImporter>(); }

}  // namespace luthier
