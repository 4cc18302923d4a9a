// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation with the real worker process.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/config/import_parameters.h"
#include "core/data/image_source.h"
#include "core/data/importer.h"
#include "core/image/decode.h"
#include "core/protocol/codec.h"
#include "core/store/datasets_table.h"
#include "core/store/examples_table.h"
#include "core/store/workspace.h"
#include "serve_process.h"
#include "tests/support/temporary_folder.h"

namespace luthier {
namespace {

using protocol::CancelledReply;
using protocol::ErrorReply;
using protocol::InspectReply;
using protocol::Lane;
using protocol::ThumbnailsReply;

class Serve : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(temporary_);
    for (int i = 0; i < 6; ++i) {
      writeImage("cat/" + std::to_string(i) + ".png", i);
      writeImage("dog/" + std::to_string(i) + ".png", 100 + i);
    }
  }

  void writeImage(const std::string& name, int number) const {
    Image image(16, 12, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
      image.pixels[i] = static_cast<std::uint8_t>(i * static_cast<std::size_t>(number + 3));
    }
    const std::vector<std::byte> bytes = encodePng(image);
    std::filesystem::create_directories((images_ / name).parent_path());
    std::ofstream(images_ / name, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }

  /// Imports the images into the workspace: the stored examples.
  std::vector<ExampleRecord> store() {
    const Workspace workspace = Workspace::createOrOpen(workspace_);
    Database database(workspace.databaseFile(), OpenMode::ReadWrite);
    const Configuration settings(importParameters());
    const ImportResult result = importerFor(images_, settings).import(images_, settings, nullptr, CancelToken());
    Transaction transaction(database);
    dataset_ = datasets::insert(database, result.dataset.record);
    examples::insert(database, dataset_, result.dataset.examples);
    transaction.commit();
    return examples::list(database, dataset_);
  }

  support::TemporaryFolder folder_;
  std::filesystem::path images_ = folder_ / "images";
  std::filesystem::path workspace_ = folder_ / "workspace";
  std::filesystem::path temporary_ = folder_ / "tmp";
  RowId dataset_ = 0;
};

TEST_F(Serve, GreetsAndEndsWithItsInputLeavingNothingBehind) {
  test::ServeProcess serve(workspace_, temporary_);
  const auto greeting = serve.readLine();
  ASSERT_TRUE(greeting);
  EXPECT_NO_THROW(protocol::checkGreeting(*greeting));
  EXPECT_FALSE(std::filesystem::is_empty(temporary_));
  EXPECT_EQ(serve.finish(), 0);
  EXPECT_FALSE(serve.readLine());
  EXPECT_TRUE(std::filesystem::is_empty(temporary_));
}

TEST_F(Serve, InspectsWithoutAWorkspace) {
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  serve.ask(1, protocol::InspectRequest{images_, {}});
  const auto found = serve.readReply();
  ASSERT_TRUE(found && std::holds_alternative<InspectReply>(found->reply));
  EXPECT_EQ(found->id, 1);
  EXPECT_EQ(std::get<InspectReply>(found->reply).layout, "class_folders");
  EXPECT_EQ(std::get<InspectReply>(found->reply).files, 12);

  serve.ask(2, protocol::InspectRequest{temporary_ / "gone", {}});
  const auto missing = serve.readReply();
  ASSERT_TRUE(missing && std::holds_alternative<InspectReply>(missing->reply));
  EXPECT_EQ(std::get<InspectReply>(missing->reply).layout, "");
  EXPECT_EQ(std::get<InspectReply>(missing->reply).problems.at(0).code, ErrorCode::FileUnreadable);
}

TEST_F(Serve, MalformedLinesAreAnsweredAndTheSessionGoesOn) {
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  const auto expectViolation = [&](const std::string& line, std::int64_t id) {
    serve.writeLine(line);
    const auto reply = serve.readReply();
    ASSERT_TRUE(reply && std::holds_alternative<ErrorReply>(reply->reply)) << line.substr(0, 80);
    EXPECT_EQ(reply->id, id);
    EXPECT_EQ(std::get<ErrorReply>(reply->reply).problem.code, ErrorCode::ProtocolViolation);
  };
  expectViolation("hello", 0);
  expectViolation("[]", 0);
  expectViolation(R"({"id":7,"lane":"queue","request":"format_the_disk"})", 7);
  expectViolation(R"({"id":8,"lane":"queue","request":"inspect"})", 8);
  expectViolation(std::string(protocol::maximumLineBytes + 100, 'x'), 0);
  serve.ask(9, protocol::InspectRequest{images_, {}});
  EXPECT_EQ(serve.readReply()->id, 9);
}

TEST_F(Serve, ThumbnailsAreMadeAndKept) {
  const std::vector<ExampleRecord> examples = store();
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  std::vector<RowId> ids;
  for (const ExampleRecord& example : examples) ids.push_back(example.id);
  serve.ask(1, protocol::ThumbnailsRequest{dataset_, ids, 64});
  const auto reply = serve.readReply();
  ASSERT_TRUE(reply && std::holds_alternative<ThumbnailsReply>(reply->reply));
  const auto thumbnails = std::get<ThumbnailsReply>(reply->reply).thumbnails;
  ASSERT_EQ(thumbnails.size(), examples.size());
  for (std::size_t i = 0; i < thumbnails.size(); ++i) {
    EXPECT_EQ(thumbnails[i].example, examples[i].id);
    EXPECT_FALSE(thumbnails[i].problem);
    const Image expected = thumbnail(decodeImageFile(images_ / examples[i].path), 64);
    EXPECT_EQ(expected.width, 64);
    EXPECT_EQ(decodeImageFile(thumbnails[i].file), expected);
  }
  // The second time they come from the cache: the originals are no longer needed. Another size needs them.
  std::filesystem::remove_all(images_);
  serve.ask(2, protocol::ThumbnailsRequest{dataset_, ids, 64});
  const auto again = serve.readReply();
  EXPECT_EQ(std::get<ThumbnailsReply>(again->reply).thumbnails.at(0).file, thumbnails[0].file);
  serve.ask(3, protocol::ThumbnailsRequest{dataset_, {ids[0]}, 32});
  const auto gone = serve.readReply();
  EXPECT_EQ(std::get<ThumbnailsReply>(gone->reply).thumbnails.at(0).problem->code, ErrorCode::FileMoved);
}

TEST_F(Serve, AugmentationsAreThoseOfTheSettings) {
  const std::vector<ExampleRecord> examples = store();
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  const auto variants = [&](const std::map<std::string, std::string>& settings) {
    serve.ask(1, protocol::AugmentationRequest{dataset_, examples[0].id, 8, settings});
    const auto reply = serve.readReply();
    std::vector<Image> images;
    for (const std::string& file : std::get<protocol::AugmentationReply>(reply->reply).files)
      images.push_back(decodeImageFile(file));
    return images;
  };
  const std::vector<Image> still = variants({{"crop", "none"}, {"horizontal_flip", "false"}});
  ASSERT_EQ(still.size(), 9U);
  for (const Image& image : still) EXPECT_EQ(image, still[0]);
  EXPECT_EQ(still[0].width, 32);  // the input of small images
  const std::vector<Image> moving =
      variants({{"crop", "random_crop"}, {"horizontal_flip", "true"}, {"color_jitter", "0.4"}});
  EXPECT_EQ(moving[0], still[0]);
  EXPECT_NE(moving[1], moving[2]);
  EXPECT_EQ(variants({{"crop", "random_crop"}, {"horizontal_flip", "true"}, {"color_jitter", "0.4"}}), moving);

  serve.ask(2, protocol::AugmentationRequest{dataset_, examples[0].id, 1, {{"no_such_setting", "1"}}});
  const auto refused = serve.readReply();
  ASSERT_TRUE(refused && std::holds_alternative<ErrorReply>(refused->reply));
  EXPECT_EQ(std::get<ErrorReply>(refused->reply).problem.code, ErrorCode::UnknownParameter);
}

TEST_F(Serve, UnknownDatasetIsNotFound) {
  (void)store();
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  serve.ask(5, protocol::ThumbnailsRequest{dataset_ + 1000, {1}, 64});
  const auto reply = serve.readReply();
  ASSERT_TRUE(reply && std::holds_alternative<ErrorReply>(reply->reply));
  EXPECT_EQ(std::get<ErrorReply>(reply->reply).problem.code, ErrorCode::NotFound);
}

TEST_F(Serve, EveryQueuedRequestIsAnsweredInOrder) {
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  for (int id = 1; id <= 20; ++id) serve.ask(id, protocol::InspectRequest{images_, {}});
  for (int id = 1; id <= 20; ++id) {
    const auto reply = serve.readReply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->id, id);
    EXPECT_TRUE(std::holds_alternative<InspectReply>(reply->reply));
  }
}

TEST_F(Serve, TheLatestSupersedesWhatHasNoAnswerYet) {
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  std::string lines;
  constexpr int count = 200;
  for (int id = 1; id <= count; ++id) {
    lines += protocol::encode(protocol::RequestEnvelope{id, Lane::Latest, protocol::InspectRequest{images_, {}}}) + "\n";
  }
  lines.pop_back();
  serve.writeLine(lines);
  std::set<std::int64_t> answered;
  int superseded = 0;
  for (int i = 0; i < count; ++i) {
    const auto reply = serve.readReply();
    ASSERT_TRUE(reply);
    EXPECT_TRUE(answered.insert(reply->id).second) << "answered twice: " << reply->id;
    if (std::holds_alternative<CancelledReply>(reply->reply)) ++superseded;
    if (reply->id == count) {
      EXPECT_TRUE(std::holds_alternative<InspectReply>(reply->reply));
    }
  }
  EXPECT_EQ(answered.size(), static_cast<std::size_t>(count));
  EXPECT_GT(superseded, 0);
}

TEST_F(Serve, CancelIsAnswered) {
  test::ServeProcess serve(workspace_, temporary_);
  (void)serve.readLine();
  serve.ask(1, protocol::CancelRequest{77});
  const auto reply = serve.readReply();
  ASSERT_TRUE(reply);
  EXPECT_EQ(reply->id, 1);
  EXPECT_TRUE(std::holds_alternative<CancelledReply>(reply->reply));
}

}  // namespace
}  // namespace luthier
