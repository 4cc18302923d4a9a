// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/parameter_field.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/forms/parameter_editor.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

QToolButton* makeSmallButton(theme::Icon icon) {
  auto* button = new QToolButton;
  button->setIcon(theme::icon(icon, theme::toneColour(theme::Tone::Muted)));
  button->setIconSize(QSize(theme::smallIconSize, theme::smallIconSize));
  button->setFixedSize(theme::smallIconSize + theme::spaceSmall, theme::smallIconSize + theme::spaceSmall);
  return button;
}

QLabel* makeNote() {
  QLabel* note = theme::makeLabel({}, theme::TextRole::Caption);
  note->setWordWrap(true);
  note->hide();
  return note;
}

}  // namespace

ParameterField::ParameterField(const Parameter& parameter, QWidget* parent)
    : QWidget(parent),
      parameter_(parameter),
      editor_(makeParameterEditor(parameter, this)),
      label_(theme::makeLabel({}, theme::TextRole::Body, this)),  // shown below: without a parent it would be a window
      help_(makeSmallButton(theme::Icon::Help)),
      reset_(makeSmallButton(theme::Icon::Undo)),
      hint_(makeNote()),
      explanation_(makeNote()),
      problem_(makeNote()),
      fix_(new QPushButton),
      action_(new QPushButton) {
  theme::setTone(*problem_, theme::Tone::Bad);
  help_->setFocusPolicy(Qt::NoFocus);  // the keyboard has F1 in the field; a second stop for each field would be in its way
  help_->setCheckable(true);
  fix_->hide();
  action_->hide();
  reset_->hide();
  label_->setBuddy(control());

  auto* heading = new QHBoxLayout;
  heading->setSpacing(theme::spaceTiny);
  const bool tick = parameter.type == ParameterType::Boolean;
  heading->addWidget(tick ? control() : label_);
  label_->setVisible(!tick);
  heading->addWidget(help_);
  heading->addStretch(1);
  heading->addWidget(reset_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceTiny);
  layout->addLayout(heading);
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  if (!tick) {
    row->addWidget(control(), 1);
  }
  row->addWidget(action_);
  layout->addLayout(row);
  for (QWidget* note : std::initializer_list<QWidget*>{hint_, explanation_, problem_}) {
    layout->addWidget(note);
  }
  layout->addWidget(fix_, 0, Qt::AlignLeft);
  layout->addStretch(1);

  control()->setFocusPolicy(Qt::StrongFocus);
  control()->installEventFilter(this);
  connect(editor_, &ParameterEditor::edited, this, &ParameterField::edited);
  connect(reset_, &QToolButton::clicked, this, &ParameterField::resetRequested);
  connect(fix_, &QPushButton::clicked, this, &ParameterField::fixRequested);
  connect(action_, &QPushButton::clicked, this, &ParameterField::actionRequested);
  connect(help_, &QToolButton::toggled, this, [this](bool shown) { explanation_->setVisible(shown); });
  retranslate();
}

QWidget* ParameterField::control() const { return editor_->control(); }
ParameterValue ParameterField::value() const { return editor_->value(); }
void ParameterField::setValue(const ParameterValue& value) { editor_->setValue(value); }

void ParameterField::setChanged(bool changed) {
  changed_ = changed;
  label_->setFont(theme::font(changed ? theme::TextRole::Strong : theme::TextRole::Body));
  theme::setTone(*label_, changed ? theme::Tone::Accent : theme::Tone::Plain);
  reset_->setVisible(changed && control()->isEnabled());
  showHint();
}

void ParameterField::setHint(const QString& hint) {
  hintText_ = hint;
  showHint();
}

void ParameterField::showHint() {
  hint_->setText(hintText_);
  hint_->setVisible(!hintText_.isEmpty() && !changed_);
}

void ParameterField::showProblem(const QString& text, const QString& fixText) {
  showNote(text, fixText, /*invalid=*/!text.isEmpty());
}

void ParameterField::showAdvice(const QString& text, const QString& betterText) {
  showNote(text, betterText, /*invalid=*/false);
}

void ParameterField::showNote(const QString& text, const QString& buttonText, bool invalid) {
  theme::setTone(*problem_, invalid ? theme::Tone::Bad : theme::Tone::Warning);
  problem_->setText(text);
  problem_->setVisible(!text.isEmpty());
  fix_->setText(buttonText);
  fix_->setVisible(!buttonText.isEmpty());
  control()->setProperty("invalid", invalid);
  control()->style()->unpolish(control());
  control()->style()->polish(control());
  const QString help = parameterText(parameter_.help);
  control()->setAccessibleDescription(text.isEmpty() ? help : text + QLatin1Char(' ') + help);
}

void ParameterField::setAction(const QString& text) {
  action_->setText(text);
  action_->setAccessibleName(text.isEmpty() ? QString() : parameterText(parameter_.label) + QStringLiteral(": ") + text);
  action_->setVisible(!text.isEmpty());
}

void ParameterField::setReadOnly(bool readOnly) {
  control()->setEnabled(!readOnly);
  action_->setEnabled(!readOnly);
  reset_->setVisible(changed_ && !readOnly);
}

QString ParameterField::valueText(const ParameterValue& value) const {
  if (parameter_.type == ParameterType::Boolean) {
    return std::get<bool>(value) ? tr("on") : tr("off");
  }
  const std::string plain = toText(value);
  for (const ParameterChoice& choice : parameter_.choices) {
    if (choice.id == plain) {
      return parameterText(choice.label);
    }
  }
  const QString unit = parameterText(parameter_.unit);
  return QString::fromStdString(plain) + (unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

void ParameterField::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

bool ParameterField::eventFilter(QObject* watched, QEvent* event) {
  // A wheel that only meant to scroll the page must not change a value it passes over.
  if (event->type() == QEvent::Wheel && !control()->hasFocus()) {
    event->ignore();
    return true;
  }
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F1) {
    help_->toggle();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void ParameterField::retranslate() {
  const QString label = parameterText(parameter_.label);
  const QString help = parameterText(parameter_.help);
  label_->setText(label);
  explanation_->setText(help);
  editor_->retranslate();
  control()->setAccessibleName(label);
  control()->setAccessibleDescription(help);
  for (QWidget* place : std::initializer_list<QWidget*>{control(), label_, help_}) {
    place->setToolTip(help.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(help.toHtmlEscaped()));
  }
  help_->setAccessibleName(tr("Explain %1").arg(label));
  help_->setVisible(!help.isEmpty());
  reset_->setAccessibleName(tr("Reset %1").arg(label));
  reset_->setToolTip(tr("Back to the default: %1").arg(valueText(parameter_.standard)));
}

}  // namespace luthier
