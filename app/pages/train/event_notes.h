// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <vector>

#include "app/pages/studio_context.h"

namespace luthier {

/// What a run met beside its epochs (short memory, layers that joined), one line each; hidden where there is nothing.
class EventNotes : public QLabel {
  Q_OBJECT

 public:
  explicit EventNotes(const StudioContext& context, QWidget* parent = nullptr);

  /// Reads the run's events anew, off the UI thread.
  void refresh(RowId run);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showEvents();

  StudioContext context_;
  RowId run_ = 0;
  std::vector<RunEvent> events_;
};

}  // namespace luthier
