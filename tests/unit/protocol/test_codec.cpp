// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>

#include "core/protocol/byte_text.h"
#include "core/protocol/codec.h"
#include "tests/support/expect_error.h"

namespace luthier::protocol {
namespace {

using support::expectError;

// Every message with every field away from its default. A line that was decoded and encoded again must be the same line; that
// the decoded values are right is looked at field by field below.
std::vector<Request> requests() {
  return {InspectRequest{"/data/猫 \xff", {{"layout", "idx"}}},
          ThumbnailsRequest{1, {2, 3}, 64},
          AugmentationRequest{1, 2, 3, {{"horizontal_flip", "false"}}},
          PredictRequest{1, 2, {"a\n\"b\".png", "\xC3"}, 3},
          CancelRequest{1LL << 53},
          PredictTextRequest{1, 0, {{"Not bad. 不错。", "a passage"}, {"\xff", ""}}, 3},
          TokenLensRequest{0, 2, {"a\nb", ""}, 128},
          TextStatisticsRequest{1, 2, 64},
          ExplainTextRequest{1, 0, {"a", "b"}, "attention", 2, 3, 1, 4, true},
          ProfileModelRequest{7}};
}

FoundTable foundTable() {
  return {"text_classification",         "GB18030", "csv", true, {{"review", "text", 9}}, {{"a \xff", "b"}, {"c"}},
          {{"html", 3, "<b>a</b>", "a"}}};
}

std::vector<Reply> replies() {
  const Problem problem{ErrorCode::ImageDamaged, {{"file", "a\xff.png"}, {"detail", "x"}}};
  return {
      InspectReply{"class_folders", true, {{"cat", {{"train", 5}, {"", 1}}}}, 6, true, {problem}, foundTable()},
      ThumbnailsReply{{{1, "/scratch/1.png", {}}, {2, "", problem}}},
      AugmentationReply{{"a.png", "b.png"}},
      PredictReply{{Prediction{"a.png", "/scratch/p.png", {{3, "cat", 0.75}, {1, "dog", 0.25}}, std::nullopt},
                    Prediction{"b.png", "", {}, problem}}},
      ProgressReply{"scan", 3, 10},
      ErrorReply{problem},
      CancelledReply{},
      PredictTextReply{{{{{1, "positive", 0.75}}, 2.5, {{0, 4, "PER", 0.5}}, true, true, std::nullopt},
                        TextPrediction{{}, noNumber, {}, false, false, problem}}},
      TokenLensReply{{{101, "[CLS]", 0, 0, -1, -1, true, false}, {2003, "##ing", 4, 7, 1, 3, false, true}}, 128},
      TextStatisticsReply{10,
                          {{1, 8, 10}},
                          8,
                          3.5,
                          0.25,
                          {{"zh", 4}},
                          {{1, "superb", 2.5, 4}},
                          {{7, 8, Split::Train, Split::Test, "twice"}},
                          1},
      ExplainTextReply{
          {{1, "a", 0, 1, 0, 0, false, false}}, {-0.5}, 6, 12, "/scratch/a.safetensors", {{0, "x", 1.0}}, 0, 0.001},
      ProfileModelReply{{"resnet20", {1, 3, 32, 32}, 5, 20, 9, 64, {{"conv1", "convolution", {1, 16, 32, 32}, 5, 9, 64}}}}};
}

TEST(Codec, EveryRequestSurvivesTheTrip) {
  std::int64_t id = 1;
  for (const Request& request : requests()) {
    const RequestEnvelope envelope{id++, id % 2 == 0 ? Lane::Latest : Lane::Queue, request};
    const std::string line = encode(envelope);
    const RequestEnvelope decoded = decodeRequest(line);
    EXPECT_EQ(decoded.id, envelope.id);
    EXPECT_EQ(decoded.lane, envelope.lane);
    EXPECT_EQ(decoded.request.index(), request.index());
    EXPECT_EQ(encode(decoded), line);
    EXPECT_EQ(line.find('\n'), std::string::npos);
  }
}

TEST(Codec, EveryReplySurvivesTheTrip) {
  for (const Reply& reply : replies()) {
    const std::string line = encode(ReplyEnvelope{7, reply});
    const ReplyEnvelope decoded = decodeReply(line);
    EXPECT_EQ(decoded.id, 7);
    EXPECT_EQ(decoded.reply.index(), reply.index());
    EXPECT_EQ(encode(decoded), line);
    EXPECT_EQ(line.find('\n'), std::string::npos);
  }
}

TEST(Codec, WritesThePublishedLayout) {
  EXPECT_EQ(encode(RequestEnvelope{7, Lane::Latest, PredictRequest{1, 0, {"a.png"}, 5}}),
            R"({"id":7,"lane":"latest","request":"predict","run":1,"model":0,"files":["a.png"],"top":5})");
  EXPECT_EQ(encode(ReplyEnvelope{7, ErrorReply{{ErrorCode::FileEmpty, {{"file", "f"}}}}}),
            R"({"id":7,"reply":"error","problem":{"code":"file_empty","arguments":{"file":"f"}}})");
  EXPECT_EQ(greeting(), R"({"luthier":"serve","version":1})");
}

TEST(Codec, ReadsEveryField) {
  const auto predict =
      std::get<PredictRequest>(decodeRequest(encode(RequestEnvelope{1, Lane::Queue, requests()[3]})).request);
  EXPECT_EQ(predict.run, 1);
  EXPECT_EQ(predict.model, 2);
  EXPECT_EQ(predict.files, (std::vector<std::string>{"a\n\"b\".png", "\xC3"}));
  EXPECT_EQ(predict.top, 3);
  const auto inspect = std::get<InspectReply>(decodeReply(encode(ReplyEnvelope{1, replies()[0]})).reply);
  EXPECT_EQ(inspect.layout, "class_folders");
  EXPECT_TRUE(inspect.splitsGiven);
  EXPECT_EQ(inspect.classes.at(0).files.at("train"), 5);
  EXPECT_EQ(inspect.files, 6);
  EXPECT_TRUE(inspect.partial);
  EXPECT_EQ(inspect.problems.at(0).arguments.at("file"), "a\xff.png");
  const auto thumbnails = std::get<ThumbnailsReply>(decodeReply(encode(ReplyEnvelope{1, replies()[1]})).reply);
  EXPECT_FALSE(thumbnails.thumbnails.at(0).problem);
  EXPECT_EQ(thumbnails.thumbnails.at(1).problem->code, ErrorCode::ImageDamaged);
  const auto answers = std::get<PredictReply>(decodeReply(encode(ReplyEnvelope{1, replies()[3]})).reply);
  EXPECT_EQ(answers.predictions.at(0).preview, "/scratch/p.png");
  EXPECT_EQ(answers.predictions.at(0).top.at(1).name, "dog");
  EXPECT_EQ(answers.predictions.at(0).top.at(0).probability, 0.75);
  const PredictReply nan{{Prediction{"a", "", {{0, "c", std::nan("")}}, std::nullopt}}};
  const auto nothing = std::get<PredictReply>(decodeReply(encode(ReplyEnvelope{1, nan})).reply);
  EXPECT_TRUE(std::isnan(nothing.predictions.at(0).top.at(0).probability));
}

TEST(Codec, ReadsWhatSpeaksOfText) {
  const auto inspect = std::get<InspectReply>(decodeReply(encode(ReplyEnvelope{1, replies()[0]})).reply);
  EXPECT_EQ(inspect.table.columns.at(0).role, "text");
  EXPECT_EQ(inspect.table.rows.at(0).at(0), "a \xff");
  EXPECT_EQ(inspect.table.cleaning.at(0).before, "<b>a</b>");
  const auto predict = std::get<PredictTextReply>(decodeReply(encode(ReplyEnvelope{1, replies()[7]})).reply);
  EXPECT_EQ(predict.predictions.at(0).value, 2.5);
  EXPECT_EQ(predict.predictions.at(0).spans.at(0).end, 4);
  EXPECT_TRUE(std::isnan(predict.predictions.at(1).value));
  const auto statistics = std::get<TextStatisticsReply>(decodeReply(encode(ReplyEnvelope{1, replies()[9]})).reply);
  EXPECT_EQ(statistics.duplicates.at(0).secondSplit, Split::Test);
  expectError(ErrorCode::ProtocolViolation, [] {
    std::string line = encode(ReplyEnvelope{1, replies()[9]});
    line.replace(line.find("\"test\""), 6, "\"exam\"");
    (void)decodeReply(line);
  });
}

TEST(Codec, RefusesMalformedRequests) {
  const char* lines[] = {"",
                         "{}",
                         "[]",
                         "null",
                         "{\"id\":1",
                         R"({"id":1,"lane":"queue","request":"cancel"})",
                         R"({"id":"1","lane":"queue","request":"cancel","target":1})",
                         R"({"id":1.5,"lane":"queue","request":"cancel","target":1})",
                         R"({"id":1,"lane":"fast","request":"cancel","target":1})",
                         R"({"id":1,"lane":"queue","request":"reboot","target":1})",
                         R"({"id":1,"lane":"queue","request":"cancel","target":null})",
                         R"({"id":1,"lane":"queue","request":"cancel","target":18446744073709551615})",
                         R"({"id":1,"id":1,"lane":"queue","request":"cancel","target":1})",
                         R"({"id":1,"lane":"queue","request":"predict","run":1,"model":0,"files":"a","top":5})",
                         R"({"id":1,"lane":"queue","request":"predict","run":1,"model":0,"files":[1],"top":5})",
                         R"({"id":1,"lane":"queue","request":"predict","run":1,"model":0,"files":[],"top":99999999999})",
                         R"({"id":1,"lane":"queue","request":"inspect","path":"a","settings":{"a":1}})",
                         R"({"id":1,"lane":"queue","request":"inspect","path":"a","settings":[]})",
                         "{\"id\":1,\"lane\":\"queue\",\"request\":\"inspect\",\"path\":\"\xff\",\"settings\":{}}"};
  for (const char* line : lines) {
    SCOPED_TRACE(line);
    expectError(ErrorCode::ProtocolViolation, [&] { (void)decodeRequest(line); });
    expectError(ErrorCode::ProtocolViolation, [&] { (void)decodeReply(line); });
  }
  expectError(ErrorCode::ProtocolViolation, [] { (void)decodeReply(R"({"id":1,"reply":"error","problem":{"code":1}})"); });
}

TEST(Codec, RefusesTooLongAndTooDeep) {
  const std::string deep =
      R"({"id":1,"lane":"queue","request":"cancel","target":)" + std::string(100, '[') + std::string(100, ']') + "}";
  expectError(ErrorCode::ProtocolViolation, [&] { (void)decodeRequest(deep); });
  const std::string padding(maximumLineBytes, ' ');
  expectError(ErrorCode::ProtocolViolation,
              [&] { (void)decodeRequest(R"({"id":1,"lane":"queue","request":"cancel","target":1})" + padding); });
  expectError(ErrorCode::ProtocolViolation, [&] {
    (void)encode(RequestEnvelope{1, Lane::Queue, InspectRequest{std::string(maximumLineBytes, 'x'), {}}});
  });
}

TEST(Codec, ChecksTheGreeting) {
  EXPECT_NO_THROW(checkGreeting(greeting()));
  for (const char* line :
       {R"({"luthier":"serve","version":2})", R"({"luthier":"other","version":1})", R"({"version":1})", "hello"}) {
    expectError(ErrorCode::ProtocolViolation, [&] { checkGreeting(line); });
  }
}

TEST(ByteText, AnyBytesComeBack) {
  std::string all;
  for (int byte = 1; byte < 256; ++byte) {
    all += static_cast<char>(byte);
  }
  const std::string escapeLike =
      "a\xF4\x8F\xBE\x80"
      "b";
  for (const std::string& bytes : {all, std::string("猫é😀"), std::string("\xff"), std::string("\xF4\x8F\xBE"), escapeLike}) {
    EXPECT_EQ(textToBytes(bytesToText(bytes)), bytes);
  }
  EXPECT_EQ(bytesToText("猫é😀"), "猫é😀");
}

}  // namespace
}  // namespace luthier::protocol
