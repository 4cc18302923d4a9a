// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariant>

namespace luthier {

/// What the person chose for the program as a whole, and where they left it; kept in the user's settings file
/// ($XDG_CONFIG_HOME/luthier/luthier.ini). UI thread only.
class Preferences : public QObject {
  Q_OBJECT

 public:
  explicit Preferences(QObject* parent = nullptr);

  /// "system", "en" or "zh_CN".
  [[nodiscard]] QString language() const;
  void setLanguage(const QString& language);
  /// "system", "light" or "dark".
  [[nodiscard]] QString scheme() const;
  void setScheme(const QString& scheme);
  /// Memory for decoded images that a new run is offered, MB.
  [[nodiscard]] int cacheMegabytes() const;
  void setCacheMegabytes(int megabytes);

  /// Whether models may be fetched from the network.
  [[nodiscard]] bool offline() const;
  void setOffline(bool offline);
  /// "http://host:port" or "socks5h://host:port"; "": as the system's environment says.
  [[nodiscard]] QString proxy() const;
  void setProxy(const QString& address);
  /// kB in a second; 0: no limit.
  [[nodiscard]] int downloadLimit() const;
  void setDownloadLimit(int kilobytes);

  /// Newest first, at most ten; folders that are gone are left out.
  [[nodiscard]] QStringList recentWorkspaces() const;
  void addRecentWorkspace(const QString& folder);
  void removeRecentWorkspace(const QString& folder);

  /// View state of one place ("window/geometry", "train/run"), for restoring the session.
  [[nodiscard]] QVariant viewState(const QString& key, const QVariant& fallback = {}) const;
  void setViewState(const QString& key, const QVariant& value);

 signals:
  void languageChanged();
  void schemeChanged();
  void networkChanged();
  void recentWorkspacesChanged();

 private:
  QSettings settings_;
};

}  // namespace luthier
