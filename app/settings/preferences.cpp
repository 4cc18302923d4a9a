// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/preferences.h"

#include <QDir>
#include <QFileInfo>

namespace luthier {
namespace {
constexpr int maximumRecent = 10;
const QString recentKey = QStringLiteral("workspaces/recent");
}  // namespace

Preferences::Preferences(QObject* parent)
    : QObject(parent), settings_(QSettings::IniFormat, QSettings::UserScope, "luthier", "luthier") {}

QString Preferences::language() const { return settings_.value("language", "system").toString(); }

void Preferences::setLanguage(const QString& language) {
  if (language != this->language()) {
    settings_.setValue("language", language);
    emit languageChanged();
  }
}

QString Preferences::scheme() const { return settings_.value("scheme", "system").toString(); }

void Preferences::setScheme(const QString& scheme) {
  if (scheme != this->scheme()) {
    settings_.setValue("scheme", scheme);
    emit schemeChanged();
  }
}

int Preferences::cacheMegabytes() const { return settings_.value("cache_megabytes", 1024).toInt(); }

void Preferences::setCacheMegabytes(int megabytes) { settings_.setValue("cache_megabytes", megabytes); }

bool Preferences::offline() const { return settings_.value("network/offline", false).toBool(); }

void Preferences::setOffline(bool offline) {
  settings_.setValue("network/offline", offline);
  emit networkChanged();
}

QString Preferences::proxy() const { return settings_.value("network/proxy").toString(); }

void Preferences::setProxy(const QString& address) {
  settings_.setValue("network/proxy", address.trimmed());
  emit networkChanged();
}

int Preferences::downloadLimit() const { return settings_.value("network/limit", 0).toInt(); }

void Preferences::setDownloadLimit(int kilobytes) {
  settings_.setValue("network/limit", kilobytes);
  emit networkChanged();
}

QStringList Preferences::recentWorkspaces() const {
  auto folders = settings_.value(recentKey).toStringList();
  folders.removeIf([](const QString& folder) { return !QFileInfo::exists(QDir(folder).filePath("workspace.luthier")); });
  return folders;
}

void Preferences::addRecentWorkspace(const QString& folder) {
  const auto path = QDir(folder).absolutePath();
  auto folders = settings_.value(recentKey).toStringList();
  folders.removeAll(path);
  folders.prepend(path);
  settings_.setValue(recentKey, QStringList(folders.mid(0, maximumRecent)));
  emit recentWorkspacesChanged();
}

void Preferences::removeRecentWorkspace(const QString& folder) {
  auto folders = settings_.value(recentKey).toStringList();
  folders.removeAll(QDir(folder).absolutePath());
  settings_.setValue(recentKey, folders);
  emit recentWorkspacesChanged();
}

QVariant Preferences::viewState(const QString& key, const QVariant& fallback) const {
  return settings_.value("view/" + key, fallback);
}

void Preferences::setViewState(const QString& key, const QVariant& value) { settings_.setValue("view/" + key, value); }

}  // namespace luthier
