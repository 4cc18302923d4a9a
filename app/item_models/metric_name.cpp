// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/item_models/metric_name.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>

namespace luthier {
namespace {

struct Word {
  std::string_view id;
  const char* text;
  bool share = false;
};

constexpr std::array<Word, 4> places{{{"validation", QT_TRANSLATE_NOOP("Metric", "Validation: %1")},
                                      {"test", QT_TRANSLATE_NOOP("Metric", "Test: %1")},
                                      {"train", QT_TRANSLATE_NOOP("Metric", "Train: %1")},
                                      {"step", QT_TRANSLATE_NOOP("Metric", "Each step: %1")}}};

constexpr std::array<Word, 20> measures{{{"accuracy", QT_TRANSLATE_NOOP("Metric", "accuracy"), true},
                                         {"loss", QT_TRANSLATE_NOOP("Metric", "loss")},
                                         {"macro_f1", QT_TRANSLATE_NOOP("Metric", "macro F1")},
                                         {"top5", QT_TRANSLATE_NOOP("Metric", "top-5 accuracy"), true},
                                         {"macro_precision", QT_TRANSLATE_NOOP("Metric", "macro precision")},
                                         {"macro_recall", QT_TRANSLATE_NOOP("Metric", "macro recall")},
                                         {"weighted_f1", QT_TRANSLATE_NOOP("Metric", "weighted F1")},
                                         {"weighted_precision", QT_TRANSLATE_NOOP("Metric", "weighted precision")},
                                         {"weighted_recall", QT_TRANSLATE_NOOP("Metric", "weighted recall")},
                                         {"micro_f1", QT_TRANSLATE_NOOP("Metric", "micro F1")},
                                         {"exact_match", QT_TRANSLATE_NOOP("Metric", "exact match"), true},
                                         {"entity_f1", QT_TRANSLATE_NOOP("Metric", "F1 of entities")},
                                         {"f1", QT_TRANSLATE_NOOP("Metric", "F1 of answers")},
                                         {"mae", QT_TRANSLATE_NOOP("Metric", "mean absolute error")},
                                         {"rmse", QT_TRANSLATE_NOOP("Metric", "root mean squared error")},
                                         {"r2", QT_TRANSLATE_NOOP("Metric", "R²")},
                                         {"pearson", QT_TRANSLATE_NOOP("Metric", "correlation (Pearson)")},
                                         {"spearman", QT_TRANSLATE_NOOP("Metric", "rank correlation (Spearman)")},
                                         {"perplexity", QT_TRANSLATE_NOOP("Metric", "perplexity")},
                                         {"learning_rate", QT_TRANSLATE_NOOP("Metric", "learning rate")}}};

std::pair<std::string_view, std::string_view> parts(std::string_view metric) {
  const auto slash = metric.find('/');
  return slash == std::string_view::npos ? std::pair(std::string_view(), metric)
                                         : std::pair(metric.substr(0, slash), metric.substr(slash + 1));
}

template <std::size_t size>
const Word* find(const std::array<Word, size>& words, std::string_view id) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.id == id; });
  return found == words.end() ? nullptr : &*found;
}

template <std::size_t size>
int rank(const std::array<Word, size>& words, std::string_view id) {
  const Word* word = find(words, id);
  return word == nullptr ? static_cast<int>(size) : static_cast<int>(word - words.data());
}

}  // namespace

QString metricName(const std::string& metric) {
  const auto [place, measure] = parts(metric);
  const Word* placeWord = find(places, place);
  const Word* measureWord = find(measures, measure);
  if (placeWord == nullptr || measureWord == nullptr) {
    return QString::fromStdString(metric);
  }
  return QCoreApplication::translate("Metric", placeWord->text)
      .arg(QCoreApplication::translate("Metric", measureWord->text));
}

QString measureTitle(const std::string& metric) {
  const std::string measure(parts(metric).second);
  const Word* word = find(measures, measure);
  QString title = word == nullptr ? QString::fromStdString(measure) : QCoreApplication::translate("Metric", word->text);
  return title.isEmpty() ? title : title.front().toUpper() + title.mid(1);
}

std::pair<int, int> metricRank(const std::string& metric) {
  const auto [place, measure] = parts(metric);
  return {rank(places, place), rank(measures, measure)};
}

bool isShare(const std::string& metric) {
  const Word* word = find(measures, parts(metric).second);
  return word != nullptr && word->share;
}

}  // namespace luthier
