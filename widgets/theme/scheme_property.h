// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace luthier::theme {

/// Property of the application object that says whether the dark scheme is shown: written by apply(), read by scheme().
inline constexpr const char* schemeProperty = "luthierDark";

/// Property that says whether the desktop asks for no motion: written by ThemeController, read by motionAllowed().
inline constexpr const char* reducedMotionProperty = "luthierReducedMotion";

}  // namespace luthier::theme
