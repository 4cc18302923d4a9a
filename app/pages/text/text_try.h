// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/pages/studio_context.h"

class QLabel;

namespace luthier {

class ErrorBanner;
class TextAnswer;
class TextFields;

/// Type a text and watch the answer: every pause in the typing asks the run's model, and a newer text supersedes an older one.
class TextTry : public QWidget {
  Q_OBJECT
 public:
  explicit TextTry(const StudioContext& context, QWidget* parent = nullptr);

  /// 0: nobody to ask.
  void setRun(RowId run);
  void setInput(const protocol::TextInput& input);
  [[nodiscard]] protocol::TextInput input() const;
  void focusText();

 signals:
  void answered(const luthier::protocol::TextPrediction& prediction);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void ask();
  void take(const protocol::TextInput& input, const protocol::PredictTextReply& reply);
  void showProblem(const Problem& problem);
  void retranslate();

  StudioContext context_;
  RowId run_ = 0;
  TextFields* fields_;
  ErrorBanner* banner_;
  QLabel* hint_;
  TextAnswer* answer_;
};

}  // namespace luthier
