// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QVariantMap>

namespace luthier {

void DesktopNotifier::notify(const QString& summary, const QString& body) {
  auto bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) {
    return;
  }
  auto call = QDBusMessage::createMethodCall("org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                             "org.freedesktop.Notifications", "Notify");
  // Servers may read the body as markup, and a run's name is anybody's text.
  call << QStringLiteral("Luthier") << 0U << QStringLiteral("io.github.luthier_studio.Luthier") << summary
       << body.toHtmlEscaped() << QStringList() << QVariantMap{{"desktop-entry", "io.github.luthier_studio.Luthier"}} << -1;
  bus.asyncCall(call);
}

}  // namespace luthier
