// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/hash.h"

namespace luthier {

/// Row types of the store: plain values, shared by engine and desktop program. Time stamps are milliseconds since 1970 UTC.
/// JSON columns are texts written and read by core/config and the engine.
using RowId = std::int64_t;

enum class Split : std::int8_t { Train = 0, Validation = 1, Test = 2 };
inline constexpr Split allSplits[] = {Split::Train, Split::Validation, Split::Test};
[[nodiscard]] const char* splitName(Split split);  // "train", "validation", "test"
[[nodiscard]] std::optional<Split> splitFromName(std::string_view name);

struct DatasetRecord {
  RowId id = 0;
  std::string name;
  std::string task;          // id of a Task: "image_classification", "text_classification" ...
  std::string sourcePath;    // the folder or file that was imported; examples' paths are relative to it
  std::string layout;        // id of the importer: "class_folders", "idx", "table" ...
  bool splitsGiven = false;  // false: made by seed
  std::uint64_t seed = 0;
  std::int64_t medianWidth = 0, medianHeight = 0;
  std::int64_t channels = 3;  // 1 where every image is grey
  std::string configuration;  // JSON: the import parameters
  std::int64_t createdAt = 0;
  std::vector<std::string> classes;  // index = label

  bool operator==(const DatasetRecord&) const = default;
};

struct ExampleRecord {
  RowId id = 0;
  std::string path;                    // relative to the dataset's sourcePath, raw bytes of the file name
  std::int64_t member = -1;            // index inside a container (IDX), line of a table; -1: the file is the example
  std::int64_t size = 0;               // bytes of the file; of the text
  Sha256Digest hash{};                 // of the file; of the member's bytes for a container; of the text
  std::int32_t width = 0, height = 0;  // of an image
  std::int32_t label = 0;              // class; -1 where `targets` of the text say it
  Split split = Split::Train;
};

/// The text of an example. `targets`, JSON, by task: regression {"value":x}; several labels {"labels":[i,...]}; entities
/// {"words":[[begin,end],...],"tags":[class,...]}; answers (text: question, second: passage)
/// {"id":..,"answers":[{"text":..,"start":..},...]}; "" for a single class. Positions are bytes of the UTF-8 text.
struct TextRecord {
  RowId example = 0;
  std::string text;
  std::optional<std::string> second;  // second sentence, or passage
  std::string targets;

  bool operator==(const TextRecord&) const = default;
};

/// What the import noticed. `fatal` ones left the example out; the others are warnings.
struct ImportIssue {
  Problem problem;
  bool fatal = true;
};

struct SplitCount {
  Split split;
  std::int32_t label;
  std::int64_t count;
};

struct ModelRecord {
  RowId id = 0;
  std::string name;
  std::string architecture;  // "resnet20", "resnet50", ...; of a text model the model_type ("bert", "roberta" ...)
  std::string path;          // weights file, of a text model its folder; relative to the workspace, or absolute
  std::string sha256;
  std::int64_t parameters = 0;
  std::int64_t inputSize = 0;  // pixels, or tokens
  std::int64_t classes = 0;    // of its head
  std::string classNames;      // JSON array, "" where unknown
  std::string preprocessing;   // JSON: mean, deviation, size, crop ...
  std::string keyReport;       // JSON: missing, unexpected, reshaped keys
  std::string origin;          // "bundled", "file", "run"
  std::int64_t createdAt = 0;
  std::string kind = "image";  // or "text"

  bool operator==(const ModelRecord&) const = default;
};

enum class RunStatus { Queued, Running, Paused, Done, Stopped, Failed };
[[nodiscard]] const char* runStatusName(RunStatus status);  // "queued" ...
[[nodiscard]] RunStatus runStatusFromName(std::string_view name);

struct RunRecord {
  RowId id = 0;
  std::string name;
  std::string task;
  RowId dataset = 0;
  RowId model = 0;
  RunStatus status = RunStatus::Queued;
  std::string configuration;  // JSON: what was chosen (resolved values)
  std::string resolved;       // JSON: what the worker made of it (device, precision, memory format, threads, sizes)
  std::optional<Problem> failure;
  std::int64_t createdAt = 0, startedAt = 0, endedAt = 0;
  std::int64_t position = 0;                   // order in the queue
  bool sample = false;                         // made by "Try the sample"
  std::int64_t priority = 0;                   // in the queue; higher goes first
  std::int64_t archivedAt = 0, trashedAt = 0;  // 0: neither

  bool operator==(const RunRecord&) const = default;
};

/// What changes while a run trains; one row a run, replaced about once a second.
struct RunProgress {
  RowId run = 0;
  std::int64_t epoch = 0, epochs = 0;  // epochs finished, epochs wanted
  std::int64_t step = 0, steps = 0;    // within the whole run
  double secondsLeft = -1.0;           // -1: not known yet
  double examplesPerSecond = 0.0;
  std::int64_t memoryBytes = 0;  // peak resident (CPU) or allocated (GPU)
  double trainedSeconds = 0.0;
  std::string phase;           // "prepare", "autotune", "train", "validate", "checkpoint"
  std::int64_t bestEpoch = 0;  // 0: none yet
  double bestValue = 0.0;      // of the monitored metric

  bool operator==(const RunProgress&) const = default;
};

/// Metric names: "<split>/<metric>" per epoch ("train/loss", "validation/accuracy", "validation/macro_f1", ".../top5",
/// ".../macro_precision", ".../macro_recall", ".../weighted_precision" ...), "step/loss" and "step/learning_rate" per step.
struct MetricPoint {
  std::int64_t step = 0;  // step of the run; for epoch metrics the epoch (1 = first)
  double value = 0.0;
  double seconds = 0.0;  // of training time so far

  bool operator==(const MetricPoint&) const = default;
};

struct EpochMatrix {
  RowId run = 0;
  std::int64_t epoch = 0;
  Split split = Split::Validation;
  std::int64_t classes = 0;
  std::vector<std::int64_t> counts;  // row by row: truth, prediction
};

/// Predictions of one split after one epoch, in the order of `examples`. `answers[i]` is the predicted class.
struct EpochPredictions {
  RowId run = 0;
  std::int64_t epoch = 0;
  Split split = Split::Validation;
  std::vector<RowId> examples;
  std::vector<std::int32_t> truths;
  std::vector<std::int32_t> answers;
  std::vector<float> confidences;
};

/// A model's answer to one example where a class index does not say it: JSON, by task: number {"value":x}; several labels
/// {"labels":[i,...],"probabilities":[p of every class]}; entities {"tags":[class of each word]}; answers
/// {"answers":[{"text":..,"start":..,"end":..,"score":..},...],"no_answer":score}. Positions are bytes.
struct ExampleAnswer {
  RowId example = 0;
  std::string answer;

  bool operator==(const ExampleAnswer&) const = default;
};

struct CheckpointRecord {
  RowId run = 0;
  std::string kind;  // "best", "last"
  std::int64_t epoch = 0, step = 0;
  std::string path;  // folder, relative to the run's folder
  double metric = 0.0;
  std::int64_t createdAt = 0;
};

struct ArtifactRecord {
  RowId id = 0;
  RowId run = 0;
  std::string kind;  // "state-dict", ...
  std::string path;
  std::string sha256;
  std::string details;  // JSON
  std::int64_t createdAt = 0;
};

enum class RunCommandKind { Pause, Continue, Stop, KeepBest, MoreEpochs };
[[nodiscard]] const char* runCommandName(RunCommandKind kind);  // "pause", "continue", "stop", "keep-best", "more-epochs"
[[nodiscard]] RunCommandKind runCommandFromName(std::string_view name);

struct RunCommand {
  RowId id = 0;
  RowId run = 0;
  RunCommandKind kind = RunCommandKind::Pause;
  std::int64_t argument = 0;
};

/// What a run met beside its epochs. Kinds: "memory_ladder" {"micro_batch":..,"accumulation":..,"checkpointing":..},
/// "unfrozen" {"layers":[...]}.
struct RunEvent {
  RowId run = 0;
  std::int64_t at = 0;
  std::string kind;
  std::string details;  // JSON
};

struct AuditEntry {
  std::int64_t at = 0;
  std::string actor;   // "studio", "cli", "worker"
  std::string action;  // "import", "delete-run", ...
  std::string subject;
  std::string details;  // JSON
};

}  // namespace luthier
