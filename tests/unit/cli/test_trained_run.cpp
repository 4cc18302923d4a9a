// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a run once it is trained, through the real program on one small run that all tests look at.
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "core/base/files.h"
#include "core/image/decode.h"
#include "core/store/artifacts_table.h"
#include "core/store/runs_table.h"
#include "core/store/workspace.h"
#include "serve_process.h"
#include "tests/support/cli.h"

namespace luthier {
namespace {

/// Three classes of one colour each, the second with a name that a table must quote.
const std::map<std::string, unsigned> colours{{"cat", 0x2020E0}, {"dog, \"small\"", 0xE02020}, {"猫", 0x20E020}};

class CliTrainedRun : public support::CliTest {
 protected:
  struct Shared {
    support::TemporaryFolder folder;
    std::vector<nlohmann::json> course;  // what train told
  };

  static void SetUpTestSuite() {
    shared_ = std::make_unique<Shared>();
    unsigned shade = 0;
    for (const auto& [split, count] : {std::pair("train", 16), {"validation", 4}, {"test", 5}}) {
      for (const auto& [name, colour] : colours) {
        for (int i = 0; i < count; ++i) {
          support::writeBmp(sharedImages() / split / name / (std::to_string(i) + ".bmp"), colour + ++shade % 16 * 0x010101);
        }
      }
    }
    ASSERT_EQ(support::runProgram(shared({"import", sharedImages().string(), "--name", "pets"})).exitCode, 0);
    auto train = shared({"train", "--dataset", "pets", "--model", "resnet20", "--name", "first", "--json"});
    for (const char* setting : {"epochs=2", "batch_size=8", "deterministic=true", "image_size=16", "learning_rate=0.02"}) {
      train.insert(train.end(), {"--set", setting});
    }
    shared_->course = support::jsonLines(support::runProgram(train));
  }
  static void TearDownTestSuite() { shared_.reset(); }

  void SetUp() override {
    ASSERT_FALSE(shared_->course.empty());
    ASSERT_EQ(shared_->course.back().value("status", ""), "done") << shared_->course.back();
    workspace = shared_->folder / "workspace";
    images = sharedImages();
  }

  /// For tests that change something: the workspace, copied.
  void useOwnWorkspace() {
    workspace = folder / "own";
    std::filesystem::copy(shared_->folder / "workspace", workspace, std::filesystem::copy_options::recursive);
  }

  [[nodiscard]] std::string image(const std::string& name) const { return (images / name).string(); }
  [[nodiscard]] std::string out() const { return (folder / "out").string(); }

  [[nodiscard]] static std::vector<nlohmann::json> predictions(const support::Finished& finished) {
    auto lines = support::jsonLines(finished);
    std::erase_if(lines, [](const nlohmann::json& line) { return line["event"] != "prediction"; });
    return lines;
  }

  static std::unique_ptr<Shared> shared_;

 private:
  static std::filesystem::path sharedImages() { return shared_->folder / "images"; }
  static std::vector<std::string> shared(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {support::workerProgram().string(), "--workspace", shared_->folder / "workspace"});
    return arguments;
  }
};
std::unique_ptr<CliTrainedRun::Shared> CliTrainedRun::shared_;

TEST_F(CliTrainedRun, IsEvaluatedOnEverySplit) {
  const auto test = last({"evaluate", "first", "--split", "test"});
  EXPECT_EQ(test["event"], "result");
  EXPECT_EQ(test["run"], "first");
  EXPECT_EQ(test["examples"], 15);
  EXPECT_EQ(test["classes"].size(), 3U);
  int counted = 0;
  int right = 0;
  for (std::size_t truth = 0; truth < 3; ++truth) {
    for (std::size_t answer = 0; answer < 3; ++answer) counted += test["confusion_matrix"][truth][answer].get<int>();
    right += test["confusion_matrix"][truth][truth].get<int>();
  }
  EXPECT_EQ(counted, 15);
  EXPECT_NEAR(test["accuracy"].get<double>(), right / 15.0, 1e-9);

  // Training measured the validation split at that epoch: the same checkpoint gives the same numbers.
  const auto validation = last({"evaluate", "first", "--split", "validation"});
  const auto& epoch = shared_->course.at(validation["epoch"].get<std::size_t>());
  EXPECT_NEAR(validation["loss"].get<double>(), epoch["validation"]["loss"].get<double>(), 1e-5);
  EXPECT_EQ(validation["accuracy"], epoch["validation"]["accuracy"]);
  EXPECT_EQ(last({"evaluate", "1", "--split", "train"})["examples"], 48);
}

TEST_F(CliTrainedRun, EvaluationRefusesWhatItCannotDo) {
  expectFailure({"evaluate", "none"}, 4, "not_found");
  expectFailure({"evaluate", "first", "--split", "holdout"}, 2, "invalid_parameter");
  expectFailure({"evaluate"}, 2, "usage");
  expectFailure({"evaluate", "--model", "starter"}, 2, "usage");
  expectFailure({"evaluate", "--model", "none", "--dataset", "pets"}, 4, "not_found");
  expectFailure({"evaluate", "--model", "starter", "--dataset", "none"}, 4, "not_found");
  // The starter answers CIFAR-10's ten classes: counted against three others it would be wrong in silence.
  const auto message = expectFailure({"evaluate", "--model", "starter", "--dataset", "pets"}, 3, "architecture_mismatch");
  EXPECT_NE(message.find("10"), std::string::npos) << message;
}

TEST_F(CliTrainedRun, AnswersFilesAndNamesWhatItCannotRead) {
  std::ofstream(folder / "broken.png") << "no image";
  const auto finished =
      run({"predict", "first", image("test/cat/0.bmp"), (folder / "broken.png").string(), image("test/猫/1.bmp"), "--json"});
  EXPECT_EQ(finished.exitCode, 0) << finished.err;
  const auto answers = predictions(finished);
  ASSERT_EQ(answers.size(), 3U);
  double sum = 0.0;
  for (const auto& entry : answers[0]["top"]) sum += entry["probability"].get<double>();
  EXPECT_EQ(answers[0]["top"].size(), 3U);
  EXPECT_NEAR(sum, 1.0, 1e-5);
  EXPECT_EQ(answers[0]["class"], answers[0]["top"][0]["class"]);
  EXPECT_EQ(answers[1]["problem"]["code"], "not_an_image");
  EXPECT_NE(answers[1]["message"].get<std::string>().find("broken.png"), std::string::npos);
  EXPECT_EQ(answers[2]["file"], image("test/猫/1.bmp"));
  const auto result = support::jsonLines(finished).back();
  EXPECT_EQ(result["files"], 3);
  EXPECT_EQ(result["failed"], 1);

  EXPECT_EQ(last({"predict", "first", (folder / "broken.png").string()}, 3)["failed"], 1);
  expectFailure({"predict", "none", image("test/cat/0.bmp")}, 4, "not_found");
  expectFailure({"predict", "first"}, 2, "usage");
}

TEST_F(CliTrainedRun, AFolderBecomesATableWhoseAnswersAreTheEvaluations) {
  const auto table = folder / "answers.csv";
  const auto result = last({"predict", "first", image("test"), "--csv", table.string()});
  EXPECT_EQ(result["files"], 15);
  EXPECT_EQ(result["csv"], table.string());
  const std::string csv = readTextFile(table);
  EXPECT_EQ(csv.substr(0, csv.find("\r\n")),
            "file,class_1,probability_1,class_2,probability_2,class_3,probability_3,class_4,probability_4,class_5,"
            "probability_5,problem");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 16);
  EXPECT_NE(csv.find("\"dog, \"\"small\"\"\""), std::string::npos);
  // Python's csv module is the judge of the quoting.
  const std::string script =
      "import csv, sys, pathlib\n"
      "rows = list(csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8')))\n"
      "print(sum(pathlib.Path(row['file']).parent.name == row['class_1'] for row in rows))";
  const auto judged = support::runProgram({"python3", "-c", script, table.string()});
  ASSERT_EQ(judged.exitCode, 0) << judged.err;
  const double accuracy = last({"evaluate", "first", "--split", "test"})["accuracy"].get<double>();
  EXPECT_EQ(std::stoi(judged.out), std::lround(accuracy * 15));

  expectFailure({"predict", "first", image("test"), "--csv", (folder / "no" / "such" / "t.csv").string()}, 6,
                "file_not_writable");
}

TEST_F(CliTrainedRun, IsAnsweredAlikeThroughServe) {
  std::ofstream(folder / "broken.png") << "no image";
  std::filesystem::create_directory(folder / "tmp");
  test::ServeProcess serve(workspace, folder / "tmp");
  (void)serve.readLine();
  serve.ask(1, protocol::PredictRequest{1, 0, {image("test/cat/0.bmp"), folder / "broken.png"}, 2});
  const auto reply = serve.readReply();
  ASSERT_TRUE(reply && std::holds_alternative<protocol::PredictReply>(reply->reply));
  const auto& answers = std::get<protocol::PredictReply>(reply->reply).predictions;
  ASSERT_EQ(answers.size(), 2U);
  ASSERT_EQ(answers[0].top.size(), 2U);
  const auto direct = predictions(run({"predict", "first", image("test/cat/0.bmp"), "--json"}));
  ASSERT_EQ(direct.size(), 1U);
  EXPECT_EQ(answers[0].top[0].name, direct[0]["class"]);
  EXPECT_NEAR(answers[0].top[0].probability, direct[0]["probability"].get<double>(), 1e-6);
  EXPECT_EQ(decodeImageFile(answers[0].preview).width, 256);
  ASSERT_TRUE(answers[1].problem);
  EXPECT_EQ(answers[1].problem->code, ErrorCode::NotAnImage);

  serve.ask(2, protocol::PredictRequest{99, 0, {image("test/cat/0.bmp")}, 2});
  const auto missing = serve.readReply();
  ASSERT_TRUE(missing && std::holds_alternative<protocol::ErrorReply>(missing->reply));
  EXPECT_EQ(std::get<protocol::ErrorReply>(missing->reply).problem.code, ErrorCode::NotFound);
}

TEST_F(CliTrainedRun, IsExportedAndComesBackAsAModelThatAnswersAlike) {
  useOwnWorkspace();
  const auto result = last({"export", "first", "--format", "state-dict", "--out", out()});
  EXPECT_EQ(result["format"], "state-dict");
  EXPECT_EQ(result["sha256"].get<std::string>().size(), 64U);
  for (const char* name : {"model.safetensors", "preprocessing.json", "classes.json", "README.md"}) {
    EXPECT_TRUE(std::filesystem::exists(folder / "out" / name)) << name;
  }
  expectFailure({"export", "first", "--out", out()}, 3, "already_exists");
  expectFailure({"export", "first", "--format", "zip", "--out", out() + "2"}, 2, "invalid_parameter");
  expectFailure({"export", "first", "--normalize-inside", "--out", out() + "2"}, 2, "invalid_parameter");
  expectFailure({"export", "first", "--format", "huggingface", "--out", out() + "2"}, 3, "export_unsupported");
  expectFailure({"export", "first", "--format", "timm", "--out", out() + "2"}, 3, "export_unsupported");
  expectFailure({"export", "none", "--out", out() + "2"}, 4, "not_found");
  expectFailure({"export", "first"}, 2, "usage");
  EXPECT_FALSE(std::filesystem::exists(out() + "2"));

  const auto added = last({"models", "add", out() + "/model.safetensors", "--name", "back"});
  EXPECT_EQ(added["architecture"], "resnet20");
  EXPECT_EQ(added["class_names"].size(), 3U);
  EXPECT_TRUE(added["key_report"]["missing"].empty()) << added;
  const auto byModel = last({"evaluate", "--model", "back", "--dataset", "pets"});
  EXPECT_EQ(byModel["confusion_matrix"], last({"evaluate", "first"})["confusion_matrix"]);
}

TEST_F(CliTrainedRun, IsExportedForOtherProgramsWithACertificateOnItsOwnImages) {
  useOwnWorkspace();
  std::vector<std::string> formats{"torchscript"};
  if (std::filesystem::exists(support::workerProgram().parent_path() / "luthier-onnx")) {
    formats.insert(formats.end(), {"onnx", "onnx-int8"});
  }
  for (const auto& format : formats) {
    const auto exported = out() + format;
    const auto result = last({"export", "first", "--format", format, "--normalize-inside", "--out", exported});
    EXPECT_EQ(result["format"], format);
    const auto& parity = result["parity"];
    EXPECT_EQ(parity["images"], 12) << parity;
    EXPECT_EQ(parity["split"], "validation");
    EXPECT_EQ(parity["passed"], true);
    EXPECT_GT(parity["export_seconds"], 0.0);
    EXPECT_EQ(parity["preprocessing"]["image_size"], 16);
    if (format != "onnx-int8") {
      EXPECT_LE(parity["largest_difference"], 1e-4);
      EXPECT_EQ(parity["run_accuracy"], parity["export_accuracy"]);
    }
    EXPECT_EQ(nlohmann::json::parse(readTextFile(exported + "/parity.json")), parity);
    EXPECT_TRUE(verifyFolder(exported));
  }
  Database database(Workspace::createOrOpen(workspace).databaseFile(), OpenMode::ReadOnly);
  const auto stored = artifacts::list(database, 1);
  ASSERT_EQ(stored.size(), formats.size());
  EXPECT_EQ(stored[0].kind, "torchscript");
  EXPECT_EQ(nlohmann::json::parse(stored[0].details)["passed"], true);
}

TEST_F(CliTrainedRun, ModelsAreListedAndBadOnesRefused) {
  useOwnWorkspace();
  std::set<std::string> names;
  for (const auto& line : support::jsonLines(run({"models", "list", "--json"}))) {
    EXPECT_EQ(line["event"], "model");
    names.insert(line["model"]);
  }
  EXPECT_TRUE(names.contains("starter"));
  const auto weights = last({"runs", "show", "first"})["checkpoints"][0]["path"].get<std::string>();
  const auto file = workspace / "runs" / "1" / weights / "model.safetensors";
  ASSERT_TRUE(std::filesystem::exists(file));
  last({"models", "add", file.string(), "--name", "own"});
  expectFailure({"models", "add", file.string(), "--name", "own"}, 3, "already_exists");
  expectFailure({"models", "add", file.string(), "--name", "x", "--architecture", "resnet18"}, 3, "architecture_mismatch");
  expectFailure({"models", "add", file.string(), "--name", "x", "--architecture", "transformer9"}, 4, "not_found");
  expectFailure({"models", "add", (folder / "none.pth").string()}, 4, "not_found");
  const auto half = folder / "half.safetensors";
  std::filesystem::copy_file(file, half);
  std::filesystem::resize_file(half, std::filesystem::file_size(half) / 2);
  EXPECT_NE(expectFailure({"models", "add", half.string()}, 3, "safetensors_damaged").find("half.safetensors"),
            std::string::npos);
}

TEST_F(CliTrainedRun, GoesOnForMoreEpochsAndOnlyThen) {
  useOwnWorkspace();
  expectFailure({"resume", "first"}, 3, "run_not_resumable");
  expectFailure({"resume", "none"}, 4, "not_found");
  last({"more-epochs", "first", "1"});
  const auto lines = support::jsonLines(run({"resume", "first", "--json"}));
  ASSERT_GE(lines.size(), 3U);
  EXPECT_EQ(lines[0]["event"], "started");
  EXPECT_EQ(lines[1]["epoch"], 3);
  EXPECT_EQ(lines.back()["status"], "done");
  expectFailure({"resume", "first"}, 3, "run_not_resumable");
}

TEST_F(CliTrainedRun, IsDeletedWithItsFilesAndNothingElse) {
  useOwnWorkspace();
  EXPECT_EQ(last({"runs", "delete", "first"})["deleted"], true);
  EXPECT_FALSE(std::filesystem::exists(workspace / "runs" / "1"));
  expectFailure({"runs", "delete", "first"}, 4, "not_found");
  expectFailure({"predict", "first", image("test/cat/0.bmp")}, 4, "not_found");
  EXPECT_EQ(last({"datasets"})["name"], "pets");
  EXPECT_TRUE(std::filesystem::exists(images));
}

}  // namespace
}  // namespace luthier
