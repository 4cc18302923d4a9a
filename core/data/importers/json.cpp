// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/data/importers/text_importer.h"
#include "core/data/texts/json_source.h"
#include "core/data/texts/record_rows.h"
#include "core/data/texts/text_file.h"

namespace luthier {
namespace {

/// The first letter of a file that is no white space; NUL where it cannot be read.
char firstLetter(const std::filesystem::path& path) {
  try {
    TextFile file(path, "auto");
    std::string text;
    file.read(text, 1024);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? '\0' : text[first];
  } catch (const Error&) {
    return '\0';
  }
}

/// Objects one a line (.jsonl, .ndjson), or in one array (.json).
class JsonImporter final : public TextImporter {
 public:
  explicit JsonImporter(bool lines) : lines_(lines) {}
  [[nodiscard]] std::string id() const override { return lines_ ? "json_lines" : "json_array"; }

 protected:
  [[nodiscard]] std::vector<SourceFile> files(const std::filesystem::path& path) const override {
    const std::vector<std::string> extensions =
        lines_ ? std::vector<std::string>{".jsonl", ".ndjson"} : std::vector<std::string>{".json"};
    std::vector<SourceFile> found = sourceFiles(path, extensions);
    std::erase_if(found, [&](const SourceFile& file) {
      const bool named = std::find(extensions.begin(), extensions.end(), textExtension(file.path)) != extensions.end();
      return !named || (!lines_ && firstLetter(file.path) != '[');
    });
    return found;
  }
  [[nodiscard]] std::unique_ptr<TextRows> open(const std::filesystem::path& /*path*/, std::vector<SourceFile> files,
                                               const Configuration& settings) const override {
    const std::string charset = settings.text("encoding");
    const bool lines = lines_;
    const auto open = [charset, lines](const std::filesystem::path& file) {
      const auto elements = [&] { return lines ? jsonLines(file, charset) : jsonArray(file, charset); };
      return std::make_unique<JsonSource>(elements(), elements());
    };
    return std::make_unique<RecordRows>(std::move(files), open, settings, lines_ ? "jsonl" : "json", true);
  }

 private:
  bool lines_;
};

}  // namespace

std::unique_ptr<Importer> makeJsonLinesImporter() { return std::make_unique<JsonImporter>(true); }
std::unique_ptr<Importer> makeJsonArrayImporter() { return std::make_unique<JsonImporter>(false); }

}  // namespace luthier
