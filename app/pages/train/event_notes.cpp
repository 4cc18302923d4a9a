// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/train/event_notes.h"

#include <QEvent>

#include "app/pages/runs/run_facts.h"
#include "core/store/run_events_table.h"
#include "widgets/theme/theme.h"

namespace luthier {

EventNotes::EventNotes(const StudioContext& context, QWidget* parent) : QLabel(parent), context_(context) {
  setFont(theme::font(theme::TextRole::Caption));
  theme::setTone(*this, theme::Tone::Muted);
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  hide();
}

void EventNotes::refresh(RowId run) {
  if (run != run_) {
    events_.clear();
    showEvents();
  }
  run_ = run;
  context_.store.query(
      this, [run](Database& database) { return run_events::list(database, run); },
      [this, run](std::vector<RunEvent> events) {
        if (run == run_ && events.size() != events_.size()) {
          events_ = std::move(events);
          showEvents();
        }
      });
}

void EventNotes::showEvents() {
  QStringList lines;
  for (const auto& event : events_) {
    if (const auto line = run_facts::eventSentence(event); !line.isEmpty()) {
      lines << line;
    }
  }
  setText(lines.join(QLatin1Char('\n')));
  setVisible(!lines.isEmpty());
}

void EventNotes::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    showEvents();
  }
  QLabel::changeEvent(event);
}

}  // namespace luthier
