// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iterator>
#include <variant>

#include "core/protocol/messages.h"
#include "core/protocol/text_fields.h"

/// The layout of every message, described once: each function names the fields of one struct to an archive, which writes or reads
/// them (codec.cpp). `Is` lets one description serve const and mutable messages.
namespace luthier::protocol {

template <typename Archive>
void fields(Archive& archive, Is<InspectRequest> auto& m) {
  archive("path", m.path);
  archive("settings", m.settings);
}
template <typename Archive>
void fields(Archive& archive, Is<ThumbnailsRequest> auto& m) {
  archive("dataset", m.dataset);
  archive("examples", m.examples);
  archive("size", m.size);
}
template <typename Archive>
void fields(Archive& archive, Is<AugmentationRequest> auto& m) {
  archive("dataset", m.dataset);
  archive("example", m.example);
  archive("count", m.count);
  archive("settings", m.settings);
}
template <typename Archive>
void fields(Archive& archive, Is<PredictRequest> auto& m) {
  archive("run", m.run);
  archive("model", m.model);
  archive("files", m.files);
  archive("top", m.top);
}
template <typename Archive>
void fields(Archive& archive, Is<CancelRequest> auto& m) {
  archive("target", m.target);
}

template <typename Archive>
void fields(Archive& archive, Is<FoundClass> auto& m) {
  archive("name", m.name);
  archive("files", m.files);
}
template <typename Archive>
void fields(Archive& archive, Is<InspectReply> auto& m) {
  archive("layout", m.layout);
  archive("splits_given", m.splitsGiven);
  archive("classes", m.classes);
  archive("files", m.files);
  archive("partial", m.partial);
  archive("problems", m.problems);
  archive("table", m.table);
}
template <typename Archive>
void fields(Archive& archive, Is<ThumbnailFile> auto& m) {
  archive("example", m.example);
  archive("file", m.file);
  archive("problem", m.problem);
}
template <typename Archive>
void fields(Archive& archive, Is<ThumbnailsReply> auto& m) {
  archive("thumbnails", m.thumbnails);
}
template <typename Archive>
void fields(Archive& archive, Is<AugmentationReply> auto& m) {
  archive("files", m.files);
}
template <typename Archive>
void fields(Archive& archive, Is<Prediction> auto& m) {
  archive("file", m.file);
  archive("preview", m.preview);
  archive("top", m.top);
  archive("problem", m.problem);
  archive("value", m.value);
  archive("threshold", m.threshold);
}
template <typename Archive>
void fields(Archive& archive, Is<PredictReply> auto& m) {
  archive("predictions", m.predictions);
}
template <typename Archive>
void fields(Archive& archive, Is<ProgressReply> auto& m) {
  archive("phase", m.phase);
  archive("done", m.done);
  archive("total", m.total);
}
template <typename Archive>
void fields(Archive& archive, Is<ErrorReply> auto& m) {
  archive("problem", m.problem);
}
template <typename Archive>
void fields(Archive&, Is<CancelledReply> auto&) {}

template <typename Archive>
void fields(Archive& archive, Is<ProfileModelRequest> auto& m) {
  archive("model", m.model);
}
template <typename Archive>
void fields(Archive& archive, Is<ProfiledLayer> auto& m) {
  archive("name", m.name);
  archive("kind", m.kind);
  archive("output", m.output);
  archive("parameters", m.parameters);
  archive("multiplications", m.multiplications);
  archive("output_bytes", m.outputBytes);
}
template <typename Archive>
void fields(Archive& archive, Is<ModelProfile> auto& m) {
  archive("architecture", m.architecture);
  archive("input", m.input);
  archive("parameters", m.parameters);
  archive("weight_bytes", m.weightBytes);
  archive("multiplications", m.multiplications);
  archive("activation_bytes", m.activationBytes);
  archive("layers", m.layers);
}
template <typename Archive>
void fields(Archive& archive, Is<ProfileModelReply> auto& m) {
  archive("profile", m.profile);
}

/// Names of the kinds, in the order of the variants' alternatives.
inline constexpr const char* requestKinds[] = {"inspect",      "thumbnails",   "augmentation", "predict",
                                               "cancel",       "predict_text", "token_lens",   "text_statistics",
                                               "explain_text", "profile_model"};
inline constexpr const char* replyKinds[] = {"inspect",    "thumbnails",      "augmentation", "predict",
                                             "progress",   "error",           "cancelled",    "predict_text",
                                             "token_lens", "text_statistics", "explain_text", "profile_model"};
static_assert(std::size(requestKinds) == std::variant_size_v<Request>);
static_assert(std::size(replyKinds) == std::variant_size_v<Reply>);

}  // namespace luthier::protocol
