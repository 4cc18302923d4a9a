// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/error.h"
#include "core/protocol/profile_messages.h"
#include "core/protocol/text_messages.h"
#include "core/store/records.h"

/// Requests and replies of `luthier-cli serve`: one JSON object a line on standard input and output, at most
/// `maximumLineBytes` long. The first line out is the greeting {"luthier":"serve","version":1}. Images travel as PNG or raw
/// RGB files in the session's scratch folder, arrays as safetensors files there. Layout of the lines: codec.h.
namespace luthier::protocol {

inline constexpr int version = 1;
inline constexpr std::size_t maximumLineBytes = 1 << 22;

/// `Latest`: a newer request of the same kind supersedes an older one that has not been answered. `Queue`: all are answered.
enum class Lane { Latest, Queue };

// ---- requests -----------------------------------------------------------------------------------------------------------
/// What is at `path`, before importing it.
struct InspectRequest {
  std::string path;
  std::map<std::string, std::string> settings;  // import parameters
};
/// Thumbnails of examples, `size` px on the longer side; small images are enlarged by whole factors, without blur.
struct ThumbnailsRequest {
  RowId dataset = 0;
  std::vector<RowId> examples;
  int size = 96;
};
/// One example as training would see it, `count` variants under the given training settings.
struct AugmentationRequest {
  RowId dataset = 0;
  RowId example = 0;
  int count = 8;
  std::map<std::string, std::string> settings;  // training parameters
};
/// Answers for images by a run's checkpoint ("best" by default) or by a model of the store. `run` or `model`, not both.
struct PredictRequest {
  RowId run = 0;
  RowId model = 0;
  std::vector<std::string> files;
  int top = 5;
};
struct CancelRequest {
  std::int64_t target = 0;  // id of the request to cancel
};
using Request =
    std::variant<InspectRequest, ThumbnailsRequest, AugmentationRequest, PredictRequest, CancelRequest, PredictTextRequest,
                 TokenLensRequest, TextStatisticsRequest, ExplainTextRequest, ProfileModelRequest>;

struct RequestEnvelope {
  std::int64_t id = 0;
  Lane lane = Lane::Queue;
  Request request;
};

// ---- replies ------------------------------------------------------------------------------------------------------------
struct FoundClass {
  std::string name;
  std::map<std::string, std::int64_t> files;  // split name ("" where the layout has none) -> count
};
struct InspectReply {
  std::string layout;  // id of the importer ("class_folders", "idx" ...), or "" where nothing was recognised
  bool splitsGiven = false;
  std::vector<FoundClass> classes;
  std::int64_t files = 0;
  bool partial = false;  // only the first rows of a table were looked at: all numbers are of them
  std::vector<Problem> problems;
  FoundTable table;  // of a text layout
};
struct ThumbnailFile {
  RowId example = 0;
  std::string file;  // PNG in the scratch folder; "" where it failed
  std::optional<Problem> problem;
};
struct ThumbnailsReply {
  std::vector<ThumbnailFile> thumbnails;
};
struct AugmentationReply {
  std::vector<std::string> files;  // PNG, the first without augmentation
};
struct Prediction {
  std::string file;
  std::string preview;                // PNG in the scratch folder (the window decodes no foreign file); "" where it failed
  std::vector<ClassProbability> top;  // descending; independent of one another where several classes may hold
  std::optional<Problem> problem;
  double value = noNumber;      // where the answer is a number
  double threshold = noNumber;  // where several classes may hold: those from this probability on do
};
struct PredictReply {
  std::vector<Prediction> predictions;
};
struct ProgressReply {
  std::string phase;
  std::int64_t done = 0, total = 0;
};
struct ErrorReply {
  Problem problem;
};
/// Answers a Cancel, and a request that was superseded or cancelled.
struct CancelledReply {};
using Reply =
    std::variant<InspectReply, ThumbnailsReply, AugmentationReply, PredictReply, ProgressReply, ErrorReply, CancelledReply,
                 PredictTextReply, TokenLensReply, TextStatisticsReply, ExplainTextReply, ProfileModelReply>;

struct ReplyEnvelope {
  std::int64_t id = 0;
  Reply reply;
};

}  // namespace luthier::protocol
