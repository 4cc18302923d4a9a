// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace luthier {

/// The script that makes a version 1 database out of an empty one. Never changed once released; a later version is a further
/// script in migrations.cpp.
[[nodiscard]] const char* schemaVersion1();
/// Version 1 to 2: texts.
[[nodiscard]] const char* schemaVersion2();
/// Version 2 to 3: answers in words.
[[nodiscard]] const char* schemaVersion3();
/// Version 3 to 4: priorities, archive and trash of runs, what happened in a run, settings of the workspace.
[[nodiscard]] const char* schemaVersion4();
/// Version 4 to 5: targets of images.
[[nodiscard]] const char* schemaVersion5();

}  // namespace luthier
