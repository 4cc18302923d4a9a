// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

#include <vector>

#include "core/protocol/text_messages.h"

namespace luthier {

/// A text with parts of it marked: entities on a ground with their label behind (never by colour alone), an answer (a part without
/// a label) underlined. Can be selected, copied and read aloud; plain text only, whatever it contains.
class EntityText : public QTextBrowser {
  Q_OBJECT
 public:
  explicit EntityText(QWidget* parent = nullptr);

  /// Spans are bytes of `text`; overlapping ones after the first are left out.
  void setMarked(const std::string& text, const std::vector<protocol::TextSpan>& spans);
  /// "PER: Ada Lovelace; LOC: London", as a screen reader hears it.
  [[nodiscard]] QString spokenSpans() const { return spoken_; }
  /// Ground of a label: equal labels have equal grounds everywhere.
  [[nodiscard]] static QColor groundOf(const QString& label);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void render();

  std::string source_;
  std::vector<protocol::TextSpan> spans_;
  QString spoken_;
};

}  // namespace luthier
