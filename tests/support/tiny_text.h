// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "core/data/dataset.h"
#include "tests/support/places.h"

namespace luthier::support {

/// Folder of a BERT of two layers with random weights, whose words are w0 ... w58.
inline std::filesystem::path tinyBert() { return fixture("training/tiny_bert"); }

inline std::string words(Random& random, std::size_t count, std::uint64_t from, std::uint64_t range) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += (i == 0 ? "w" : " w") + std::to_string(from + random.below(range));
  }
  return text;
}

inline void addText(Dataset& dataset, Split split, std::int32_t label, TextRecord text) {
  ExampleRecord example;
  example.id = static_cast<RowId>(dataset.examples.size()) + 1;
  example.label = label;
  example.split = split;
  example.size = static_cast<std::int64_t>(text.text.size());
  text.example = example.id;
  dataset.examples.push_back(example);
  dataset.texts.push_back(std::move(text));
}

/// Texts of two classes that differ in their words: `count` to train with, half as many to validate. Targets fit `task`.
inline Dataset tinyTexts(const std::string& task, std::size_t count) {
  Dataset dataset;
  dataset.record.id = 1;
  dataset.record.task = task;
  dataset.record.name = task;
  const bool tags = task == "token_classification";
  dataset.record.classes =
      tags ? std::vector<std::string>{"O", "B-THING", "I-THING"} : std::vector<std::string>{"low", "high"};
  for (std::size_t i = 0; i < count + count / 2; ++i) {
    auto random = Random::keyed(9, i);
    const auto label = static_cast<std::int32_t>(i % 2);
    const auto length = 3 + random.below(i % 7 == 0 ? 60 : 9);
    TextRecord text{0, words(random, length, label == 0 ? 0 : 25, 25), std::nullopt, ""};
    if (task == "text_regression") {
      text.targets = label == 0 ? R"({"value":-1.0})" : R"({"value":1.0})";
    } else if (task == "multilabel_text_classification") {
      text.targets = label == 0 ? R"({"labels":[0]})" : R"({"labels":[0,1]})";
    } else if (tags) {
      // A thing is w40 with the word behind it.
      std::string places, classes;
      text.text.clear();
      for (std::size_t word = 0, begin = 0; word < length; ++word) {
        const bool thing = word % 5 == 1, behind = word % 5 == 2;
        const auto written = thing ? std::string("w40") : "w" + std::to_string(random.below(30));
        text.text += (word == 0 ? "" : " ") + written;
        begin = text.text.size() - written.size();
        places += (word == 0 ? "[" : ",[") + std::to_string(begin) + "," + std::to_string(text.text.size()) + "]";
        classes += (word == 0 ? "" : ",") + std::string(thing ? "1" : behind ? "2" : "0");
      }
      text.targets = R"({"words":[)" + places + R"(],"tags":[)" + classes + "]}";
    } else if (task == "question_answering") {
      // The answer is the word behind w50.
      const auto before = words(random, length / 2 + 1, 0, 40) + " w50 ";
      const auto answer = "w" + std::to_string(random.below(40));
      text.second = before + answer + " " + words(random, length / 2 + 1, 0, 40);
      text.text = "w51 w50";
      text.targets = R"({"answers":[{"text":")" + answer + R"(","start":)" + std::to_string(before.size()) + "}]}";
    }
    addText(dataset, i < count ? Split::Train : Split::Validation, label, std::move(text));
  }
  return dataset;
}

}  // namespace luthier::support
