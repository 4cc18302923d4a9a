// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/observer.h"

namespace luthier {

void ObserverGroup::onStatus(RunStatus status) {
  for (auto* observer : observers_) {
    observer->onStatus(status);
  }
}

void ObserverGroup::onProgress(const RunProgress& progress) {
  for (auto* observer : observers_) {
    observer->onProgress(progress);
  }
}

void ObserverGroup::onSteps(std::span<const StepReport> steps) {
  for (auto* observer : observers_) {
    observer->onSteps(steps);
  }
}

void ObserverGroup::onEpoch(const EpochReport& report) {
  for (auto* observer : observers_) {
    observer->onEpoch(report);
  }
}

void ObserverGroup::onCheckpoint(const CheckpointRecord& checkpoint) {
  for (auto* observer : observers_) {
    observer->onCheckpoint(checkpoint);
  }
}

void ObserverGroup::onEpochsAdded(std::int64_t epochs) {
  for (auto* observer : observers_) {
    observer->onEpochsAdded(epochs);
  }
}

void ObserverGroup::onEvent(const RunEvent& event) {
  for (auto* observer : observers_) {
    observer->onEvent(event);
  }
}

void ObserverGroup::flush() {
  for (auto* observer : observers_) {
    observer->flush();
  }
}

}  // namespace luthier
