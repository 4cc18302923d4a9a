// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>

#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "core/store/workspace.h"
#include "widgets/theme/theme_controller.h"

namespace {

luthier::theme::SchemeChoice schemeChoice(const QString& scheme) {
  using luthier::theme::SchemeChoice;
  return scheme == "dark" ? SchemeChoice::Dark : scheme == "light" ? SchemeChoice::Light : SchemeChoice::System;
}

/// A folder, or the workspace.luthier in it (a double click in the file manager); else where the person was last.
QString workspaceFolder(const QStringList& arguments, const luthier::Preferences& preferences) {
  if (!arguments.isEmpty()) {
    const QFileInfo given(arguments.first());
    return given.isFile() ? given.absolutePath() : given.absoluteFilePath();
  }
  const auto recent = preferences.recentWorkspaces();
  if (qEnvironmentVariableIsEmpty("LUTHIER_WORKSPACE") && !recent.isEmpty()) {
    return recent.first();
  }
  return QString::fromUtf8(luthier::Workspace::defaultFolder().c_str());
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setApplicationName("Luthier");
  QApplication::setApplicationVersion(LUTHIER_VERSION);
  QApplication::setDesktopFileName("io.github.luthier_studio.Luthier");
  QApplication::setWindowIcon(QIcon::fromTheme("io.github.luthier_studio.Luthier"));

  QCommandLineParser parser;
  parser.addPositionalArgument("workspace", "Workspace folder, or the workspace.luthier in it.", "[workspace]");
  parser.addHelpOption();
  parser.addVersionOption();
  parser.process(application);

  luthier::Preferences preferences;
  const luthier::Language language(preferences);
  luthier::theme::ThemeController theme(application, schemeChoice(preferences.scheme()));
  QObject::connect(&preferences, &luthier::Preferences::schemeChanged, &theme,
                   [&] { theme.setChoice(schemeChoice(preferences.scheme())); });

  luthier::MainWindow window(preferences, workspaceFolder(parser.positionalArguments(), preferences));
  window.show();
  return QApplication::exec();
}
