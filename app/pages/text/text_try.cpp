// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/text/text_try.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "app/pages/text/second_text.h"
#include "app/pages/text/text_answer.h"
#include "app/pages/text/text_fields.h"
#include "app/settings/error_text.h"
#include "widgets/states/error_banner.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int answers = 5;

bool same(const protocol::TextInput& one, const protocol::TextInput& other) {
  return one.text == other.text && one.second == other.second;
}
}  // namespace

TextTry::TextTry(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      context_(context),
      fields_(new TextFields),
      banner_(new ErrorBanner),
      hint_(theme::makeLabel({}, theme::TextRole::Caption)),
      answer_(new TextAnswer) {
  hint_->setWordWrap(true);
  banner_->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceMedium);
  column->addWidget(fields_);
  column->addWidget(banner_);
  column->addWidget(hint_);
  column->addWidget(answer_);
  column->addStretch(1);
  connect(fields_, &TextFields::inputChanged, this, &TextTry::ask);
  answer_->hide();
  retranslate();
}

void TextTry::setRun(RowId run) {
  if (run == run_) {
    return;
  }
  run_ = run;
  fields_->setSecond(SecondText::None);
  findSecondText(context_, this, run, [this, run](SecondText second) {
    if (run == run_) {
      fields_->setSecond(second);
    }
  });
  ask();
}

void TextTry::setInput(const protocol::TextInput& input) { fields_->setInput(input); }
protocol::TextInput TextTry::input() const { return fields_->input(); }
void TextTry::focusText() { fields_->focusText(); }

void TextTry::ask() {
  if (run_ == 0 || !fields_->complete()) {
    answer_->hide();
    hint_->show();
    return;
  }
  const protocol::TextInput input = fields_->input();
  protocol::PredictTextRequest request;
  request.run = run_;
  request.texts = {input};
  request.top = answers;
  context_.session.ask<protocol::PredictTextReply>(
      this, request, protocol::Lane::Latest,
      [this, input, run = run_](const protocol::PredictTextReply& reply) {
        if (run == run_ && same(input, fields_->input())) {  // a cleared text asks nothing, so nothing else took its place
          take(input, reply);
        }
      },
      [this](const Problem& problem) { showProblem(problem); });
}

void TextTry::take(const protocol::TextInput& input, const protocol::PredictTextReply& reply) {
  if (reply.predictions.empty()) {
    return;
  }
  const protocol::TextPrediction& prediction = reply.predictions.front();
  if (prediction.problem) {
    showProblem(*prediction.problem);
    return;
  }
  banner_->hide();
  hint_->hide();
  answer_->show(input, prediction);
  answer_->QWidget::show();
  emit answered(prediction);
}

void TextTry::showProblem(const Problem& problem) {
  answer_->hide();
  banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
}

void TextTry::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void TextTry::retranslate() { hint_->setText(tr("The answer appears as you type.")); }

}  // namespace luthier
