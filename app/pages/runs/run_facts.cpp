// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/runs/run_facts.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/item_models/display_text.h"
#include "core/base/json.h"
#include "core/config/training_parameters.h"

namespace luthier::run_facts {
namespace {

QString phaseText(const std::string& phase) {
  if (phase == "prepare") return QCoreApplication::translate("RunFacts", "preparing");
  if (phase == "autotune") return QCoreApplication::translate("RunFacts", "measuring the machine");
  if (phase == "validate") return QCoreApplication::translate("RunFacts", "validating");
  if (phase == "checkpoint") return QCoreApplication::translate("RunFacts", "saving");
  return {};
}

/// A text field of the plan that the worker executes; empty where it is not there.
std::string executionText(const nlohmann::ordered_json& execution, const char* name) {
  const auto found = execution.find(name);
  return found != execution.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Configuration configuration(const RunRecord& run) {
  try {
    return storedTrainingConfiguration(run.task, run.configuration);
  } catch (const Error&) {
    return Configuration(trainingParameters(run.task));
  }
}

bool pretrained(const RunRecord& run) { return configuration(run).boolean("pretrained"); }

bool live(RunStatus status) { return status == RunStatus::Running || status == RunStatus::Paused; }

bool ended(RunStatus status) { return !live(status) && status != RunStatus::Queued; }

double share(const RunRecord& run, const RunProgress* progress) {
  if (run.status == RunStatus::Done) {
    return 1.0;
  }
  if (progress == nullptr || progress->steps <= 0) {
    return run.status == RunStatus::Running ? -1.0 : 0.0;
  }
  return static_cast<double>(progress->step) / static_cast<double>(progress->steps);
}

QString progressLine(const RunRecord& run, const RunProgress* progress) {
  QStringList parts;
  if (progress != nullptr && progress->epochs > 0) {
    const auto current = ended(run.status) ? progress->epoch : std::min(progress->epoch + 1, progress->epochs);
    parts << QCoreApplication::translate("RunFacts", "epoch %1 of %2").arg(current).arg(progress->epochs);
    if (live(run.status) && progress->steps > 0) {
      parts << QCoreApplication::translate("RunFacts", "step %1 of %2").arg(progress->step).arg(progress->steps);
    }
  }
  if (progress != nullptr && run.status == RunStatus::Running) {
    if (const auto phase = phaseText(progress->phase); !phase.isEmpty()) {
      parts << phase;
    }
    if (progress->secondsLeft >= 0.0) {
      parts << QCoreApplication::translate("RunFacts", "%1 left").arg(display::duration(progress->secondsLeft));
    }
  }
  if (progress != nullptr && ended(run.status) && progress->trainedSeconds > 0.0) {
    parts << QCoreApplication::translate("RunFacts", "trained for %1").arg(display::duration(progress->trainedSeconds));
  }
  return parts.join(QStringLiteral(" · "));
}

QString sentence(const RunRecord& run, const WorkspaceSnapshot& snapshot) {
  const auto chosen = configuration(run);
  const auto* dataset = snapshot.dataset(run.dataset);
  const auto* model = snapshot.model(run.model);
  const auto data = dataset != nullptr ? QString::fromStdString(dataset->name)
                                       : QCoreApplication::translate("RunFacts", "a deleted dataset");
  const auto weights =
      model != nullptr ? QString::fromStdString(model->name) : QCoreApplication::translate("RunFacts", "a deleted model");
  const auto method = chosen.text("method");
  const auto how = !chosen.boolean("pretrained") ? QCoreApplication::translate("RunFacts", "from random weights")
                   : method == "head"            ? QCoreApplication::translate("RunFacts", "head only")
                   : method == "lora"            ? QCoreApplication::translate("RunFacts", "LoRA")
                                                 : QCoreApplication::translate("RunFacts", "full fine-tuning");
  return QCoreApplication::translate("RunFacts", "%1 on %2 · %3").arg(weights, data, how);
}

theme::Tone tone(RunStatus status) {
  switch (status) {
    case RunStatus::Running:
    case RunStatus::Done:
      return theme::Tone::Good;
    case RunStatus::Paused:
    case RunStatus::Stopped:
      return theme::Tone::Warning;
    case RunStatus::Failed:
      return theme::Tone::Bad;
    case RunStatus::Queued:
      break;
  }
  return theme::Tone::Muted;
}

QString device(const RunRecord& run) {
  try {
    const auto resolved = parseForeignJson(run.resolved, ErrorCode::ProtocolViolation);
    const auto execution = resolved.value("execution", nlohmann::ordered_json::object());
    const auto device = QString::fromStdString(executionText(execution, "device")).toUpper();
    const auto precision = executionText(execution, "precision");
    const auto* shortName = precision == "bfloat16"  ? " bf16"
                            : precision == "float16" ? " fp16"
                            : precision == "float32" ? " fp32"
                                                     : "";
    return (device + shortName).trimmed();
  } catch (const Error&) {
    return {};
  }
}

std::int64_t expectedMemory(const RunRecord& run) {
  try {
    const auto resolved = parseForeignJson(run.resolved, ErrorCode::ProtocolViolation);
    const auto memory = resolved.value("memory", nlohmann::ordered_json::object());
    const auto found = memory.find("estimated");
    return found != memory.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
  } catch (const Error&) {
    return 0;
  }
}

QString eventSentence(const RunEvent& event) {
  try {
    const auto details = parseForeignJson(event.details, ErrorCode::ProtocolViolation);
    if (event.kind == "memory_ladder") {
      const auto sentence =
          QCoreApplication::translate(
              "RunFacts", "Memory was short: %1 examples pass at once, %2 times for each step. The step stays the same.")
              .arg(details.at("micro_batch").get<qint64>())
              .arg(details.at("accumulation").get<qint64>());
      return details.value("checkpointing", false)
                 ? sentence + QLatin1Char(' ') +
                       QCoreApplication::translate("RunFacts", "Activations are computed again instead of kept.")
                 : sentence;
    }
    if (event.kind == "unfrozen") {
      QStringList layers;
      for (const auto& layer : details.at("layers")) {
        layers << QString::fromStdString(layer.get<std::string>());
      }
      return QCoreApplication::translate("RunFacts", "From epoch %1 on these train too: %2")
          .arg(details.at("epoch").get<qint64>())
          .arg(layers.join(QStringLiteral(", ")));
    }
  } catch (const Error&) {
  } catch (const nlohmann::json::exception&) {
    // Written by somebody else's hand: nothing to tell.
  }
  return {};
}

}  // namespace luthier::run_facts
