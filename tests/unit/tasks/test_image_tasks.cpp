// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/tasks/feature_task.h"
#include "core/tasks/predictor.h"
#include "core/tasks/task_registry.h"
#include "core/weights/state_dict.h"
#include "tests/support/expect_error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tinted_images.h"

namespace luthier {
namespace {

TaskContext imageContext(const Dataset& dataset) {
  TaskContext context;
  context.dataset = &dataset;
  context.config = toTrainingConfig(Configuration(trainingParameters(dataset.record.task)));
  context.config.imageSize = 16;
  context.config.crop = "none";
  context.config.horizontalFlip = false;
  context.model.architecture = "resnet20";
  return context;
}

/// Some passes of plain AdamW over the training split; the mean loss of the first and the last pass.
std::pair<double, double> learnImages(PreparedTask& task, int passes) {
  const auto& maker = task.batches(Split::Train, true);
  torch::optim::AdamW optimizer(task.module().parameters(), torch::optim::AdamWOptions(3e-3));
  task.setTrainingMode();
  double first = 0.0, last = 0.0;
  constexpr std::size_t batchSize = 16;
  for (int pass = 0; pass < passes; ++pass) {
    double sum = 0.0;
    for (std::size_t begin = 0; begin < maker.size(); begin += batchSize) {
      BatchRequest request{pass, {}};
      for (auto i = begin; i < std::min(begin + batchSize, maker.size()); ++i) request.positions.push_back(i);
      const auto batch = maker.make(request);
      const auto loss = task.loss(task.forward(batch.inputs), batch.targets);
      optimizer.zero_grad();
      loss.backward();
      optimizer.step();
      sum += loss.item<double>() * static_cast<double>(request.positions.size());
    }
    (pass == 0 ? first : last) = sum / static_cast<double>(maker.size());
  }
  return {first, last};
}

EpochResult judgeImages(PreparedTask& task) {
  const torch::NoGradGuard noGradients;
  task.module().eval();
  const auto& maker = task.batches(Split::Validation, false);
  const auto metrics = task.metrics(Split::Validation);
  for (std::size_t begin = 0; begin < maker.size(); begin += 8) {
    BatchRequest request{0, {}};
    for (auto i = begin; i < std::min(begin + 8, maker.size()); ++i) request.positions.push_back(i);
    const auto batch = maker.make(request);
    const auto outputs = task.forward(batch.inputs);
    metrics->add(batch, outputs, task.loss(outputs, batch.targets));
  }
  // A checkpoint in the middle of an epoch loses nothing.
  const auto resumed = task.metrics(Split::Validation);
  resumed->load(metrics->state());
  EXPECT_EQ(resumed->finish().values, metrics->finish().values);
  return metrics->finish();
}

struct ImageCase {
  const char* task;
  const char* metric;
  double atLeast;
};

class ImageTasks : public ::testing::TestWithParam<ImageCase> {};
INSTANTIATE_TEST_SUITE_P(All, ImageTasks,
                         ::testing::Values(ImageCase{"image_classification", "accuracy", 0.9},
                                           ImageCase{"multilabel_image_classification", "micro_f1", 0.9},
                                           ImageCase{"image_regression", "r2", 0.8}),
                         [](const auto& each) { return each.param.task; });

TEST_P(ImageTasks, LearnsWhatItIsTaught) {
  const support::TemporaryFolder folder;
  const auto dataset = support::tintedImages(folder.path(), GetParam().task, 64);
  const auto task = taskById(GetParam().task).prepare(imageContext(dataset));
  const auto [first, last] = learnImages(*task, 12);
  EXPECT_LT(last, first);
  const auto result = judgeImages(*task);
  ASSERT_TRUE(result.value(GetParam().metric)) << GetParam().metric;
  EXPECT_GE(*result.value(GetParam().metric), GetParam().atLeast);
  EXPECT_EQ(result.values.front().first, "loss");
}

TEST(GreyImages, GreyAugmentedBatchesHaveOneChannel) {
  const support::TemporaryFolder folder;
  const auto dataset = support::tintedImages(folder.path(), "image_classification", 8);
  auto context = imageContext(dataset);
  context.config.inputChannels = 1;
  context.config.randomErasing = 1.0;
  for (const char* crop : {"random_crop", "random_resized_crop"}) {
    context.config.crop = crop;
    const auto task = taskById("image_classification").prepare(context);
    const auto batch = task->batches(Split::Train, true).make({0, {0, 1, 2}});
    EXPECT_EQ(batch.inputs.sizes(), (std::vector<std::int64_t>{3, 1, 16, 16}));
    EXPECT_TRUE(batch.inputs.isfinite().all().item<bool>());
  }
}

/// The network of `task` as a predictor has it after training.
Predictor trainedPredictor(PreparedTask& task, const std::filesystem::path& folder) {
  const auto description = nlohmann::json::parse(task.description());
  PredictorSource source;
  source.weights = folder / "weights.safetensors";
  source.architecture = description.at("architecture").get<std::string>();
  source.classes = description.at("classes").get<std::vector<std::string>>();
  source.preprocessing = Preprocessing::fromJson(description.at("preprocessing").dump());
  source.kind = description.at("kind").get<std::string>();
  source.setup = ImageSetup::fromJson(description.at("image").dump());
  saveStateDict(source.weights, stateDictOf(task.module()), {});
  return Predictor(source);
}

TEST(GreyImages, GreyImagesAreLearntAndAnsweredInOneChannel) {
  const support::TemporaryFolder folder;
  const auto dataset = support::tintedImages(folder.path(), "image_classification", 64);
  auto context = imageContext(dataset);
  const auto colour = taskById("image_classification").prepare(context);
  context.weights = folder.path() / "start.safetensors";
  saveStateDict(context.weights, stateDictOf(colour->module()), {});
  context.config.inputChannels = 1;
  const auto task = taskById("image_classification").prepare(context);
  EXPECT_TRUE(torch::allclose(stateDictOf(task->module()).at("conv1.weight"),
                              stateDictOf(colour->module()).at("conv1.weight").sum(1, true)))
      << "the pretrained first layer, summed over its colours";
  (void)learnImages(*task, 12);
  EXPECT_GE(*judgeImages(*task).value("accuracy"), 0.9);

  auto predictor = trainedPredictor(*task, folder.path());
  EXPECT_EQ(predictor.source().preprocessing.channels, 1);
  task->module().eval();
  const auto batch = task->batches(Split::Validation, false).make({0, {0, 1, 2, 3}});
  EXPECT_EQ(batch.inputs.size(1), 1);
  std::vector<std::filesystem::path> files;
  for (std::size_t i = 0; i < 4; ++i) {
    files.push_back(folder.path() / dataset.examples[64 + i].path);
  }
  const auto answers = predictor.predict(files, 2, nullptr, {});
  const auto wanted = torch::softmax(task->forward(batch.inputs), 1).max(1);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto row = static_cast<std::int64_t>(i);
    ASSERT_FALSE(answers[i].problem);
    EXPECT_NEAR(answers[i].top.front().probability, std::get<0>(wanted)[row].item<double>(), 1e-4);
  }
  // Weights for colour are not taken for grey ones by accident.
  auto wrong = predictor.source();
  wrong.weights = context.weights;
  support::expectError(ErrorCode::ArchitectureMismatch, [&] { (void)Predictor(wrong); });
}

TEST(ImageRegression, AnswersAndErrorsAreInTheNumbersOwnUnit) {
  const support::TemporaryFolder folder;
  const auto dataset = support::tintedImages(folder.path(), "image_regression", 64);
  const auto task = taskById("image_regression").prepare(imageContext(dataset));
  (void)learnImages(*task, 12);
  const auto result = judgeImages(*task);
  ASSERT_EQ(result.answers.size(), 32U);
  EXPECT_LT(*result.value("mae"), 6.0) << "of numbers between 100 and 140";
  EXPECT_LT(*result.value("loss"), 1.0) << "the loss is a share of the variance";

  auto predictor = trainedPredictor(*task, folder.path());
  const auto answers = predictor.predict({folder / dataset.examples[64].path}, 5, nullptr, {});
  const double recorded = nlohmann::json::parse(result.answers.front().answer).at("value").get<double>();
  EXPECT_NEAR(answers.front().value, recorded, 0.01);
  EXPECT_TRUE(answers.front().top.empty());
}

TEST(MultilabelImages, EveryExampleHasItsLabelsAndProbabilities) {
  const support::TemporaryFolder folder;
  const auto dataset = support::tintedImages(folder.path(), "multilabel_image_classification", 64);
  const auto task = taskById("multilabel_image_classification").prepare(imageContext(dataset));
  (void)learnImages(*task, 12);
  const auto result = judgeImages(*task);
  EXPECT_FALSE(result.matrix);
  ASSERT_EQ(result.answers.size(), 32U);
  EXPECT_EQ(result.answers.front().example, 65);
  EXPECT_EQ(nlohmann::json::parse(result.answers.front().answer).at("probabilities").size(), 2U);

  auto predictor = trainedPredictor(*task, folder.path());
  const auto answer = predictor.predict({folder / dataset.examples[66].path}, 5, nullptr, {}).front();
  EXPECT_EQ(answer.threshold, 0.5);
  ASSERT_EQ(answer.top.size(), 2U);  // 66 is red and green
  EXPECT_GE(answer.top[1].probability, 0.5);
}

TEST(GreyImages, TargetsThatDoNotFitAreNamed) {
  const support::TemporaryFolder folder;
  auto dataset = support::tintedImages(folder.path(), "image_regression", 4);
  dataset.targets[2] = R"({"labels":[0]})";
  const auto problem = support::expectError(
      ErrorCode::TargetsUnusable, [&] { static_cast<void>(taskById("image_regression").prepare(imageContext(dataset))); });
  EXPECT_EQ(problem.arguments.at("example"), "3");
}

// ---- features that are kept while only the head trains -------------------------------------------------------------------
struct KeptImages {
  explicit KeptImages(const Dataset& data, std::filesystem::path folder) : dataset(data) {
    setup.folder = std::move(folder);
    setup.modelHash = "weights";
    setup.maximumBytes = 1 << 24;
    context = imageContext(dataset);
    context.config.method = "head";
  }
  /// Whether the task was replaced by one that works on features.
  bool keeps() {
    auto task = taskById(dataset.record.task).prepare(context);
    const auto* same = task.get();
    kept = withKeptFeatures(std::move(task), context.config, dataset, setup);
    return kept.get() != same;
  }
  [[nodiscard]] std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(setup.folder)) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

  const Dataset& dataset;
  FeatureCacheSetup setup;
  TaskContext context;
  std::unique_ptr<PreparedTask> kept;
};

TEST(KeptImageFeatures, AugmentationMakesThemUseless) {
  const support::TemporaryFolder folder, cache;
  const auto dataset = support::tintedImages(folder.path(), "image_classification", 8);
  KeptImages head(dataset, cache.path());
  EXPECT_TRUE(head.keeps());
  for (const auto& change : std::vector<void (*)(TrainingConfig&)>{
           [](TrainingConfig& c) { c.horizontalFlip = true; }, [](TrainingConfig& c) { c.verticalFlip = true; },
           [](TrainingConfig& c) { c.crop = "random_crop"; }, [](TrainingConfig& c) { c.colorJitter = 0.2; },
           [](TrainingConfig& c) { c.hueJitter = 0.1; }, [](TrainingConfig& c) { c.method = "full"; }}) {
    KeptImages other(dataset, cache.path());
    change(other.context.config);
    EXPECT_FALSE(other.keeps());
  }
}

TEST(KeptImageFeatures, AreKeyedByWeightsTransformAndFileHash) {
  const support::TemporaryFolder folder, cache;
  auto dataset = support::tintedImages(folder.path(), "image_classification", 8);
  KeptImages first(dataset, cache.path());
  ASSERT_TRUE(first.keeps());
  EXPECT_EQ(first.files(), 2U);  // training, validation
  ASSERT_TRUE(first.keeps());
  EXPECT_EQ(first.files(), 2U) << "the second run finds them";

  first.setup.modelHash = "other weights";
  ASSERT_TRUE(first.keeps());
  EXPECT_EQ(first.files(), 4U);
  first.context.config.imageSize = 24;
  ASSERT_TRUE(first.keeps());
  EXPECT_EQ(first.files(), 6U);
  dataset.examples[0].hash[0] ^= 1U;  // a training image has changed
  ASSERT_TRUE(first.keeps());
  EXPECT_EQ(first.files(), 7U);
}

TEST(KeptImageFeatures, FollowCorrectedNumbers) {
  const support::TemporaryFolder folder, cache;
  auto dataset = support::tintedImages(folder.path(), "image_regression", 8);
  KeptImages head(dataset, cache.path());
  ASSERT_TRUE(head.keeps());
  const auto before = head.kept->batches(Split::Train, false).make({0, {0, 1}}).targets;
  dataset.targets[0] = R"({"value":500.0})";
  ASSERT_TRUE(head.keeps());
  EXPECT_FALSE(before.allclose(head.kept->batches(Split::Train, false).make({0, {0, 1}}).targets));
}

TEST(KeptImageFeatures, AnswerAsTheWholeNetworkDoes) {
  const support::TemporaryFolder folder, cache;
  const auto dataset = support::tintedImages(folder.path(), "multilabel_image_classification", 8);
  KeptImages head(dataset, cache.path());
  ASSERT_TRUE(head.keeps());
  const torch::NoGradGuard noGradients;
  const auto whole = taskById(dataset.record.task).prepare(head.context);
  whole->module().eval();
  head.kept->module().eval();
  const BatchRequest request{0, {3, 1}};
  const auto images = whole->batches(Split::Train, true).make(request);
  const auto features = head.kept->batches(Split::Train, true).make(request);
  EXPECT_TRUE(images.targets.equal(features.targets));
  EXPECT_TRUE(whole->forward(images.inputs).allclose(head.kept->forward(features.inputs), 1e-5, 1e-5));
}

}  // namespace
}  // namespace luthier
