// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace luthier::theme {
namespace {

constexpr QLatin1String service("org.freedesktop.portal.Desktop");
constexpr QLatin1String path("/org/freedesktop/portal/desktop");
constexpr QLatin1String interfaceName("org.freedesktop.portal.Settings");
constexpr QLatin1String appearanceGroup("org.freedesktop.appearance");
constexpr QLatin1String colourSchemeKey("color-scheme");
constexpr QLatin1String gnomeGroup("org.gnome.desktop.interface");
constexpr QLatin1String animationsKey("enable-animations");
constexpr uint portalPrefersDark = 1;
constexpr uint portalPrefersLight = 2;

/// The portal wraps its answers in one or two variants, depending on its version.
QVariant unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) {
    value = value.value<QDBusVariant>().variant();
  }
  return value;
}

Scheme schemeOfPalette() {
  return QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

}  // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent), scheme_(schemeOfPalette()) {
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) {
    return;
  }
  bus.connect(service, path, interfaceName, QStringLiteral("SettingChanged"), this,
              SLOT(onSettingChanged(QString, QString, QDBusVariant)));
  request(appearanceGroup, colourSchemeKey);
  request(gnomeGroup, animationsKey);
}

void SystemAppearance::request(const QString& group, const QString& key) {
  QDBusMessage call = QDBusMessage::createMethodCall(service, path, interfaceName, QStringLiteral("Read"));
  call << group << key;
  auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* done) {
    const QDBusPendingReply<QDBusVariant> reply = *done;
    if (!reply.isError()) {
      take(group, key, reply.value().variant());
    }
    done->deleteLater();
  });
}

void SystemAppearance::onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  take(group, key, value.variant());
}

void SystemAppearance::take(const QString& group, const QString& key, const QVariant& value) {
  const QVariant plain = unwrapped(value);
  if (group == appearanceGroup && key == colourSchemeKey) {
    const uint wish = plain.toUInt();
    if (wish != portalPrefersDark && wish != portalPrefersLight) {
      return;  // no preference: what the platform's palette said stays
    }
    const Scheme wanted = wish == portalPrefersDark ? Scheme::Dark : Scheme::Light;
    if (wanted != scheme_) {
      scheme_ = wanted;
      Q_EMIT schemeChanged(scheme_);
    }
  } else if (group == gnomeGroup && key == animationsKey) {
    const bool reduced = !plain.toBool();
    if (reduced != reducedMotion_) {
      reducedMotion_ = reduced;
      Q_EMIT reducedMotionChanged(reduced);
    }
  }
}

}  // namespace luthier::theme
