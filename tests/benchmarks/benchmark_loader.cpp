// SPDX-License-Identifier: GPL-3.0-or-later
// How fast files become normalised batches, without a model. Started by bench.py.
// Usage: benchmark_loader FOLDER_OF_CLASSES SIZE cold|scaled|cached|disk|bare. Prints one JSON line.
// `cold` keeps nothing between epochs, `scaled` neither, but reads large files smaller (exact_decoding off); `cached` measures the
// second epoch with decoded images in memory, `disk` with none there but all in a cache on the disk; `bare` is the limit:
// libjpeg-turbo alone on the same files and cores.
#include <cstdio>  // jpeglib.h needs FILE
// clang-format off
#include <jpeglib.h>
// clang-format on

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "core/base/files.h"
#include "core/base/hash.h"
#include "core/image/decode.h"
#include "core/loading/image_loader.h"
#include "core/loading/prefetcher.h"
#include "core/loading/sampler.h"

namespace luthier {
namespace {

/// As many images as people train with at that size; whole batches for each core, since a batch is made by one thread.
std::size_t batchSize(int size) { return size == 32 ? 128 : 32; }

unsigned cores() { return std::max(1U, std::thread::hardware_concurrency()); }

std::vector<ExampleRecord> listExamples(const std::filesystem::path& folder) {
  std::vector<ExampleRecord> examples;
  std::int32_t label = 0;
  for (const auto& classFolder : std::filesystem::directory_iterator(folder)) {
    for (const auto& file : std::filesystem::directory_iterator(classFolder)) {
      ExampleRecord example;
      example.path = file.path().lexically_relative(folder).string();
      example.size = static_cast<std::int64_t>(file.file_size());
      const ImageInfo info = readImageInfo(readFile(file.path()), file.path());
      example.width = info.width;
      example.height = info.height;
      example.label = label;
      example.hash = sha256(example.path);  // a name for the cache is all that is asked of it here
      examples.push_back(example);
    }
    ++label;
  }
  return examples;
}

ImagePipeline pipelineFor(int size) {
  ImagePipeline pipeline;
  pipeline.preprocessing.imageSize = size;
  pipeline.preprocessing.resizeShorter = size == 32 ? 0 : 256;
  pipeline.augmentation.crop = size == 32 ? Augmentation::Crop::RandomCrop : Augmentation::Crop::RandomResizedCrop;
  pipeline.augmentation.horizontalFlip = true;
  return pipeline;
}

double seconds(const std::chrono::steady_clock::time_point& since) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

/// Removed at the end.
struct CacheFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("luthier-pixels-{}", ::getpid());
  ~CacheFolder() { std::filesystem::remove_all(path); }
};

double loaderSpeed(const std::filesystem::path& folder, int size, const std::string& mode) {
  const CacheFolder cacheFolder;
  constexpr auto plenty = std::size_t{4} << 30U;
  DatasetRecord dataset;
  dataset.sourcePath = folder.string();
  dataset.layout = "class_folders";
  auto examples = listExamples(folder);
  auto labels = torch::zeros({static_cast<std::int64_t>(examples.size())}, torch::kInt64);
  const auto pipeline = pipelineFor(size);
  ImageLoaderOptions options{
      .augmented = true, .seed = 1, .exact = mode != "scaled", .cacheBytes = mode == "cached" ? plenty : 0};
  if (mode == "disk") options.disk = std::make_shared<const DiskCache>(cacheFolder.path, folder, "benchmark", plenty, 0);
  const int leastSide = mode != "scaled" ? 0 : pipeline.choosesPart() ? size : pipeline.leastSide(true);
  const ImageLoader loader(openImageSource(dataset, leastSide), std::move(examples), std::move(labels), pipeline,
                           std::move(options));
  const Sampler sampler(loader.size(), batchSize(size), true, 1);
  double speed = 0.0;
  for (const std::int64_t epoch : {0, 1}) {
    std::vector<BatchRequest> requests;
    for (auto& positions : sampler.epoch(epoch)) requests.push_back({epoch, std::move(positions)});
    const auto start = std::chrono::steady_clock::now();
    Prefetcher prefetcher(loader, std::move(requests), cores());
    std::size_t seen = 0;
    while (const auto batch = prefetcher.next()) seen += batch->positions.size();
    speed = static_cast<double>(seen) / seconds(start);
  }
  return speed;
}

void decodeBare(const std::string& bytes) {
  jpeg_decompress_struct decoder{};
  jpeg_error_mgr errors{};
  decoder.err = jpeg_std_error(&errors);
  jpeg_create_decompress(&decoder);
  jpeg_mem_src(&decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&decoder, TRUE);
  jpeg_start_decompress(&decoder);
  std::vector<JSAMPLE> line(std::size_t{decoder.output_width} * static_cast<std::size_t>(decoder.output_components));
  JSAMPROW row = line.data();
  while (decoder.output_scanline < decoder.output_height) jpeg_read_scanlines(&decoder, &row, 1);
  jpeg_finish_decompress(&decoder);
  jpeg_destroy_decompress(&decoder);
}

double bareSpeed(const std::filesystem::path& folder) {
  const auto examples = listExamples(folder);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t index = next++; index < examples.size(); index = next++) {
      std::ifstream file(folder / examples[index].path, std::ios::binary);
      decodeBare(std::string(std::istreambuf_iterator<char>(file), {}));
    }
  };
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::jthread> threads;
  for (unsigned index = 0; index < cores(); ++index) threads.emplace_back(work);
  threads.clear();
  return static_cast<double>(examples.size()) / seconds(start);
}

}  // namespace
}  // namespace luthier

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const std::string mode = arguments[3];
  const double speed =
      mode == "bare" ? luthier::bareSpeed(arguments[1]) : luthier::loaderSpeed(arguments[1], std::stoi(arguments[2]), mode);
  fmt::print("{{\"examples_per_second\":{}}}\n", speed);
  return 0;
}
