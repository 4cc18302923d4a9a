// SPDX-License-Identifier: GPL-3.0-or-later
// Rotation and RandAugment against pixels that torchvision and Pillow made (make_augmentation_fixtures.py).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/image/affine.h"
#include "core/image/transforms.h"
#include "fixtures.h"

namespace luthier {
namespace {

const std::map<std::string, AugmentOperation> operationNames{{"Identity", AugmentOperation::Identity},
                                                             {"ShearX", AugmentOperation::ShearX},
                                                             {"ShearY", AugmentOperation::ShearY},
                                                             {"TranslateX", AugmentOperation::TranslateX},
                                                             {"TranslateY", AugmentOperation::TranslateY},
                                                             {"Rotate", AugmentOperation::Rotate},
                                                             {"Brightness", AugmentOperation::Brightness},
                                                             {"Color", AugmentOperation::Color},
                                                             {"Contrast", AugmentOperation::Contrast},
                                                             {"Sharpness", AugmentOperation::Sharpness},
                                                             {"Posterize", AugmentOperation::Posterize},
                                                             {"Solarize", AugmentOperation::Solarize},
                                                             {"AutoContrast", AugmentOperation::AutoContrast},
                                                             {"Equalize", AugmentOperation::Equalize}};

nlohmann::json recorded(const char* part) {
  std::ifstream file(test::imageFixtures() / "augmentation.json");
  return nlohmann::json::parse(file).at(part);
}

Image pictureOf(const nlohmann::json& item) { return test::picture(item.at("size")[0], item.at("size")[1], 3); }

TEST(Augmentation, RotationIsPillows) {
  for (const auto& item : recorded("rotate")) {
    EXPECT_EQ(test::digest(rotate(pictureOf(item), item.at("degrees"))), item.at("sha256")) << item;
  }
}

TEST(Augmentation, EveryOperationIsTorchvisions) {
  const auto all = recorded("operations");
  ASSERT_GT(all.size(), 500U);
  for (const auto& item : all) {
    const auto result = augmentBy(pictureOf(item), operationNames.at(item.at("operation")), item.at("magnitude"));
    EXPECT_EQ(test::digest(result), item.at("sha256")) << item;
  }
}

TEST(Augmentation, MagnitudesAreTorchvisions) {
  for (const auto& item : recorded("bins")) {
    const auto operation = operationNames.at(item.at("operation"));
    EXPECT_EQ(isSigned(operation), item.at("signed").get<bool>()) << item.at("operation");
    const auto values = item.at("values").get<std::vector<double>>();
    for (std::size_t bin = 0; bin < values.size(); ++bin) {
      const double found = operationMagnitude(operation, static_cast<int>(bin), item.at("size")[0], item.at("size")[1]);
      EXPECT_NEAR(found, values[bin], 1e-6 * std::abs(values[bin])) << item.at("operation") << " " << bin;
    }
  }
}

TEST(Augmentation, RandAugmentDrawsEveryOperation) {
  Random random(4);
  const Image image = test::picture(40, 30, 3);
  std::set<std::string> results;
  for (int i = 0; i < 400; ++i) results.insert(test::digest(randAugment(image, {1, 15}, random)));
  // Nine operations have two signs; identity, posterize, solarize and equalize have one; autocontrast is identity on this
  // picture, which has every tone.
  EXPECT_EQ(results.size(), 9U * 2 + 4);
  Random first(9), second(9);
  EXPECT_EQ(randAugment(image, {3, 20}, first), randAugment(image, {3, 20}, second));
}

TEST(Augmentation, ErasedAreasKeepToTheirScale) {
  Random random(6);
  int erased = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto area = chooseErasedArea(64, 48, 0.25, random);
    if (!area) continue;
    ++erased;
    const double share = static_cast<double>(area->width) * area->height / (64.0 * 48.0);
    EXPECT_GT(share, 0.015);
    EXPECT_LT(share, 0.35);
    EXPECT_GE(area->left, 0);
    EXPECT_LE(area->left + area->width, 64);
    EXPECT_LE(area->top + area->height, 48);
    EXPECT_LT(static_cast<double>(area->height) / area->width, 4.0);
  }
  EXPECT_NEAR(erased / 4000.0, 0.25, 0.03);
}

TEST(Augmentation, ErasingSetsTheMean) {
  std::vector<float> values(3 * 4 * 5, 1.0F);
  erase({1, 2, 3, 1}, 5, 4, values.data());
  EXPECT_EQ(std::count(values.begin(), values.end(), 0.0F), 9);
  for (int channel = 0; channel < 3; ++channel) {
    for (int x = 1; x < 4; ++x) EXPECT_EQ(values[static_cast<std::size_t>((channel * 4 + 2) * 5 + x)], 0.0F);
  }
}

TEST(Augmentation, WhatIsOffDrawsNothing) {
  // Runs of older configurations see the images that they saw.
  const Image image = test::picture(32, 32, 3);
  Preprocessing preprocessing;
  preprocessing.imageSize = 32;
  preprocessing.resizeShorter = 0;
  Augmentation plain;
  plain.horizontalFlip = true;
  Random first(3), second(3);
  (void)prepareAugmented(image, preprocessing, plain, first);
  (void)chooseErasedArea(preprocessing, plain, first);
  (void)second.chance(0.5);
  EXPECT_EQ(first.next(), second.next());
}

}  // namespace
}  // namespace luthier
