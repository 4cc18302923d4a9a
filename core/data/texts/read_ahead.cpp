// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/texts/read_ahead.h"

#include <future>
#include <utility>
#include <vector>

namespace luthier {
namespace {

class ReadAhead final : public TextStream {
 public:
  explicit ReadAhead(std::unique_ptr<TextStream> inner) : inner_(std::move(inner)) { begin(); }

  bool next(std::vector<TextExample>& batch) override {
    if (!coming_.valid()) return false;
    batch = coming_.get();
    if (batch.empty()) return false;
    begin();
    return true;
  }

 private:
  /// An empty batch is the end.
  void begin() {
    coming_ = std::async(std::launch::async, [this] {
      std::vector<TextExample> batch;
      if (!inner_->next(batch)) batch.clear();
      return batch;
    });
  }

  std::unique_ptr<TextStream> inner_;
  std::future<std::vector<TextExample>> coming_;  // last, so that it is waited for before the stream goes
};

}  // namespace

std::unique_ptr<TextStream> readAhead(std::unique_ptr<TextStream> inner) {
  return std::make_unique<ReadAhead>(std::move(inner));
}

}  // namespace luthier
