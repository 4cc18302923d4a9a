// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/evaluate/evaluation.h"

#include <algorithm>
#include <cstdlib>

namespace luthier {
namespace {

struct Reading {
  std::optional<EpochMatrix> matrix;
  std::optional<EpochPredictions> predictions;
};

std::int64_t closest(const std::vector<std::int64_t>& epochs, std::int64_t wanted) {
  if (epochs.empty()) {
    return 0;
  }
  if (wanted <= 0) {
    return epochs.back();
  }
  return *std::min_element(epochs.begin(), epochs.end(),
                           [&](std::int64_t a, std::int64_t b) { return std::abs(a - wanted) < std::abs(b - wanted); });
}

}  // namespace

Evaluation::Evaluation(const StudioContext& context, QObject* parent) : QObject(parent), context_(context) {
  connect(&context_.watcher, &RunWatcher::epochAdded, this, [this](RowId run) {
    if (run == run_) {
      refresh();
    }
  });
}

void Evaluation::setRun(RowId run) {
  if (run == run_) {
    return;
  }
  run_ = run;
  wantedEpoch_ = 0;
  keys_.clear();
  clear();
  refresh();
}

void Evaluation::setSplit(Split split) {
  if (split != split_) {
    split_ = split;
    clear();
    takeKeys(keys_);
  }
}

void Evaluation::setEpoch(std::int64_t epoch) {
  wantedEpoch_ = epoch;
  const std::int64_t next = closest(epochs_, epoch);
  if (next != epoch_) {
    epoch_ = next;
    readEpoch();
  }
}

bool Evaluation::hasSplit(Split split) const {
  return std::any_of(keys_.begin(), keys_.end(), [&](const epochs::Key& key) { return key.split == split; });
}

void Evaluation::refresh() {
  if (run_ == 0) {
    takeKeys({});
    return;
  }
  const auto read = [run = run_](Database& database) { return epochs::matrixKeys(database, run); };
  context_.store.query(this, read, [this, run = run_](const std::vector<epochs::Key>& keys) {
    if (run == run_) {
      takeKeys(keys);
    }
  });
}

void Evaluation::takeKeys(const std::vector<epochs::Key>& keys) {
  keys_ = keys;
  epochs_.clear();
  for (const epochs::Key& key : keys_) {
    if (key.split == split_) {
      epochs_.push_back(key.epoch);
    }
  }
  std::sort(epochs_.begin(), epochs_.end());
  epoch_ = closest(epochs_, wantedEpoch_);
  emit epochsChanged();
  readEpoch();
}

void Evaluation::readEpoch() {
  if (epoch_ == 0) {
    clear();
    emit changed();
    return;
  }
  const auto read = [run = run_, epoch = epoch_, split = split_](Database& database) {
    return Reading{epochs::matrix(database, run, epoch, split), epochs::predictions(database, run, epoch, split)};
  };
  context_.store.query(this, read, [this, run = run_, epoch = epoch_, split = split_](Reading reading) {
    if (run != run_ || epoch != epoch_ || split != split_) {
      return;
    }
    matrix_ = reading.matrix
                  ? ConfusionMatrix(static_cast<std::size_t>(reading.matrix->classes), std::move(reading.matrix->counts))
                  : ConfusionMatrix();
    predictions_ = std::move(reading.predictions);
    emit changed();
  });
}

void Evaluation::clear() {
  epoch_ = 0;
  matrix_ = ConfusionMatrix();
  predictions_.reset();
}

}  // namespace luthier
