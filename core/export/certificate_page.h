// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/parity_certificate.h"

namespace luthier {

/// The certificate as a page of HTML that needs no other file: what was compared, by which program, with what result, and the
/// preprocessing that belongs to the network. `title`: the run's name, free text.
[[nodiscard]] std::string certificatePage(const ParityCertificate& certificate, const std::string& title);

}  // namespace luthier
