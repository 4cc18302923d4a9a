// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/engine/run_watcher.h"
#include "core/config/configuration.h"
#include "widgets/theme/theme.h"

namespace luthier {

/// What pages say about a run, in the language of the moment.
namespace run_facts {

/// The run's chosen values; the defaults where the stored text cannot be read (a hand-edited workspace).
[[nodiscard]] Configuration configuration(const RunRecord& run);
[[nodiscard]] bool pretrained(const RunRecord& run);
[[nodiscard]] bool live(RunStatus status);   // running or paused
[[nodiscard]] bool ended(RunStatus status);  // done, stopped or failed

/// 0 to 1; below 0 while nothing is known.
[[nodiscard]] double share(const RunRecord& run, const RunProgress* progress);
/// "epoch 3 of 3 · step 101 of 141 · 9 s left", as far as it is known.
[[nodiscard]] QString progressLine(const RunRecord& run, const RunProgress* progress);
/// "starter on Fashion-MNIST · full fine-tuning".
[[nodiscard]] QString sentence(const RunRecord& run, const WorkspaceSnapshot& snapshot);
[[nodiscard]] theme::Tone tone(RunStatus status);
/// The peak memory that the worker expected before it began, in bytes; 0 before that.
[[nodiscard]] std::int64_t expectedMemory(const RunRecord& run);
/// What a run met (RunEvent), as a sentence; empty for kinds of a newer Luthier.
[[nodiscard]] QString eventSentence(const RunEvent& event);
/// "CPU · bf16", of what the worker resolved; empty before that.
[[nodiscard]] QString device(const RunRecord& run);

}  // namespace run_facts

}  // namespace luthier
