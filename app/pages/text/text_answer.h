// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/protocol/text_messages.h"

class QLabel;

namespace luthier {

class EntityText;
class PredictionBars;

/// What a model says of a text: classes as bars, a number, entities or an answer marked in the text, whichever it has.
class TextAnswer : public QWidget {
  Q_OBJECT
 public:
  explicit TextAnswer(QWidget* parent = nullptr);

  void show(const protocol::TextInput& input, const protocol::TextPrediction& prediction);
  void clear();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  protocol::TextInput input_;
  protocol::TextPrediction prediction_;
  PredictionBars* bars_;
  QLabel* value_;
  QLabel* best_;
  EntityText* marked_;
  QLabel* note_;
};

}  // namespace luthier
