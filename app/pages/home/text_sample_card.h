// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/pages/studio_context.h"
#include "core/protocol/text_messages.h"
#include "widgets/states/card.h"

class QLabel;
class QPushButton;

namespace luthier {

class EngineJob;
class ProgressStrip;
class TextTry;

/// "Try the text sample": one click fine-tunes the small language model on the bundled reviews (English and Chinese); then a
/// sentence typed here is answered as one types.
class TextSampleCard : public Card {
  Q_OBJECT
 public:
  explicit TextSampleCard(const StudioContext& context, QWidget* parent = nullptr);

  /// Shows the newest sample run on texts.
  void refresh();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] std::optional<RunRecord> newestRun() const;
  void connectParts();
  void start();
  void queued();
  void act();
  void open(PageId page, bool worstFirst);

  StudioContext context_;
  QLabel* text_;
  EngineJob* preparing_;
  ProgressStrip* line_;
  TextTry* try_;
  QPushButton* primary_;
  QPushButton* explain_;
  QPushButton* mistakes_;
  QPushButton* again_;
};

}  // namespace luthier
