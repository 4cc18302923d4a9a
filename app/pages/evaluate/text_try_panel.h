// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/text/text_try.h"
#include "widgets/states/card.h"

class QPushButton;

namespace luthier {

/// The Evaluate page's card around TextTry.
class TextTryPanel : public Card {
  Q_OBJECT
 public:
  explicit TextTryPanel(const StudioContext& context, QWidget* parent = nullptr);

  [[nodiscard]] TextTry& content() { return *try_; }

 signals:
  void explainRequested(const luthier::protocol::TextInput& input);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QPushButton* explain_;
  TextTry* try_;
};

}  // namespace luthier
