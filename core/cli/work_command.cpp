// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <future>
#include <set>
#include <thread>

#include "core/base/files.h"
#include "core/cli/child_process.h"
#include "core/cli/cli_context.h"
#include "core/cli/command_list.h"
#include "core/config/training_parameters.h"
#include "core/store/queue_table.h"
#include "core/store/runs_table.h"
#include "core/store/vanished_runs.h"
#include "core/training/device.h"
#include "core/training/process.h"

namespace luthier::cli {
namespace {

constexpr auto lookEvery = std::chrono::milliseconds(200);  // whether a slot has nothing left to do
constexpr int looksPerClaim = 10;                           // how often the store is asked for runs on other devices

/// The device that a run will train on: each has one slot in a workspace, so that runs do not share it.
std::string slotOf(const RunRecord& run) {
  try {
    const auto name = storedTrainingConfiguration(run.task, run.configuration).text("device");
    const auto device = resolveDevice(name);
    return device.is_cpu() ? "cpu" : fmt::format("gpu-{}", std::max<int>(0, device.index()));
  } catch (const Error&) {
    return "cpu";  // its worker will say what is wrong
  }
}

std::filesystem::path slotLock(const Workspace& workspace, const std::string& slot) {
  return workspace.queueLock().parent_path() / fmt::format("slot-{}.lock", slot);
}

/// Trains one queued run in a process of its own: what it does to memory and drivers ends with it.
void trainInChild(CliContext& context, Database& database, const RunRecord& run) {
  const auto& workspace = context.workspace();
  std::filesystem::create_directories(workspace.runFolder(run.id));
  context.reporter().event({{"event", "started"}, {"run", fmt::to_string(run.id)}, {"name", run.name}});
  context.reporter().text(fmt::format("Run {} ({})", run.id, run.name));
  const auto ownerBefore = FileLock::owner(workspace.runLock(run.id));
  const int status =
      runSelf({"--workspace", workspace.folder().string(), "train", "--run", fmt::to_string(run.id), "--json"},
              trainingEnvironment(), workspace.runLog(run.id), context.cancel);
  markVanishedRuns(database, workspace);
  auto after = runs::find(database, run.id);
  const bool neverTaken = FileLock::owner(workspace.runLock(run.id)) == ownerBefore;
  if (after && after->status == RunStatus::Queued && neverTaken && !context.cancel.cancelled()) {
    // It ended before it could say why; left in the queue it would be tried forever. (One that was taken, stopped, and put
    // back by a person while its process was still ending waits for its next turn.)
    runs::setStatus(database, run.id, RunStatus::Failed, Problem{ErrorCode::WorkerVanished, {{"run", run.name}}});
    after = runs::find(database, run.id);
  }
  const char* now = after ? runStatusName(after->status) : "deleted";
  context.reporter().event({{"event", "finished"}, {"run", fmt::to_string(run.id)}, {"status", now}, {"exit_code", status}});
  context.reporter().text(fmt::format("Run {} ({}): {}", run.id, run.name, now));
}

/// Trains what waits for one device, one after another, until nothing does; on a thread of its own.
std::int64_t serveSlot(CliContext& context, const std::string& slot) {
  Database database(context.workspace().databaseFile(), OpenMode::ReadWrite);
  std::int64_t trained = 0;
  while (!context.cancel.cancelled()) {
    const auto waiting = queue::list(database);
    const auto next = std::ranges::find(waiting, slot, slotOf);
    if (next == waiting.end()) {
      break;
    }
    trainInChild(context, database, *next);
    ++trained;
  }
  return trained;
}

/// The slots that this process holds. One that another process holds is that one's to serve.
class Slots {
 public:
  explicit Slots(CliContext& context) : context_(context) {}

  /// Takes every free slot that a run waits for. Asked again after each run: one may have been queued by somebody who still
  /// saw the slot taken in the moment before it was let go.
  void takeFree(Database& database) {
    std::set<std::string> wanted;
    for (const auto& run : queue::list(database)) {
      wanted.insert(slotOf(run));
    }
    for (const auto& slot : wanted) {
      const bool ours = std::ranges::any_of(held_, [&](const Held& held) { return held.slot == slot; });
      auto lock = ours ? nullptr : FileLock::tryAcquire(slotLock(context_.workspace(), slot));
      if (lock) {
        auto ended = std::async(std::launch::async, [this, slot] { return serveSlot(context_, slot); });
        held_.push_back({slot, std::move(lock), std::move(ended)});
      }
      elsewhere_ = elsewhere_ || (!ours && !lock);
    }
  }

  /// Lets go of the slots with nothing left to do; returns how many runs they trained.
  std::int64_t letGo() {
    std::int64_t trained = 0;
    std::erase_if(held_, [&](Held& held) {
      const bool ended = held.ended.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
      trained += ended ? held.ended.get() : 0;
      return ended;
    });
    return trained;
  }

  [[nodiscard]] bool empty() const { return held_.empty(); }
  /// Whether a run waited for a slot that another process holds.
  [[nodiscard]] bool elsewhere() const { return elsewhere_; }

 private:
  struct Held {
    std::string slot;
    std::unique_ptr<FileLock> lock;
    std::future<std::int64_t> ended;
  };
  CliContext& context_;
  std::vector<Held> held_;
  bool elsewhere_ = false;
};

void work(CliContext& context) {
  auto& database = context.existingDatabase();
  markVanishedRuns(database, context.workspace());
  Slots slots(context);
  std::int64_t trained = 0;
  for (int look = 0;; ++look) {
    const auto ended = slots.letGo();
    trained += ended;
    const bool claims = ended > 0 || slots.empty() || look % looksPerClaim == 0;
    if (claims && !context.cancel.cancelled()) {
      slots.takeFree(database);
    }
    if (slots.empty()) {
      break;
    }
    std::this_thread::sleep_for(lookEvery);
  }
  context.reporter().event({{"event", "result"}, {"runs", trained}});
  if (slots.elsewhere() && trained == 0) {
    context.reporter().text("Another worker is at the queue already.");
  } else {
    context.reporter().text(fmt::format("The queue is empty; runs trained: {}.", trained));
  }
  if (context.cancel.cancelled()) {
    context.exitCode = ExitCode::Interrupted;
  }
}

}  // namespace

void addWorkCommand(CLI::App& app, CliContext& context) {
  auto* command = app.add_subcommand("work", "Train the queued runs, one at a time on each device");
  command->callback([&context] { work(context); });
}

}  // namespace luthier::cli
