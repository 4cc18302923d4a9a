// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace luthier {

/// Tells the desktop something while the window may be hidden: org.freedesktop.Notifications over D-Bus. Where nobody
/// answers there, nothing happens: the window shows the same. Never blocks.
class DesktopNotifier : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  void notify(const QString& summary, const QString& body);
};

}  // namespace luthier
