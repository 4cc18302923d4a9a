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

constexpr std::array<Word, 28> measures{
    {{"accuracy", QT_TRANSLATE_NOOP("Metric", "accuracy"), true},
     {"loss", QT_TRANSLATE_NOOP("Metric", "loss")},
     {"macro_f1", QT_TRANSLATE_NOOP("Metric", "macro F1")},
     {"top5", QT_TRANSLATE_NOOP("Metric", "top-5 accuracy"), true},
     {"macro_precision", QT_TRANSLATE_NOOP("Metric", "macro precision")},
     {"macro_recall", QT_TRANSLATE_NOOP("Metric", "macro recall")},
     {"weighted_f1", QT_TRANSLATE_NOOP("Metric", "weighted F1")},
     {"weighted_precision", QT_TRANSLATE_NOOP("Metric", "weighted precision")},
     {"weighted_recall", QT_TRANSLATE_NOOP("Metric", "weighted recall")},
     {"micro_f1", QT_TRANSLATE_NOOP("Metric", "micro F1")},
     {"micro_precision", QT_TRANSLATE_NOOP("Metric", "micro precision")},
     {"micro_recall", QT_TRANSLATE_NOOP("Metric", "micro recall")},
     {"samples_f1", QT_TRANSLATE_NOOP("Metric", "F1, mean over the examples")},
     {"samples_precision", QT_TRANSLATE_NOOP("Metric", "precision, mean over the examples")},
     {"samples_recall", QT_TRANSLATE_NOOP("Metric", "recall, mean over the examples")},
     {"exact_match", QT_TRANSLATE_NOOP("Metric", "exact match"), true},
     {"entity_f1", QT_TRANSLATE_NOOP("Metric", "F1 of entities")},
     {"entity_precision", QT_TRANSLATE_NOOP("Metric", "precision of entities")},
     {"entity_recall", QT_TRANSLATE_NOOP("Metric", "recall of entities")},
     {"entity_macro_f1", QT_TRANSLATE_NOOP("Metric", "macro F1 of entities")},
     {"f1", QT_TRANSLATE_NOOP("Metric", "F1 of answers")},
     {"mae", QT_TRANSLATE_NOOP("Metric", "mean absolute error")},
     {"rmse", QT_TRANSLATE_NOOP("Metric", "root mean squared error")},
     {"r2", QT_TRANSLATE_NOOP("Metric", "R²")},
     {"pearson", QT_TRANSLATE_NOOP("Metric", "correlation (Pearson)")},
     {"spearman", QT_TRANSLATE_NOOP("Metric", "rank correlation (Spearman)")},
     {"perplexity", QT_TRANSLATE_NOOP("Metric", "perplexity")},
     {"learning_rate", QT_TRANSLATE_NOOP("Metric", "learning rate")}}};

struct Parts {
  std::string_view place;    // "validation"; may be empty
  std::string_view measure;  // "entity_f1"
  std::string_view of;       // "person", what it is measured of; mostly empty
};

Parts parts(std::string_view metric) {
  const auto slash = metric.find('/');
  if (slash == std::string_view::npos) {
    return {{}, metric, {}};
  }
  const auto measure = metric.substr(slash + 1);
  const auto second = measure.find('/');
  const auto of = second == std::string_view::npos ? std::string_view() : measure.substr(second + 1);
  return {metric.substr(0, slash), measure.substr(0, second), of};
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
  const auto [place, measure, of] = parts(metric);
  const Word* placeWord = find(places, place);
  const Word* measureWord = find(measures, measure);
  if (placeWord == nullptr || measureWord == nullptr) {
    return QString::fromStdString(metric);
  }
  QString name = QCoreApplication::translate("Metric", measureWord->text);
  if (!of.empty()) {
    name = QCoreApplication::translate("Metric", "%1 (%2)")
               .arg(name, QString::fromUtf8(of.data(), static_cast<int>(of.size())));
  }
  return QCoreApplication::translate("Metric", placeWord->text).arg(name);
}

QString measureTitle(const std::string& metric) {
  const std::string measure(parts(metric).measure);
  const Word* word = find(measures, measure);
  QString title = word == nullptr ? QString::fromStdString(measure) : QCoreApplication::translate("Metric", word->text);
  return title.isEmpty() ? title : title.front().toUpper() + title.mid(1);
}

std::pair<int, int> metricRank(const std::string& metric) {
  const auto [place, measure, of] = parts(metric);
  return {rank(places, place), rank(measures, measure)};
}

bool isShare(const std::string& metric) {
  const Word* word = find(measures, parts(metric).measure);
  return word != nullptr && word->share;
}

}  // namespace luthier
