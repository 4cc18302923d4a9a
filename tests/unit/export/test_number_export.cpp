// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "tests/unit/export/image_fixture.h"

namespace luthier {
namespace {

constexpr double mean = 250.0, deviation = 40.0;

/// A network that answers a standardised number.
class NumberExportTest : public ImageExportTest {
 protected:
  PredictorSource numberSource(const std::string& id) const {
    auto source = makeSource(id, {"value"}, 32);
    source.classes.clear();
    source.kind = "image_regression";
    source.setup.targetMean = mean;
    source.setup.targetDeviation = deviation;
    return source;
  }

  static ComparedImages numberImages() {
    auto compared = someImages();
    compared.labels.clear();
    return compared;
  }
};

/// What the program itself says of an image: the standardised answer in the target's unit.
torch::Tensor valuesOf(Predictor& predictor, const std::vector<Image>& images) {
  return predictor.logits(inputsFor(images, {predictor.source().preprocessing})) * deviation + mean;
}

TEST_F(NumberExportTest, EveryFormatAnswersInTheTargetsOwnUnit) {
  Predictor predictor(numberSource("resnet18"));
  const ExportedModel model{predictor, AnswerKind::Number};
  const auto compared = numberImages();
  const auto wanted = valuesOf(predictor, compared.images);
  ASSERT_GT(wanted.min().item<double>(), 100.0) << "far from a standardised number";
  for (const char* id : {"state-dict", "huggingface", "timm", "torchscript"}) {
    const auto out = folder_ / id;
    const auto certificate = exportImages(model, format(id), {"run", "heights", "{}", {}}, compared, out, nullptr);
    EXPECT_LE(certificate.largestDifference, 1e-5) << id;
    EXPECT_DOUBLE_EQ(certificate.agreement, 1.0) << id;
    const auto loaded = format(id).load(model, out);
    const auto answers = loaded->answer({inputsFor(compared.images, loaded->inputRule())}).outputs;
    EXPECT_LE((answers - wanted).abs().max().item<double>(), 1e-2) << id << answers << wanted;
  }
}

TEST_F(NumberExportTest, TheRunItselfStaysAsItWas) {
  Predictor predictor(numberSource("resnet20"));
  const auto before = stateDictOf(predictor.network());
  const auto head = before.at("linear.weight").clone();
  const ExportedModel model{predictor, AnswerKind::Number};
  ASSERT_FALSE(torch::equal(stateDictOf(*model.network()).at("linear.weight"), head));
  EXPECT_TRUE(torch::equal(stateDictOf(predictor.network()).at("linear.weight"), head));
}

/// An export whose head still answers standardised numbers is refused, as is one that is off by the mean alone.
TEST_F(NumberExportTest, AHeadInTheWrongUnitIsFound) {
  Predictor predictor(numberSource("resnet20"));
  const ExportedModel model{predictor, AnswerKind::Number};
  const auto& way = format("state-dict");
  for (const double added : {0.0, mean}) {
    const support::TemporaryFolder place;
    way.write(model, place.path());
    auto state = loadStateDict(place / "model.safetensors");
    const auto own = stateDictOf(predictor.network());
    state["linear.weight"] = own.at("linear.weight") * (added == 0.0 ? 1.0 : deviation);
    state["linear.bias"] = own.at("linear.bias") + added;
    saveStateDict(place / "model.safetensors", state, {});
    EXPECT_FALSE(certify(model, *way.load(model, place.path()), numberImages(), way, nullptr).passed()) << added;
  }
}

TEST_F(NumberExportTest, EightBitsAnswerWithinATenthOfTheSpread) {
  if (!std::filesystem::exists(std::filesystem::path(LUTHIER_BINARY_DIR) / "luthier-onnx")) {
    GTEST_SKIP() << "luthier-onnx is not built: libonnx-dev is not installed";
  }
  Predictor predictor(numberSource("resnet18"));
  const ExportedModel model{predictor, AnswerKind::Number};
  const auto certificate =
      exportImages(model, format("onnx-int8"), {"run", "heights", "{}", {}}, numberImages(), folder_ / "int8", nullptr);
  EXPECT_GT(certificate.largestDifference, 0.0);
  EXPECT_GE(certificate.agreement, 0.8);
}

}  // namespace
}  // namespace luthier
