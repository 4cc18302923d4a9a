// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnx_tool.h"

#include <cstdlib>
#include <string>
#include <vector>

#include "core/base/child_program.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/export/scratch_folder.h"

namespace luthier {
namespace {

constexpr const char* programName = "luthier-onnx";

std::filesystem::path findProgram() {
  if (const char* chosen = std::getenv("LUTHIER_ONNX"); chosen != nullptr && *chosen != '\0') {
    return chosen;
  }
  std::error_code ignored;
  auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  // The tests' programs lie one and two levels below it.
  for (int level = 0; level < 3; ++level, folder = folder.parent_path()) {
    if (std::filesystem::is_regular_file(folder / programName, ignored)) {
      return folder / programName;
    }
  }
  return programName;
}

void callTool(const std::vector<std::string>& arguments, const std::filesystem::path& log, const CancelToken& cancel) {
  const auto program = findProgram();
  const auto missing = [&](const std::string& detail) {
    return Error(ErrorCode::ExporterMissing, {{"program", displayPath(program)}, {"detail", detail}});
  };
  int status = 0;
  try {
    status = runProgram({program, arguments, {}, log}, cancel);
  } catch (const std::system_error& error) {
    throw missing(error.code().message());
  }
  cancel.throwIfCancelled();
  if (status == static_cast<int>(ExitCode::Disk)) {
    throw Error(problemFromJson(parseForeignJson(readTextFile(log), ErrorCode::Internal)));
  }
  if (status != 0) {
    throw missing(readTextFile(log));
  }
}

}  // namespace

void writeOnnx(const LoweredNetwork& network, const std::filesystem::path& file, const CancelToken& cancel) {
  const ScratchFolder scratch;
  writeFileAtomically(scratch / "graph.json", network.graph.toJson());
  saveStateDict(scratch / "weights.safetensors", network.weights, {});
  callTool({"write", scratch / "graph.json", scratch / "weights.safetensors", file}, scratch / "log", cancel);
}

LoweredNetwork readOnnx(const std::filesystem::path& file, const CancelToken& cancel) {
  const ScratchFolder scratch;
  callTool({"read", file, scratch / "graph.json", scratch / "weights.safetensors"}, scratch / "log", cancel);
  return {OnnxGraph::fromJson(readTextFile(scratch / "graph.json"), file), loadStateDict(scratch / "weights.safetensors")};
}

}  // namespace luthier
