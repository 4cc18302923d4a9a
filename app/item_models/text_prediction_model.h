// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/item_models/record_table_model.h"
#include "core/protocol/text_messages.h"

namespace luthier {

/// A text of a split with what is true of it and what the run said.
struct TextPredictionRow {
  RowId example = 0;
  protocol::TextInput text;
  QString truth;
  QString answer;             // "" where predictions hold no class
  std::optional<bool> right;  // nothing for a number, which is only nearer or farther
  double confidence = 0.0;
  int length = 0;  // characters
};

class TextPredictionModel : public RecordTableModel<TextPredictionRow> {
  Q_OBJECT
 public:
  enum Column { Text, Truth, Answer, Confidence, Length, ColumnCount };

  explicit TextPredictionModel(QObject* parent = nullptr);
  void retranslate();

 protected:
  [[nodiscard]] RowId keyOf(const TextPredictionRow& row) const override { return row.example; }
  [[nodiscard]] QVariant extraData(const TextPredictionRow& row, int column, int role) const override;
};

}  // namespace luthier
