// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace luthier {

/// Keeps the machine from going to sleep during its life (logind's Inhibit, over the system bus), since the window may be
/// closed while a run trains. Where there is no logind nothing happens.
class SleepInhibitor {
 public:
  SleepInhibitor();
  ~SleepInhibitor();
  SleepInhibitor(const SleepInhibitor&) = delete;
  SleepInhibitor& operator=(const SleepInhibitor&) = delete;

 private:
  int descriptor_ = -1;  // logind's lock lasts as long as it is open
};

}  // namespace luthier
