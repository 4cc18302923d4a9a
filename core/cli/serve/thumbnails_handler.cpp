// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <system_error>

#include "core/cli/serve/dataset_images.h"
#include "core/cli/serve/png_file.h"
#include "core/cli/serve/request_handler.h"
#include "core/data/parallel.h"
#include "core/store/examples_table.h"

namespace luthier::serve {
namespace {

namespace fs = std::filesystem;

/// Thumbnails are kept in the workspace, at datasets/<id>/thumbnails/<size>/<two digits>/<hash>.png: by content, so that a file
/// of the cache can be old but never wrong.
class ThumbnailsHandler : public RequestHandler {
 public:
  explicit ThumbnailsHandler(const Environment& environment) : environment_(environment) {}

  protocol::Reply handle(const protocol::Request& request, const Call& call) override {
    const auto& wanted = std::get<protocol::ThumbnailsRequest>(request);
    constexpr int largest = 1024;
    const int size = std::clamp(wanted.size, 1, largest);
    if (!database_) database_ = environment_.openDatabase();
    const OpenDataset& dataset = images_.open(*database_, wanted.dataset);
    const std::vector<ExampleRecord> examples = examples::find(*database_, wanted.examples);
    const fs::path folder = environment_.workspace.datasetFolder(wanted.dataset) / "thumbnails" / std::to_string(size);

    protocol::ThumbnailsReply reply;
    reply.thumbnails.resize(examples.size());
    const auto make = [&](std::size_t i) {
      reply.thumbnails[i] = makeThumbnail(*dataset.source, examples[i], size, folder);
    };
    parallelFor(examples.size(), make, "thumbnails", call.progress, call.cancel);
    return reply;
  }

 private:
  static protocol::ThumbnailFile makeThumbnail(const ImageSource& source, const ExampleRecord& example, int size,
                                               const fs::path& folder) {
    protocol::ThumbnailFile result;
    result.example = example.id;
    try {
      const std::string name = toHex(example.hash);
      const fs::path file = folder / name.substr(0, 2) / (name + ".png");
      if (!isCompletePng(file)) {
        const Image image = thumbnail(source.read(example), size);
        std::error_code ignored;  // the write says what is wrong
        fs::create_directories(file.parent_path(), ignored);
        writePng(file, image);
      }
      result.file = file.native();
    } catch (const Error& error) {
      result.problem = error.problem();
    }
    return result;
  }

  const Environment& environment_;
  std::unique_ptr<Database> database_;
  DatasetImages images_;
};

}  // namespace

std::unique_ptr<RequestHandler> makeThumbnailsHandler(const Environment& environment) {
  return std::make_unique<ThumbnailsHandler>(environment);
}

}  // namespace luthier::serve
