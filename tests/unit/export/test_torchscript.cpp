// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/script.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "tests/support/process.h"
#include "tests/unit/export/image_fixture.h"

namespace luthier {
namespace {

TEST_F(ImageExportTest, TorchScriptTakesAnyBatchAndKeepsPublishedNames) {
  for (const char* id : {"resnet20", "resnet18"}) {
    Predictor predictor(makeSource(id, {"cat", "dog", "owl"}, 32));
    const ExportedModel model{predictor};
    const auto out = folder_ / id;
    const auto certificate =
        exportImages(model, format("torchscript"), {"run", "pets", "{}", {}}, someImages(), out, nullptr);
    EXPECT_LE(certificate.largestDifference, 1e-5) << id;
    torch::jit::ExtraFilesMap extra{{"preprocessing.json", ""}, {"classes.json", ""}};
    auto module = torch::jit::load((out / "model.pt").string(), std::nullopt, extra);
    EXPECT_EQ(extra.at("classes.json"), R"(["cat","dog","owl"])");
    EXPECT_NE(extra.at("preprocessing.json").find("0.6"), std::string::npos);
    StateDict state;
    for (const auto& parameter : module.named_parameters()) {
      state.emplace(parameter.name, parameter.value);
    }
    EXPECT_TRUE(state.contains("layer2.0.conv1.weight")) << id;
    for (const std::int64_t batch : {1, 2, 5}) {
      const auto images = torch::randn({batch, 3, 32, 32});
      EXPECT_TRUE(torch::allclose(module.forward({images}).toTensor(), predictor.logits(images), 1e-4, 1e-5)) << batch;
    }
  }
}

TEST_F(ImageExportTest, WithThePreprocessingInsideItTakesBytes) {
  Predictor predictor(makeSource("resnet20", {"cat", "dog", "owl"}));
  const auto certificate = exportTo("torchscript", predictor, true);
  EXPECT_LE(certificate.largestDifference, 1e-5);
  EXPECT_NE(certificate.input.find("uint8"), std::string::npos);
  auto module = torch::jit::load((folder_ / "torchscript/model.pt").string());
  EXPECT_EQ(module.forward({torch::randint(0, 256, {3, 3, 32, 32}, torch::kUInt8)}).toTensor().sizes(),
            (std::vector<std::int64_t>{3, 3}));
}

/// The program that an export brings with it, compiled as its first lines say and run on a picture.
TEST_F(ImageExportTest, TheCppExampleAnswersAsTheRunDoes) {
  Predictor predictor(makeSource("resnet20", {"cat", "dog", "owl"}));
  ASSERT_TRUE(exportTo("torchscript", predictor).passed());
  const auto out = folder_ / "torchscript";
  const std::string torchFolder = LUTHIER_TORCH_FOLDER;
  const auto built =
      support::runProgram({LUTHIER_CXX, "-std=c++20", "-O0", "-I" + torchFolder + "/include",
                           "-I" + torchFolder + "/include/torch/csrc/api/include", (out / "predict.cpp").string(), "-o",
                           (folder_ / "predict").string(), "-L" + torchFolder + "/lib", "-ltorch_cpu", "-lc10",
                           "-Wl,-rpath," + torchFolder + "/lib", "-Wl,--allow-shlib-undefined"});
  ASSERT_EQ(built.exitCode, 0) << built.err;

  // Of the network's own size, so that the resizing, which is Pillow's up to a step of 255, has nothing to do.
  Image image(32, 32, 3);
  const auto noise = uniformNumbers("picture", 32 * 32 * 3);
  for (std::size_t at = 0; at < image.pixels.size(); ++at) {
    image.pixels[at] = static_cast<std::uint8_t>(127.0 + 127.0 * noise.const_data_ptr<double>()[at]);
  }
  const std::string pixels(image.pixels.begin(), image.pixels.end());
  writeFileAtomically(folder_ / "picture.ppm", "P6\n32 32\n255\n" + pixels);
  const auto answered =
      support::runProgram({(folder_ / "predict").string(), (out / "model.pt").string(), (folder_ / "picture.ppm").string()});
  ASSERT_EQ(answered.exitCode, 0) << answered.err;
  const auto outputs = nlohmann::json::parse(answered.out).at("outputs").get<std::vector<double>>();
  const auto wanted = predictor.logits(inputsFor({image}, {predictor.source().preprocessing}))[0];
  ASSERT_EQ(outputs.size(), 3U);
  for (std::size_t index = 0; index < outputs.size(); ++index) {
    EXPECT_NEAR(outputs[index], wanted[static_cast<std::int64_t>(index)].item<double>(), 1e-4);
  }
}

}  // namespace
}  // namespace luthier
