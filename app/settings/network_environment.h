// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

namespace luthier {

class Preferences;

/// This program's environment, with what the person chose about the network as luthier-cli reads it
/// (core/catalogue/network_settings.h): not on the command line, because a proxy's address may hold a password.
[[nodiscard]] QProcessEnvironment networkEnvironment(const Preferences& preferences);

}  // namespace luthier
