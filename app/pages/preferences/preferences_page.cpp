// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/preferences/preferences_page.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "app/pages/preferences/network_card.h"
#include "app/pages/preferences/storage_card.h"
#include "app/pages/shared/form_area.h"
#include "widgets/states/card.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {
constexpr int smallestCache = 64;
constexpr int largestCache = 1 << 20;
constexpr int fieldWidth = 280;

QString folderText(const Workspace& workspace) { return QString::fromUtf8(workspace.folder().c_str()); }

/// Label above its field.
QLabel* addField(QVBoxLayout& column, QWidget* field) {
  auto* label = theme::makeLabel({}, theme::TextRole::Caption);
  label->setBuddy(field);
  field->setMaximumWidth(fieldWidth);
  column.addWidget(label);
  column.addWidget(field);
  return label;
}

QLabel* wrapped(theme::TextRole role) {
  auto* label = theme::makeLabel({}, role);
  label->setWordWrap(true);
  return label;
}

void chooseData(QComboBox& box, const QString& data) { box.setCurrentIndex(std::max(0, box.findData(data))); }
}  // namespace

PreferencesPage::PreferencesPage(const StudioContext& context) : Page(context) {
  auto* cards = new QWidget;
  cards_ = new QVBoxLayout(cards);
  cards_->setContentsMargins(0, 0, 0, 0);
  cards_->setSpacing(theme::spaceMedium);
  buildAppearance();
  buildWorkspace();
  cards_->addWidget(new StorageCard(context));
  network_ = new NetworkCard(context.preferences);
  cards_->addWidget(network_);
  buildAbout();
  content()->addWidget(makeFormArea(cards), 1);
  retranslate();
}

void PreferencesPage::buildAppearance() {
  appearance_ = new Card;
  language_ = new QComboBox;
  for (const auto* id : {"system", "en", "zh_CN"}) {
    language_->addItem(QString(), QString::fromLatin1(id));
  }
  scheme_ = new QComboBox;
  for (const auto* id : {"system", "light", "dark"}) {
    scheme_->addItem(QString(), QString::fromLatin1(id));
  }
  languageLabel_ = addField(appearance_->body(), language_);
  schemeLabel_ = addField(appearance_->body(), scheme_);
  chooseData(*language_, context().preferences.language());
  chooseData(*scheme_, context().preferences.scheme());
  connect(language_, &QComboBox::activated, this,
          [this] { context().preferences.setLanguage(language_->currentData().toString()); });
  connect(scheme_, &QComboBox::activated, this,
          [this] { context().preferences.setScheme(scheme_->currentData().toString()); });
  cards_->addWidget(appearance_);
}

void PreferencesPage::buildWorkspace() {
  workspace_ = new Card;
  folder_ = wrapped(theme::TextRole::Body);
  folder_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  change_ = new QPushButton;
  reveal_ = new QPushButton;
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceSmall);
  buttons->addWidget(change_);
  buttons->addWidget(reveal_);
  buttons->addStretch(1);
  workspace_->body().addWidget(folder_);
  workspace_->body().addLayout(buttons);
  workspace_->body().addSpacing(theme::spaceSmall);
  cache_ = new QSpinBox;
  cache_->setRange(smallestCache, largestCache);
  cache_->setSingleStep(smallestCache);
  cache_->setSuffix(QStringLiteral(" MB"));
  cache_->setValue(context().preferences.cacheMegabytes());
  cacheLabel_ = addField(workspace_->body(), cache_);
  cacheHint_ = wrapped(theme::TextRole::Caption);
  workspace_->body().addWidget(cacheHint_);
  connect(change_, &QPushButton::clicked, this, &PreferencesPage::chooseWorkspace);
  connect(reveal_, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(folderText(context().workspace))); });
  connect(cache_, &QSpinBox::valueChanged, this, [this](int value) { context().preferences.setCacheMegabytes(value); });
  cards_->addWidget(workspace_);
}

void PreferencesPage::buildAbout() {
  about_ = new Card;
  version_ = theme::makeLabel({}, theme::TextRole::Strong);
  licence_ = wrapped(theme::TextRole::Body);
  licence_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  about_->body().addWidget(version_);
  about_->body().addWidget(licence_);
  cards_->addWidget(about_);
}

void PreferencesPage::chooseWorkspace() {
  auto* dialog = new QFileDialog(this, tr("Open a workspace folder"), folderText(context().workspace));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, &context().navigator, &Navigator::openWorkspace);
  dialog->open();
}

void PreferencesPage::retranslate() {
  setTitle(tr("Preferences"));
  setSubtitle(tr("They hold at once, for every workspace."));
  appearance_->setTitle(tr("Appearance"));
  languageLabel_->setText(tr("Language"));
  language_->setAccessibleName(tr("Language"));
  language_->setItemText(0, tr("As the system says"));
  language_->setItemText(1, QStringLiteral("English"));
  language_->setItemText(2, QStringLiteral("简体中文"));
  schemeLabel_->setText(tr("Colours"));
  scheme_->setAccessibleName(tr("Colours"));
  scheme_->setItemText(0, tr("As the system says"));
  scheme_->setItemText(1, tr("Light"));
  scheme_->setItemText(2, tr("Dark"));
  workspace_->setTitle(tr("Workspace"));
  folder_->setText(folderText(context().workspace));
  change_->setText(tr("Open another"));
  reveal_->setText(tr("Show the folder"));
  cacheLabel_->setText(tr("Memory for decoded images"));
  cache_->setAccessibleName(tr("Memory for decoded images"));
  cacheHint_->setText(tr("What a new run starts with. More memory saves decoding the same images in every epoch."));
  about_->setTitle(tr("About"));
  version_->setText(tr("Luthier %1").arg(QStringLiteral(LUTHIER_VERSION)));
  licence_->setText(tr(
      "Free software under the GNU General Public License, version 3 or later, with a permission to link CUDA, cuDNN and "
      "MKL. It stands on Qt (LGPL-3), QCustomPlot (GPL-3), PyTorch's LibTorch (BSD-3), OpenCV (Apache-2), SQLite (public "
      "domain), libjpeg-turbo, libpng, libwebp and giflib, nlohmann/json, {fmt}, spdlog, CLI11, libcurl (MIT and BSD) and "
      "the "
      "Breeze icons (LGPL-3). Nothing you do here leaves this machine; models of the catalogue are fetched when you ask for "
      "one."));
}

}  // namespace luthier
