// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/models/catalogue_entry_card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/item_models/display_text.h"
#include "app/pages/models/model_facts.h"
#include "app/pages/shared/fact_list.h"
#include "app/pages/shared/form_area.h"
#include "widgets/states/card.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int cardWidth = 360;

QLabel* wrappedLabel(theme::TextRole role) {
  QLabel* label = theme::makeLabel({}, role);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

}  // namespace

CatalogueEntryCard::CatalogueEntryCard(QWidget* parent)
    : QWidget(parent),
      card_(new Card),
      facts_(new FactList),
      licenceTitle_(theme::makeLabel({}, theme::TextRole::Strong)),
      licence_(wrappedLabel(theme::TextRole::Body)),
      hint_(wrappedLabel(theme::TextRole::Caption)),
      button_(new QPushButton) {
  setMinimumWidth(cardWidth);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(button_);
  auto* told = new QWidget;  // scrolls in a low window: a licence is never cut
  auto* column = new QVBoxLayout(told);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(facts_);
  column->addWidget(licenceTitle_);
  column->addWidget(licence_);
  QVBoxLayout& body = card_->body();
  body.addWidget(makeFormArea(told), 1);
  body.addWidget(hint_);
  body.addLayout(buttons);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(card_);
  connect(button_, &QPushButton::clicked, this, [this] {
    const QString name = QString::fromStdString(row_->entry.name);
    const bool under = row_->state == EntryState::Waiting || row_->state == EntryState::Fetching;
    under ? emit removeRequested(name) : emit fetchRequested(name);
  });
  show();
}

void CatalogueEntryCard::setRow(const std::optional<CatalogueRow>& row) {
  row_ = row;
  show();
}

void CatalogueEntryCard::setOffline(bool offline) {
  offline_ = offline;
  showButton();
}

void CatalogueEntryCard::show() {
  facts_->clear();
  const bool any = row_.has_value();
  licenceTitle_->setVisible(any);
  licence_->setVisible(any);
  licenceTitle_->setText(tr("Licence"));
  card_->setTitle(any ? QString::fromStdString(row_->entry.name) : tr("Choose a model"));
  if (any) {
    const CatalogueEntry& entry = row_->entry;
    ModelRecord record;
    record.preprocessing = entry.preprocessing;
    facts_->add(tr("Architecture"), QString::fromStdString(entry.architecture));
    facts_->add(tr("Parameters"), entry.parameters > 0 ? display::count(entry.parameters) : QString());
    facts_->add(tr("Classes of its head"), entry.classes > 0 ? display::count(entry.classes) : QString());
    facts_->add(tr("Accuracy on ImageNet"), entry.accuracy ? display::percent(*entry.accuracy) : QString());
    facts_->add(tr("Preprocessing"), readModelFacts(record).preprocessing);
    facts_->add(tr("Size"), sizeText(entry));
    facts_->add(tr("Described at"), QString::fromStdString(entry.page));
    facts_->add(tr("Fetched from"), QString::fromStdString(entry.file.address));
    facts_->add(tr("SHA-256 begins with"), QString::fromStdString(entry.file.sha256).left(16));
    facts_->add(tr("Folder"), QString::fromStdString(entry.local.string()));
    const QString licence = entry.licence.empty() ? tr("Not stated here; look at the page above before you use it.")
                                                  : QString::fromStdString(entry.licence);
    licence_->setText(entry.licenceNote.empty()
                          ? licence
                          : tr("%1. Trained on ImageNet-1k, whose images were made available for research that is not "
                               "commercial.")
                                .arg(licence));
  }
  showButton();
}

void CatalogueEntryCard::showButton() {
  button_->setVisible(row_.has_value() && row_->state != EntryState::Installed);
  hint_->setVisible(row_.has_value());
  if (!row_) {
    return;
  }
  const EntryState state = row_->state;
  const bool under = state == EntryState::Waiting || state == EntryState::Fetching;
  const bool blocked = offline_ && state == EntryState::Available;
  button_->setEnabled(!blocked);
  button_->setText(state == EntryState::Fetching    ? tr("Stop")
                   : under                          ? tr("Take off the queue")
                   : state == EntryState::Available ? tr("Fetch")
                                                    : tr("Add to the workspace"));
  hint_->setText(blocked                              ? tr("Offline mode is on in the preferences.")
                 : state == EntryState::Installed     ? tr("It is in the workspace.")
                 : state == EntryState::OnThisMachine ? tr("Another program has fetched it; it is only read there.")
                                                      : QString());
}

void CatalogueEntryCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    show();
  }
  QWidget::changeEvent(event);
}

}  // namespace luthier
