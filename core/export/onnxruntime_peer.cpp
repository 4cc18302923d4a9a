// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/onnxruntime_peer.h"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "core/base/child_program.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/export/scratch_folder.h"
#include "core/weights/state_dict.h"

namespace luthier {
namespace {

constexpr const char* versionScript =
    "import sys, numpy, onnxruntime\nopen(sys.argv[1], 'w').write(onnxruntime.__version__)\n";

// safetensors is read and written by hand: a header of JSON behind its length, then the bytes. Nothing but numpy is needed.
constexpr const char* runScript = R"python(
import json, sys, time
import numpy, onnxruntime
model, source, target = sys.argv[1:]
data = open(source, "rb").read()
length = int.from_bytes(data[:8], "little")
header = json.loads(data[8:8 + length])
batches = []
for name in sorted(header):
    entry = header[name]
    begin, end = entry["data_offsets"]
    kind = {"F32": numpy.float32, "U8": numpy.uint8}[entry["dtype"]]
    batches.append(numpy.frombuffer(data[8 + length + begin:8 + length + end], kind).reshape(entry["shape"]))
session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
run = lambda batch: session.run(None, {session.get_inputs()[0].name: batch})[0].astype(numpy.float32)
run(batches[0][:1])
start = time.perf_counter()
outputs = [run(batch) for batch in batches]
seconds = time.perf_counter() - start
outputs = numpy.concatenate(outputs)
seconds = numpy.float64([seconds])
size = outputs.nbytes
header = json.dumps({"seconds": {"dtype": "F64", "shape": [1], "data_offsets": [0, 8]},
                     "output": {"dtype": "F32", "shape": outputs.shape, "data_offsets": [8, 8 + size]}}).encode()
header += b" " * (-len(header) % 8)
open(target, "wb").write(len(header).to_bytes(8, "little") + header + seconds.tobytes() + outputs.tobytes())
)python";

std::string pythonProgram() {
  const char* chosen = std::getenv("LUTHIER_PYTHON");
  return chosen != nullptr && *chosen != '\0' ? chosen : "python3";
}

}  // namespace

std::unique_ptr<OnnxruntimePeer> OnnxruntimePeer::find(const CancelToken& cancel) {
  const ScratchFolder scratch;
  std::unique_ptr<OnnxruntimePeer> peer(new OnnxruntimePeer);
  peer->python_ = pythonProgram();
  peer->cancel_ = cancel;
  try {
    if (runProgram({peer->python_, {"-c", versionScript, scratch / "version"}, {}, scratch / "log"}, cancel) != 0) {
      return nullptr;
    }
    peer->version_ = readTextFile(scratch / "version");
    return peer;
  } catch (const std::system_error&) {
    return nullptr;
  }
}

TimedOutputs OnnxruntimePeer::run(const std::filesystem::path& model, const std::vector<torch::Tensor>& batches) const {
  if (batches.empty()) {
    return {torch::empty({0, 1})};
  }
  const ScratchFolder scratch;
  StateDict inputs;
  for (std::size_t index = 0; index < batches.size(); ++index) {
    inputs.emplace(fmt::format("{:06}", index), batches[index]);
  }
  saveStateDict(scratch / "inputs", inputs, {});
  const int status =
      runProgram({python_, {"-c", runScript, model, scratch / "inputs", scratch / "outputs"}, {}, scratch / "log"}, cancel_);
  cancel_.throwIfCancelled();
  if (status != 0) {
    throw Error(ErrorCode::ExporterMissing, {{"program", "onnxruntime"}, {"detail", readTextFile(scratch / "log")}});
  }
  const auto outputs = loadStateDict(scratch / "outputs");
  return {outputs.at("output"), outputs.at("seconds").item<double>()};
}

}  // namespace luthier
