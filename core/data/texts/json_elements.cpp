// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/json_elements.h"

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

class Lines final : public JsonElements {
 public:
  Lines(const std::filesystem::path& path, const std::string& charset) : lines_(path, charset) {}

  bool next(std::string& text, std::int64_t& line) override {
    while (const auto found = lines_.next()) {
      if (found->find_first_not_of(" \t") == std::string_view::npos) continue;
      text = *found;
      line = lines_.number();
      return true;
    }
    return false;
  }
  [[nodiscard]] std::int64_t consumed() const override { return lines_.file().consumed(); }
  [[nodiscard]] const std::string& charset() const override { return lines_.file().charset(); }

 private:
  TextLines lines_;
};

/// Follows brackets and quotes only; whether an element is JSON is for its parser to say.
class Array final : public JsonElements {
 public:
  Array(const std::filesystem::path& path, const std::string& charset, const std::string& key) : file_(path, charset) {
    if (!findArray(key)) throw Error(ErrorCode::NoTexts, {{"file", displayPath(path)}});
  }

  bool next(std::string& text, std::int64_t& line) override {
    text.clear();
    char letter = skipTo(" \t\r\n,");
    if (letter == '\0' || letter == ']') return false;
    line = line_;
    int depth = 0;
    while (true) {
      if (letter == '"') {
        copyString(text);
      } else {
        const bool opens = letter == '{' || letter == '[';
        const bool closes = letter == '}' || letter == ']';
        if (depth == 0 && (letter == ',' || letter == ']')) return true;
        depth += opens ? 1 : closes ? -1 : 0;
        text += take();
        if (closes && depth <= 0) return true;
      }
      letter = peek();
      if (letter == '\0') return true;  // cut short: the parser says so
    }
  }
  [[nodiscard]] std::int64_t consumed() const override { return file_.consumed(); }
  [[nodiscard]] const std::string& charset() const override { return file_.charset(); }

 private:
  /// The next letter, or NUL at the end.
  char peek() {
    if (place_ == buffer_.size()) {
      buffer_.clear();
      place_ = 0;
      constexpr std::size_t piece = std::size_t{1} << 18U;
      while (buffer_.empty() && file_.read(buffer_, piece)) {
      }
    }
    return place_ < buffer_.size() ? buffer_[place_] : '\0';
  }
  char take() {
    const char letter = buffer_[place_++];
    line_ += letter == '\n' ? 1 : 0;
    return letter;
  }
  char skipTo(std::string_view skipped) {
    char letter = peek();
    while (letter != '\0' && skipped.find(letter) != std::string_view::npos) {
      take();
      letter = peek();
    }
    return letter;
  }
  /// A string with its quotes.
  void copyString(std::string& into) {
    into += take();
    for (char letter = peek(); letter != '\0'; letter = peek()) {
      into += take();
      if (letter == '"') return;
      if (letter == '\\' && peek() != '\0') into += take();
    }
  }

  bool findArray(const std::string& key) {
    char letter = skipTo(" \t\r\n");
    if (key.empty()) return enter(letter == '[');
    int depth = 0;
    for (; letter != '\0'; letter = peek()) {
      if (letter != '"') {
        depth += letter == '{' || letter == '[' ? 1 : letter == '}' || letter == ']' ? -1 : 0;
        take();
        continue;
      }
      std::string name;
      copyString(name);
      if (depth == 1 && name == '"' + key + '"' && skipTo(" \t\r\n") == ':') {
        take();
        return enter(skipTo(" \t\r\n") == '[');
      }
    }
    return false;
  }
  bool enter(bool found) {
    if (found) take();
    return found;
  }

  TextFile file_;
  std::string buffer_;
  std::size_t place_ = 0;
  std::int64_t line_ = 1;
};

}  // namespace

std::unique_ptr<JsonElements> jsonLines(const std::filesystem::path& path, const std::string& charset) {
  return std::make_unique<Lines>(path, charset);
}

std::unique_ptr<JsonElements> jsonArray(const std::filesystem::path& path, const std::string& charset,
                                        const std::string& key) {
  return std::make_unique<Array>(path, charset, key);
}

}  // namespace luthier
