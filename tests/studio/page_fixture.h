// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/engine/engine_process.h"
#include "app/pages/page.h"
#include "studio/sample_workspace.h"
#include "widgets/theme/theme.h"

namespace luthier::test {

/// One page on a real store, as MainWindow would show it. Settings go to a temporary folder.
template <class SomePage>
class PageFixture {
 public:
  explicit PageFixture(const Workspace& workspace)
      : store(workspace), watcher(workspace), session(workspace), context{workspace, store,     watcher,
                                                                          session,   navigator, preferences} {
    (void)QTest::qWaitFor([this] { return watcher.ready(); });
    page = std::make_unique<SomePage>(context);
    page->resize(1160, 880);
    page->show();
    page->activateWindow();
    (void)QTest::qWaitForWindowActive(page.get());
    page->setFocus();  // shortcuts of a page work where it, or something in it, has the focus
    page->activate();
  }

  /// The widget of this type with this accessible name.
  template <class Widget>
  Widget* find(const QString& name) {
    for (Widget* widget : page->template findChildren<Widget*>()) {
      if (widget->accessibleName() == name) {
        return widget;
      }
    }
    return nullptr;
  }
  QPushButton* button(const QString& text) {
    for (QPushButton* button : page->template findChildren<QPushButton*>()) {
      if (button->text() == text) {
        return button;
      }
    }
    return nullptr;
  }

  Preferences preferences;
  Navigator navigator;
  StoreClient store;
  RunWatcher watcher;
  Session session;
  StudioContext context;
  std::unique_ptr<SomePage> page;
};

/// Call first in initTestCase(): settings and trash of the test, not of the person.
inline void useTemporaryHome() {
  static QTemporaryDir home;
  qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
  qputenv("XDG_DATA_HOME", home.path().toUtf8());
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  theme::apply(*qApp, theme::Scheme::Light);
}

}  // namespace luthier::test
