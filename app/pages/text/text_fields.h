// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "core/config/task_description.h"
#include "core/protocol/text_messages.h"

class QLabel;
class QPlainTextEdit;

namespace luthier {

/// Where a person types or pastes a text, and its companion (second sentence, passage) where the task has one. Tells of a change
/// when the typing rests for a moment.
class TextFields : public QWidget {
  Q_OBJECT
 public:
  explicit TextFields(QWidget* parent = nullptr);

  void setSecond(SecondText second);
  /// Shows `input` and tells of it at once.
  void setInput(const protocol::TextInput& input);
  [[nodiscard]] protocol::TextInput input() const;
  /// Whether there is enough to ask a model about.
  [[nodiscard]] bool complete() const;
  void focusText();

 signals:
  void inputChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  SecondText second_ = SecondText::None;
  QTimer rest_;
  QLabel* textLabel_;
  QPlainTextEdit* text_;
  QLabel* secondLabel_;
  QPlainTextEdit* secondText_;
};

}  // namespace luthier
