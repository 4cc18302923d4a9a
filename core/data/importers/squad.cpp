// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/importers/text_importer.h"
#include "core/data/texts/squad_rows.h"

namespace luthier {
namespace {

bool looksLikeSquad(const std::filesystem::path& path) {
  if (textExtension(path) != ".json") return false;
  try {
    TextFile file(path, "auto");
    std::string head;
    constexpr std::size_t enough = 65536;
    file.read(head, enough);
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    return first != std::string::npos && head[first] == '{' && head.find("\"paragraphs\"") != std::string::npos;
  } catch (const Error&) {
    return false;
  }
}

class SquadImporter final : public TextImporter {
 public:
  [[nodiscard]] std::string id() const override { return "squad"; }
  [[nodiscard]] std::string task() const override { return "question_answering"; }

 protected:
  [[nodiscard]] std::vector<SourceFile> files(const std::filesystem::path& path) const override {
    std::vector<SourceFile> found = sourceFiles(path, {".json"});
    std::erase_if(found, [](const SourceFile& file) { return !looksLikeSquad(file.path); });
    return found;
  }
  [[nodiscard]] std::unique_ptr<TextRows> open(const std::filesystem::path& /*path*/, std::vector<SourceFile> files,
                                               const Configuration& settings) const override {
    return std::make_unique<SquadRows>(std::move(files), settings);
  }
};

}  // namespace

std::unique_ptr<Importer> makeSquadImporter() { return std::make_unique<SquadImporter>(); }

}  // namespace luthier
