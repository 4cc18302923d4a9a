// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/sleep_inhibitor.h"

#if __has_include(<systemd/sd-bus.h>)
#include <fcntl.h>
#include <systemd/sd-bus.h>
#include <unistd.h>
#endif

namespace luthier {

#if __has_include(<systemd/sd-bus.h>)

SleepInhibitor::SleepInhibitor() {
  sd_bus* bus = nullptr;
  sd_bus_message* reply = nullptr;
  // org.freedesktop.login1.Manager.Inhibit(what, who, why, mode) -> file descriptor
  if (sd_bus_open_system(&bus) >= 0 &&
      sd_bus_call_method(bus, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
                         "Inhibit", nullptr, &reply, "ssss", "sleep:idle", "Luthier", "A model is being trained",
                         "block") >= 0) {
    int received = -1;
    if (sd_bus_message_read(reply, "h", &received) > 0) {
      descriptor_ = ::fcntl(received, F_DUPFD_CLOEXEC, 3);  // the message closes its own
    }
  }
  sd_bus_message_unref(reply);
  sd_bus_flush_close_unref(bus);
}

SleepInhibitor::~SleepInhibitor() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

#else

SleepInhibitor::SleepInhibitor() = default;
SleepInhibitor::~SleepInhibitor() = default;

#endif

}  // namespace luthier
