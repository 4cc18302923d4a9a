// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/text/text_answer.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <cmath>

#include "app/item_models/display_text.h"
#include "widgets/image/prediction_bars.h"
#include "widgets/text/entity_text.h"
#include "widgets/theme/theme.h"

namespace luthier {

TextAnswer::TextAnswer(QWidget* parent)
    : QWidget(parent),
      bars_(new PredictionBars),
      value_(theme::makeLabel({}, theme::TextRole::Figure)),
      best_(theme::makeLabel({}, theme::TextRole::Strong)),
      marked_(new EntityText),
      note_(theme::makeLabel({}, theme::TextRole::Caption)) {
  for (QLabel* label : {value_, best_, note_}) {
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(bars_);
  column->addWidget(value_);
  column->addWidget(best_);
  column->addWidget(marked_, 1);
  column->addWidget(note_);
  clear();
  retranslate();
}

void TextAnswer::show(const protocol::TextInput& input, const protocol::TextPrediction& prediction) {
  input_ = input;
  prediction_ = prediction;
  std::vector<PredictedClass> top;
  for (const protocol::ClassProbability& answer : prediction.top) {
    top.push_back({QString::fromStdString(answer.name), answer.probability, false});
  }
  bars_->setVisible(!top.empty());
  bars_->setPredictions(std::move(top));
  value_->setVisible(!std::isnan(prediction.value));
  value_->setText(QLocale().toString(prediction.value, 'g', 4));
  marked_->setVisible(!prediction.spans.empty());
  marked_->setMarked(prediction.spansInSecond ? input.second : input.text, prediction.spans);
  retranslate();
}

void TextAnswer::clear() { show({}, {}); }

void TextAnswer::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void TextAnswer::retranslate() {
  marked_->setAccessibleName(tr("Marked text"));
  value_->setAccessibleName(tr("Answer"));
  note_->setVisible(prediction_.truncated);
  note_->setText(tr("The text is longer than the model's input: it did not see the end."));
  const bool answer = prediction_.spansInSecond && !prediction_.spans.empty();
  best_->setVisible(answer);
  if (answer) {
    const protocol::TextSpan& span = prediction_.spans.front();
    const auto size = static_cast<std::int64_t>(input_.second.size());
    const bool inside = span.begin >= 0 && span.begin <= span.end && span.end <= size;
    const std::string text =
        inside ? input_.second.substr(static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end - span.begin))
               : std::string();
    best_->setText(tr("“%1” (%2)", "answer, probability").arg(QString::fromStdString(text), display::percent(span.score)));
  }
}

}  // namespace luthier
