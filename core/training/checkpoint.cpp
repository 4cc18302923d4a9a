// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {

namespace {

namespace fs = std::filesystem;

constexpr auto modelFile = "model.safetensors";
constexpr auto trainingFile = "training.safetensors";
constexpr auto stateFile = "state.json";
constexpr auto optimizerPrefix = "optimizer.";
constexpr auto metricsPrefix = "metrics.";
constexpr auto weightsPrefix = "weights.";
constexpr auto randomName = "random_state";

std::string toJson(const Checkpoint& checkpoint) {
  const auto& state = checkpoint.state;
  nlohmann::ordered_json json;
  json["version"] = 1;
  json["segments"] = state.segments;
  json["configured_epochs"] = state.configuredEpochs;
  json["ended"] = state.ended;
  json["epoch"] = state.epoch;
  json["batch"] = state.batch;
  json["step"] = state.step;
  json["best_epoch"] = state.bestEpoch;
  json["best_value"] = state.bestValue;
  json["epochs_without_gain"] = state.epochsWithoutGain;
  json["trained_seconds"] = state.trainedSeconds;
  if (state.microBatch > 0) {
    json["micro_batch"] = state.microBatch;
  }
  if (state.activationCheckpointing) {
    json["activation_checkpointing"] = true;
  }
  json["task"] = nlohmann::ordered_json::parse(checkpoint.description);
  return json.dump(2);
}

void readState(const std::string& text, Checkpoint& checkpoint) {
  const auto json = nlohmann::ordered_json::parse(text);
  auto& state = checkpoint.state;
  json.at("segments").get_to(state.segments);
  json.at("configured_epochs").get_to(state.configuredEpochs);
  json.at("ended").get_to(state.ended);
  json.at("epoch").get_to(state.epoch);
  json.at("batch").get_to(state.batch);
  json.at("step").get_to(state.step);
  json.at("best_epoch").get_to(state.bestEpoch);
  json.at("best_value").get_to(state.bestValue);
  json.at("epochs_without_gain").get_to(state.epochsWithoutGain);
  json.at("trained_seconds").get_to(state.trainedSeconds);
  state.microBatch = json.value("micro_batch", std::int64_t{0});
  state.activationCheckpointing = json.value("activation_checkpointing", false);
  checkpoint.description = json.at("task").dump();
}

/// What describes the weights, under the keys by which every weights file of ours can be used alone ("luthier.classes").
std::map<std::string, std::string> metadataOf(const std::string& description) {
  std::map<std::string, std::string> metadata;
  const auto json = nlohmann::ordered_json::parse(description);
  for (const auto& [key, value] : json.items()) {
    metadata["luthier." + key] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  return metadata;
}

void addPrefixed(StateDict& all, const std::string& prefix, const StateDict& part) {
  for (const auto& [name, tensor] : part) {
    all[prefix + name] = tensor;
  }
}

StateDict takePrefixed(const StateDict& all, const std::string& prefix) {
  StateDict part;
  for (const auto& [name, tensor] : all) {
    if (name.starts_with(prefix)) {
      part[name.substr(prefix.size())] = tensor;
    }
  }
  return part;
}

Checkpoint readCheckpoint(const fs::path& folder) {
  try {
    Checkpoint checkpoint;
    readState(readTextFile(folder / stateFile), checkpoint);
    checkpoint.model = loadStateDict(folder / modelFile);
    const auto training = loadStateDict(folder / trainingFile);
    checkpoint.optimizer = takePrefixed(training, optimizerPrefix);
    checkpoint.metrics = takePrefixed(training, metricsPrefix);
    checkpoint.weights = takePrefixed(training, weightsPrefix);
    checkpoint.randomState = training.at(randomName);
    return checkpoint;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    throw Error(ErrorCode::CheckpointDamaged, {{"file", displayPath(folder)}, {"detail", error.what()}});
  }
}

/// How many stay: of "last" the one before too.
std::size_t keptOf(std::string_view kind) { return kind == "last" ? 2 : 1; }

}  // namespace

std::int64_t TrainingState::epochs() const { return std::accumulate(segments.begin(), segments.end(), std::int64_t{0}); }

CheckpointStore::CheckpointStore(fs::path runFolder) : runFolder_(std::move(runFolder)) {}

std::vector<CheckpointStore::Entry> CheckpointStore::entries(std::string_view kind) const {
  std::vector<Entry> found;
  std::error_code ignored;
  for (const auto& item : fs::directory_iterator(folder(), ignored)) {
    const auto name = item.path().filename().string();
    if (!name.starts_with(std::string(kind) + "-")) {
      continue;
    }
    Entry entry{0, item.path()};
    const auto* begin = name.data() + kind.size() + 1;
    const auto* end = name.data() + name.size();
    if (const auto parsed = std::from_chars(begin, end, entry.number); parsed.ptr == end && parsed.ec == std::errc{}) {
      found.push_back(std::move(entry));
    }
  }
  std::ranges::sort(found, std::greater{}, &Entry::number);
  return found;
}

std::string CheckpointStore::save(std::string_view kind, const Checkpoint& checkpoint) const {
  fs::create_directories(folder());
  const auto older = entries(kind);
  const auto name = fmt::format("{}-{:06}", kind, older.empty() ? 1 : older.front().number + 1);
  FolderTransaction transaction(folder() / name);
  saveStateDict(transaction.path() / modelFile, checkpoint.model, metadataOf(checkpoint.description));
  StateDict training{{randomName, checkpoint.randomState}};
  addPrefixed(training, optimizerPrefix, checkpoint.optimizer);
  addPrefixed(training, metricsPrefix, checkpoint.metrics);
  addPrefixed(training, weightsPrefix, checkpoint.weights);
  saveStateDict(transaction.path() / trainingFile, training, {});
  writeFileAtomically(transaction.path() / stateFile, toJson(checkpoint));
  transaction.commit();

  for (std::size_t i = keptOf(kind) - 1; i < older.size(); ++i) {
    std::error_code ignored;  // an old checkpoint that stays is only wasted room
    fs::remove_all(older[i].folder, ignored);
  }
  return (fs::path("checkpoints") / name).string();
}

std::optional<fs::path> CheckpointStore::newest(std::string_view kind, FolderVerifier* verifier) const {
  const auto all = entries(kind);
  for (const auto& entry : all) {
    if (verifier != nullptr ? verifier->verify(entry.folder) : verifyFolder(entry.folder)) {
      return entry.folder;
    }
  }
  if (!all.empty()) {
    throw Error(ErrorCode::CheckpointDamaged,
                {{"file", displayPath(all.front().folder)}, {"detail", "manifest.json does not match"}});
  }
  return std::nullopt;
}

std::optional<Checkpoint> CheckpointStore::load(std::string_view kind) const {
  const auto found = newest(kind);
  return found ? std::optional(readCheckpoint(*found)) : std::nullopt;
}

void CheckpointStore::removeLeftovers() const {
  const auto complete = [&](const fs::path& path) {
    return std::ranges::any_of(std::initializer_list<std::string_view>{"best", "last"}, [&](auto kind) {
      return std::ranges::any_of(entries(kind), [&](const auto& entry) { return entry.folder == path; });
    });
  };
  std::error_code ignored;
  std::vector<fs::path> leftovers;
  for (const auto& item : fs::directory_iterator(folder(), ignored)) {
    if (!complete(item.path())) {
      leftovers.push_back(item.path());
    }
  }
  for (const std::string_view kind : {"best", "last"}) {
    const auto all = entries(kind);
    for (auto i = keptOf(kind); i < all.size(); ++i) {
      if (!verifyFolder(all[i].folder)) {
        leftovers.push_back(all[i].folder);  // was being removed, or is damaged; newer ones are there
      }
    }
  }
  for (const auto& leftover : leftovers) {
    fs::remove_all(leftover, ignored);
  }
}

}  // namespace luthier
