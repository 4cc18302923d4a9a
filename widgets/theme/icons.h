// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace luthier::theme {

/// The program's one set of icons (Breeze, resources/icons).
enum class Icon {
  Home,
  Data,
  Models,
  Train,
  Evaluate,
  Explain,
  Compare,
  Export,
  Preferences,
  Add,
  Remove,
  Delete,
  Rename,
  Note,
  Tag,
  Pin,
  Copy,
  Paste,
  Undo,
  Reset,
  Repeat,
  Refresh,
  Find,
  Filter,
  OpenFile,
  OpenFolder,
  Import,
  Save,
  Picture,
  Chart,
  Bars,
  Statistics,
  Table,
  Columns,
  More,
  Help,
  Clock,
  Play,
  Pause,
  Stop,
  Close,
  Done,
  Warning,
  Error,
  ZoomReset,
  Down,
  Up,
  Next,
  Previous,
};

/// An icon in the text colour of the scheme that is shown when it is painted: nothing to do when the scheme changes. Checked
/// and selected states are painted in the accent colour, disabled ones pale.
[[nodiscard]] QIcon icon(Icon name);
/// The same in one fixed colour (a good, warning or bad state).
[[nodiscard]] QIcon icon(Icon name, const QColor& colour);

}  // namespace luthier::theme
