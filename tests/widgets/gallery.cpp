// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every widget, for the eye: widgets_gallery OUT.png [dark] [zh] [states|train|text]. Not a test; see it at
// QT_SCALE_FACTOR=2 as well.
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

#include "tests/widgets/gallery_pages.h"
#include "widgets/states/nav_button.h"
#include "widgets/states/progress_ring.h"
#include "widgets/states/toast.h"
#include "widgets/theme/theme.h"

using namespace luthier;
using gallery::Words;

namespace {

QWidget* rail(const Words& w) {
  auto* rail = new QFrame;
  rail->setFixedWidth(theme::railWidth);
  rail->setAutoFillBackground(true);
  rail->setBackgroundRole(QPalette::Base);
  auto* layout = new QVBoxLayout(rail);
  QLabel* name = theme::makeLabel("Luthier", theme::TextRole::PageTitle);
  theme::setTone(*name, theme::Tone::Accent);
  layout->addWidget(name);
  const std::vector<std::pair<theme::Icon, QString>> entries{{theme::Icon::Home, w("Home", "主页")},
                                                             {theme::Icon::Data, w("Data", "数据")},
                                                             {theme::Icon::Models, w("Models", "模型")},
                                                             {theme::Icon::Train, w("Train", "训练")},
                                                             {theme::Icon::Evaluate, w("Evaluate", "评估")},
                                                             {theme::Icon::Compare, w("Compare", "对比")},
                                                             {theme::Icon::Preferences, w("Preferences", "首选项")}};
  for (const auto& [icon, text] : entries) {
    auto* button = new NavButton(icon);
    button->setText(text);
    button->setChecked(icon == theme::Icon::Train);
    layout->addWidget(button);
  }
  layout->addStretch(1);
  auto* ring = new ProgressRing;
  ring->setProgress(0.71);
  layout->addWidget(ring);
  return rail;
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QStringList arguments = QApplication::arguments();
  theme::apply(application, arguments.contains("dark") ? theme::Scheme::Dark : theme::Scheme::Light);
  const Words words{arguments.contains("zh")};
  QWidget window;
  auto* layout = new QHBoxLayout(&window);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(rail(words));
  layout->addWidget(arguments.contains("states") ? gallery::statesPage(words)
                    : arguments.contains("text") ? gallery::textPage(words)
                                                 : gallery::trainPage(words),
                    1);
  window.resize(1360, 880);
  Toast toast(&window);
  window.show();
  if (arguments.contains("states")) {
    toast.showMessage(words("Run deleted", "已删除运行"), words("Undo", "撤销"), [] {});
  }
  QTest::qWait(600);
  return window.grab().save(arguments.value(1)) ? 0 : 1;
}
