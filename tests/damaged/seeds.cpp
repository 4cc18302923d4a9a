// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/damaged/seeds.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "core/base/files.h"
#include "core/config/training_parameters.h"
#include "tests/support/places.h"

namespace luthier::damaged {
namespace {

namespace fs = std::filesystem;

Bytes bytesOf(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

/// Healthy files among the fixtures, those whose names end so.
std::vector<Seed> fixtures(const char* folder, const std::vector<std::string>& endings) {
  std::vector<Seed> seeds;
  for (const auto& entry : fs::directory_iterator(support::fixture(folder))) {
    const auto name = entry.path().filename().string();
    const bool wanted = std::ranges::any_of(endings, [&](const std::string& ending) { return name.ends_with(ending); });
    if (wanted && !name.starts_with("bad_") && !name.starts_with("whole_module")) {
      seeds.push_back({name, readFile(entry.path())});
    }
  }
  std::ranges::sort(seeds, {}, &Seed::name);
  return seeds;
}

std::string bigEndian(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string packed(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

std::vector<Seed> idxFiles() {
  std::string images = std::string("\0\0\x08\x03", 4) + bigEndian(5) + bigEndian(3) + bigEndian(4);
  for (char pixel = 0; pixel < 60; ++pixel) {
    images += pixel;
  }
  const std::string labels = std::string("\0\0\x08\x01", 4) + bigEndian(5) + std::string("\0\1\2\0\1", 5);
  return {{"images", bytesOf(images)}, {"images.gz", bytesOf(gzip(images))}, {"labels", bytesOf(labels)}};
}

/// A pickle as torch writes it: the one inside a zip archive begins the old format's file.
std::vector<Seed> pickles() {
  using namespace std::string_literals;
  return {
      {"dict", bytesOf("\x80\x02}q\x00X\x06\x00\x00\x00weightq\x01K\x07s."s)},
      {"protocol0", bytesOf("(dp0\nVweight\np1\nI7\nsVbias\np2\n(lp3\nF0.5\nas.")},
      {"rebuild", bytesOf("\x80\x02"
                          "ccollections\nOrderedDict\nq\x00)Rq\x01X\x01\x00\x00\x00wq\x02"
                          "ctorch._utils\n_rebuild_tensor_v2\nq\x03((X\x07\x00\x00\x00storageq\x04"
                          "ctorch\nFloatStorage\nq\x05X\x01\x00\x00\x00"
                          "0q\x06X\x03\x00\x00\x00"
                          "cpuq\x07K\x06tq\x08QK\x00K\x02K\x03\x86q\x09K\x03K\x01\x86q\x0a\x89h\x00)Rq\x0btq\x0cRq\x0ds."s)},
      {"protocol4", bytesOf("\x80\x04\x95\x1a\x00\x00\x00\x00\x00\x00\x00}\x94(\x8c\x01"
                            "a\x94]\x94(K\x01K\x02"
                            "e\x8c\x01"
                            "b\x94G?\xe0\x00\x00\x00\x00\x00\x00u."s)}};
}

std::vector<Seed> tables() {
  return {
      {"reviews", bytesOf("text,label,split\n\"good, really\",pos,train\nbad,neg,train\n\"a \"\"quoted\"\" one\",pos,test\n"
                          "dull,neg,validation\nfine,pos,train\npoor,neg,test\n")},
      {"semicolons", bytesOf("Text;Label\r\nsch\xc3\xb6n;1\r\nh\xc3\xa4sslich;0\r\nnett;1\r\n\xc3\xbc"
                             "bel;0\r\n")},
      {"pairs", bytesOf("sentence1\tsentence2\tlabel\na b\tc d\tyes\ne f\tg h\tno\ni j\tk l\tyes\nm\tn\tno\n")}};
}

std::vector<Seed> jsonLines() {
  return {{"labels", bytesOf("{\"text\":\"good\",\"label\":\"pos\"}\n{\"text\":\"b\\u00e4d\",\"label\":\"neg\"}\n"
                             "{\"text\":\"fine\",\"label\":\"pos\",\"id\":3}\n{\"text\":\"poor\",\"label\":\"neg\"}\n")}};
}

std::vector<Seed> jsonArrays() {
  return {{"array", bytesOf(R"([{"text":"good","label":1},{"text":"bad","label":0},{"text":"fine","label":1},
 {"text":"poor","label":0}])")},
          {"squad", bytesOf(R"({"version":"1.1","data":[{"title":"T","paragraphs":[{"context":"The cat sat on the mat.",
 "qas":[{"id":"1","question":"Who sat?","answers":[{"text":"cat","answer_start":4}]},
 {"id":"2","question":"Where?","answers":[{"text":"on the mat","answer_start":12}]}]}]}]})")}};
}

std::vector<Seed> columns() {
  return {{"entities", bytesOf("EU\tB-ORG\nrejects\tO\nGerman\tB-MISC\ncall\tO\n\nPeter\tB-PER\nBlackburn\tI-PER\n\n"
                               "in\tO\nLondon\tB-LOC\n\n")}};
}

std::vector<Seed> configurations() {
  Configuration configuration(trainingParameters("image_classification"));
  return {{"defaults", bytesOf(configuration.toJson())},
          {"short", bytesOf(R"({"epochs":3,"learning_rate":0.01,"optimizer":"sgd"})")}};
}

std::vector<Seed> tokenizers() {
  return {{"bpe", bytesOf(R"({"version":"1.0","added_tokens":[{"id":0,"content":"[UNK]","special":true}],
 "normalizer":{"type":"Sequence","normalizers":[{"type":"NFKC"},{"type":"Replace","pattern":{"Regex":"a+"},"content":"b"}]},
 "pre_tokenizer":{"type":"Metaspace","replacement":"_","prepend_scheme":"always"},"post_processor":null,
 "decoder":{"type":"Metaspace","replacement":"_"},
 "model":{"type":"BPE","unk_token":"[UNK]","vocab":{"[UNK]":0,"a":1,"b":2,"ab":3,"_":4},"merges":["a b"]}})")}};
}

}  // namespace

std::vector<Seed> seedsFor(std::string_view reader) {
  if (reader == "safetensors") return fixtures("formats", {".safetensors"});
  if (reader == "torch") return fixtures("formats", {".pt", ".pth"});
  if (reader == "zip") return fixtures("formats", {"zip_protocol2.pt", "zip_protocol5.pt", "wrapped_zip.pth"});
  if (reader == "image") return fixtures("image/decode", {".png", ".jpg", ".webp", ".gif", ".bmp"});
  if (reader == "pickle") return pickles();
  if (reader == "idx") return idxFiles();
  if (reader == "csv") return tables();
  if (reader == "jsonl") return jsonLines();
  if (reader == "json") return jsonArrays();
  if (reader == "conll") return columns();
  if (reader == "configuration") return configurations();
  if (reader == "tokenizer") return tokenizers();
  throw std::out_of_range(std::string(reader));
}

}  // namespace luthier::damaged
