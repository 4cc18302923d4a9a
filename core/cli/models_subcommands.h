// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace luthier::cli {

class CliContext;

/// Below `models`; each declares itself in a file of its own.
void addProfileCommand(CLI::App& models, CliContext& context);    // models profile
void addCatalogueCommand(CLI::App& models, CliContext& context);  // models catalogue
void addFetchCommand(CLI::App& models, CliContext& context);      // models fetch

}  // namespace luthier::cli
