// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace luthier::support {

/// Runs `action`, expects Error{code} from it and returns the problem for closer looks.
template <typename Action>
Problem expectError(ErrorCode code, Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(errorText(error.code()).name, errorText(code).name) << error.what();
    return error.problem();
  }
  ADD_FAILURE() << "no error, but " << errorText(code).name << " was expected";
  return {};
}

}  // namespace luthier::support
