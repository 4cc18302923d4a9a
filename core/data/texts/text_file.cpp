// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/text_file.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

constexpr std::size_t headBytes = std::size_t{1} << 18U;  // what the encoding is judged by

}  // namespace

/// zlib's file reader takes plain files as they are.
struct TextFile::Zip {
  std::unique_ptr<gzFile_s, int (*)(gzFile)> file;
};

TextFile::TextFile(std::filesystem::path path, const std::string& charset)
    : path_(std::move(path)), charset_(charset), zip_(new Zip{{gzopen(path_.c_str(), "rb"), gzclose}}) {
  if (zip_->file == nullptr || std::filesystem::is_directory(path_)) {
    const std::error_code error(std::filesystem::is_directory(path_) ? EISDIR : errno, std::generic_category());
    throw Error(ErrorCode::FileUnreadable, {{"file", displayPath(path_)}, {"detail", error.message()}});
  }
  gzbuffer(zip_->file.get(), 1U << 17U);
  fill(headBytes);
  if (bytes_.empty()) throw Error(ErrorCode::FileEmpty, {{"file", displayPath(path_)}});
  if (charset_ == "auto") charset_ = detectCharset(bytes_);
  decoder_ = std::make_unique<CharsetDecoder>(charset_);
}

TextFile::~TextFile() = default;

void TextFile::fill(std::size_t bytes) {
  const std::size_t before = bytes_.size();
  bytes_.resize(before + bytes);
  const int got = gzread(zip_->file.get(), bytes_.data() + before, static_cast<unsigned>(bytes));
  int code = Z_OK;
  const char* text = gzerror(zip_->file.get(), &code);
  if (code == Z_BUF_ERROR) {
    throw Error(ErrorCode::FileTruncated, {{"file", displayPath(path_)}, {"detail", "the compressed data ends early."}});
  }
  if (got < 0) throw Error(ErrorCode::FileUnreadable, {{"file", displayPath(path_)}, {"detail", text}});
  bytes_.resize(before + static_cast<std::size_t>(got));
  ended_ = static_cast<std::size_t>(got) < bytes;
}

bool TextFile::read(std::string& into, std::size_t bytes) {
  if (finished_) return false;
  if (bytes_.empty()) fill(std::clamp<std::size_t>(bytes, headBytes, std::size_t{1} << 24U));
  decoder_->decode(bytes_, ended_, into);
  bytes_.clear();
  finished_ = ended_;
  return true;
}

std::int64_t TextFile::consumed() const { return gzoffset(zip_->file.get()); }

std::string textExtension(const std::filesystem::path& path) {
  std::filesystem::path name = path.filename();
  if (name.extension() == ".gz") name = name.stem();
  std::string extension = name.extension().native();
  for (char& letter : extension) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return extension;
}

}  // namespace luthier
