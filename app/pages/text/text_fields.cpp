// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/text/text_fields.h"

#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int restMilliseconds = 120;  // between two keys of a quick typist
constexpr int fieldLines = 3;

QPlainTextEdit* makeField() {
  auto* field = new QPlainTextEdit;
  field->setTabChangesFocus(true);
  field->setMinimumHeight(QFontMetrics(theme::font(theme::TextRole::Body)).lineSpacing() * fieldLines + theme::spaceLarge);
  return field;
}

}  // namespace

TextFields::TextFields(QWidget* parent)
    : QWidget(parent),
      textLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      text_(makeField()),
      secondLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      secondText_(makeField()) {
  textLabel_->setBuddy(text_);
  secondLabel_->setBuddy(secondText_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceTiny);
  for (QWidget* widget : {static_cast<QWidget*>(textLabel_), static_cast<QWidget*>(text_),
                          static_cast<QWidget*>(secondLabel_), static_cast<QWidget*>(secondText_)}) {
    column->addWidget(widget);
  }
  rest_.setSingleShot(true);
  rest_.setInterval(restMilliseconds);
  connect(&rest_, &QTimer::timeout, this, &TextFields::inputChanged);
  for (QPlainTextEdit* field : {text_, secondText_}) {
    connect(field, &QPlainTextEdit::textChanged, &rest_, qOverload<>(&QTimer::start));
  }
  setSecond(SecondText::None);
  retranslate();
}

void TextFields::setSecond(SecondText second) {
  second_ = second;
  secondLabel_->setVisible(second != SecondText::None);
  secondText_->setVisible(second != SecondText::None);
  retranslate();
}

void TextFields::setInput(const protocol::TextInput& input) {
  {
    const QSignalBlocker quietText(text_);
    const QSignalBlocker quietSecond(secondText_);
    text_->setPlainText(QString::fromStdString(input.text));
    secondText_->setPlainText(QString::fromStdString(input.second));
  }
  rest_.stop();
  emit inputChanged();
}

protocol::TextInput TextFields::input() const {
  return {text_->toPlainText().toStdString(),
          second_ == SecondText::None ? std::string() : secondText_->toPlainText().toStdString()};
}

bool TextFields::complete() const {
  const bool second = second_ != SecondText::Required || !secondText_->toPlainText().trimmed().isEmpty();
  return second && !text_->toPlainText().trimmed().isEmpty();
}

void TextFields::focusText() { text_->setFocus(Qt::OtherFocusReason); }

void TextFields::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void TextFields::retranslate() {
  const bool question = second_ == SecondText::Required;
  textLabel_->setText(question ? tr("Question") : tr("Text"));
  text_->setAccessibleName(textLabel_->text());
  text_->setPlaceholderText(question ? tr("Ask something that the passage answers") : tr("Type or paste a text"));
  secondLabel_->setText(question ? tr("Passage") : tr("Second text (where the data has one)"));
  secondText_->setAccessibleName(secondLabel_->text());
}

}  // namespace luthier
