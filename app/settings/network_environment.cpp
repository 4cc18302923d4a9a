// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/network_environment.h"

#include "app/settings/preferences.h"
#include "core/catalogue/network_settings.h"

namespace luthier {

QProcessEnvironment networkEnvironment(const Preferences& preferences) {
  auto environment = QProcessEnvironment::systemEnvironment();
  const auto choose = [&environment](const char* name, bool chosen, const QString& value) {
    if (chosen) {
      environment.insert(QString::fromLatin1(name), value);
    }
  };
  choose(offlineVariable, preferences.offline(), QStringLiteral("1"));
  choose(proxyVariable, !preferences.proxy().isEmpty(), preferences.proxy());
  choose(limitVariable, preferences.downloadLimit() > 0, QString::number(preferences.downloadLimit()));
  return environment;
}

}  // namespace luthier
