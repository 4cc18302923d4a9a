// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cli/training_events.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace luthier::cli {

namespace {

nlohmann::ordered_json valuesOf(const EpochResult& result) {
  nlohmann::ordered_json values = nlohmann::ordered_json::object();
  for (const auto& [name, value] : result.values) {
    values[name] = value;
  }
  return values;
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (whole < 60) {
    return fmt::format("{} s", whole);
  }
  return whole < 3600 ? fmt::format("{} min {:02} s", whole / 60, whole % 60)
                      : fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string shortText(const EpochResult& result) {
  std::string text;
  for (const auto* name : {"loss", "accuracy", "macro_f1", "entity_f1", "exact_match", "f1", "rmse", "perplexity"}) {
    if (const auto value = result.value(name)) {
      text += fmt::format(" {} {:.4f}", name, *value);
    }
  }
  return text;
}

std::string eventText(const std::string& kind, const nlohmann::ordered_json& details) {
  if (kind == "memory_ladder") {
    return fmt::format("Memory is short: {} examples pass at once, {} times for each step; the step stays the same.{}",
                       details.at("micro_batch").get<std::int64_t>(), details.at("accumulation").get<std::int64_t>(),
                       details.value("checkpointing", false) ? " Activations are computed again instead of kept." : "");
  }
  if (kind == "unfrozen") {
    return fmt::format("From epoch {} on these train too: {}", details.at("epoch").get<std::int64_t>(),
                       fmt::join(details.at("layers").get<std::vector<std::string>>(), ", "));
  }
  return kind + " " + details.dump();
}

}  // namespace

void TrainingEvents::started() {
  reporter_.event({{"event", "started"}, {"run", fmt::to_string(run_.id)}, {"name", run_.name}});
  reporter_.text(fmt::format("Run {} ({})", run_.id, run_.name));
}

void TrainingEvents::onStatus(RunStatus status) {
  reporter_.text(status == RunStatus::Paused ? "Paused; luthier-cli continue lets it go on." : "Going on.");
}

void TrainingEvents::onProgress(const RunProgress& progress) {
  if (reporter_.json()) {
    return;  // the contract's events only
  }
  auto phase = progress.phase;
  if (phase == "train" && progress.examplesPerSecond > 0.0) {
    phase = fmt::format("epoch {}/{}, {:.0f}/s, {} left", std::min(progress.epoch + 1, progress.epochs), progress.epochs,
                        progress.examplesPerSecond, duration(std::max(0.0, progress.secondsLeft)));
  }
  reporter_.progress({phase, progress.step, progress.steps});
}

void TrainingEvents::onEpoch(const EpochReport& report) {
  nlohmann::ordered_json event{{"event", "epoch"},
                               {"run", fmt::to_string(run_.id)},
                               {"epoch", report.epoch},
                               {"epochs", report.epochs},
                               {"train", valuesOf(report.train)},
                               {"validation", valuesOf(report.validation)},
                               {"examples_per_second", report.examplesPerSecond},
                               {"seconds", report.seconds},
                               {"best", report.best}};
  if (report.tokensPerSecond > 0.0) {
    event["tokens_per_second"] = report.tokensPerSecond;
  }
  reporter_.event(event);
  reporter_.text(fmt::format("epoch {:>3}/{}  train{}  validation{}{}", report.epoch, report.epochs, shortText(report.train),
                             shortText(report.validation), report.best ? "  best" : ""));
}

void TrainingEvents::onEvent(const RunEvent& event) {
  const auto details = nlohmann::ordered_json::parse(event.details);
  nlohmann::ordered_json json{{"event", event.kind}, {"run", fmt::to_string(run_.id)}};
  json.update(details);
  reporter_.event(json);
  reporter_.text(eventText(event.kind, details));
}

nlohmann::ordered_json resultEvent(const RunResult& result) {
  nlohmann::ordered_json json{{"event", "result"},
                              {"run", fmt::to_string(result.run)},
                              {"status", result.outcome == FitOutcome::Done ? "done" : "stopped"},
                              {"epoch", result.epoch}};
  for (const auto& [name, value] : result.values) {
    json[name] = value;
  }
  json["examples_per_second"] = result.examplesPerSecond;
  if (result.tokensPerSecond > 0.0) {
    json["tokens_per_second"] = result.tokensPerSecond;
  }
  json["seconds"] = result.seconds;
  return json;
}

std::string resultText(const RunRecord& run, const RunResult& result) {
  if (result.outcome != FitOutcome::Done) {
    return fmt::format("{} was stopped; luthier-cli resume {} goes on where it was.", run.name, run.id);
  }
  std::string text = fmt::format("{} is done in {}. Best epoch {}:", run.name, duration(result.seconds), result.epoch);
  for (const auto& [name, value] : result.values) {
    text += fmt::format(" {} {:.4f}", name, value);
  }
  return text;
}

}  // namespace luthier::cli
