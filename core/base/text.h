// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks an English text of the engine that a person may read, and names its translation context. The engine shows it as
/// it stands (terminal); the desktop program looks it up with QCoreApplication::translate(context, text). `lupdate` is told
/// to collect these marks, so a text is written once and its translation cannot be forgotten.
#define LUTHIER_TEXT(context, text) text
