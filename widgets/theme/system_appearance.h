// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

#include "widgets/theme/tokens.h"

namespace luthier::theme {

/// What the desktop asks of programs: dark or light, and whether motion is unwelcome. From the settings portal over D-Bus
/// (org.freedesktop.appearance, org.gnome.desktop.interface), which Qt 6.4 does not read; without a portal, or before it has
/// answered, the darkness of the palette the program started with. Create it before theme::apply. Never blocks.
class SystemAppearance : public QObject {
  Q_OBJECT
 public:
  explicit SystemAppearance(QObject* parent = nullptr);

  [[nodiscard]] Scheme scheme() const { return scheme_; }
  [[nodiscard]] bool reducedMotion() const { return reducedMotion_; }

 Q_SIGNALS:
  void schemeChanged(luthier::theme::Scheme scheme);
  void reducedMotionChanged(bool reduced);

 private Q_SLOTS:
  void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void request(const QString& group, const QString& key);
  void take(const QString& group, const QString& key, const QVariant& value);

  Scheme scheme_;
  bool reducedMotion_ = false;
};

}  // namespace luthier::theme
