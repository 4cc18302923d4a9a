// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/preferences/storage_card.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/pages/shared/engine_job.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr int fieldWidth = 420;

QString sizeText(qint64 bytes) { return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QLabel* wrapped(theme::TextRole role) {
  auto* label = theme::makeLabel({}, role);
  label->setWordWrap(true);
  return label;
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets) {
  auto* row = new QHBoxLayout;
  row->setSpacing(theme::spaceSmall);
  for (auto* widget : widgets) {
    row->addWidget(widget);
  }
  row->addStretch(1);
  return row;
}

}  // namespace

StorageCard::StorageCard(const StudioContext& context, QWidget* parent)
    : Card(parent),
      context_(context),
      usage_(wrapped(theme::TextRole::Body)),
      keepLabel_(theme::makeLabel({}, theme::TextRole::Caption)),
      keep_(new QComboBox),
      plan_(new QPushButton),
      prune_(new QPushButton),
      freedText_(wrapped(theme::TextRole::Body)),
      bundleHint_(wrapped(theme::TextRole::Caption)),
      bundle_(new QPushButton),
      job_(new EngineJob(context.workspace)) {
  for (const auto* id : {"both", "best", "last"}) {
    keep_->addItem(QString(), QString::fromLatin1(id));
  }
  keep_->setMaximumWidth(fieldWidth);
  keepLabel_->setBuddy(keep_);
  body().addWidget(usage_);
  body().addWidget(keepLabel_);
  body().addWidget(keep_);
  body().addLayout(rowOf({plan_, prune_}));
  body().addWidget(freedText_);
  body().addWidget(job_);
  body().addSpacing(theme::spaceSmall);
  body().addWidget(bundleHint_);
  body().addLayout(rowOf({bundle_}));
  connect(keep_, &QComboBox::activated, this, [this] {
    freed_ = -1;
    retranslate();
  });
  connect(plan_, &QPushButton::clicked, this, &StorageCard::plan);
  connect(prune_, &QPushButton::clicked, this, &StorageCard::prune);
  connect(bundle_, &QPushButton::clicked, this, &StorageCard::saveBundle);
  connect(job_, &EngineJob::done, this, &StorageCard::take);
  connect(job_, &EngineJob::failed, this, &StorageCard::updateButtons);
  connect(job_, &EngineJob::cancelled, this, &StorageCard::updateButtons);
  retranslate();
}

void StorageCard::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  if (!job_->running()) {
    look();
  }
}

void StorageCard::ask(Asked asked, const QStringList& arguments, const QString& status) {
  asked_ = asked;
  job_->start(arguments, status);
  updateButtons();
}

void StorageCard::look() { ask(Asked::Disk, {"runs", "disk"}, tr("Looking")); }

void StorageCard::plan() {
  ask(Asked::Plan, {"runs", "prune", "--dry-run", "--keep", keep_->currentData().toString()}, tr("Checking"));
}

void StorageCard::prune() {
  ask(Asked::Prune, {"runs", "prune", "--keep", keep_->currentData().toString()}, tr("Removing"));
}

void StorageCard::saveBundle() {
  auto* dialog = new QFileDialog(this, tr("Save the bundle"), QDir::homePath(), tr("Zip archive (*.zip)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix("zip");
  dialog->selectFile("luthier-diagnostics.zip");
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    const auto& preferences = context_.preferences;
    ask(Asked::Bundle,
        {"diagnostics", "--out", file, "--setting", "language=" + preferences.language(), "--setting",
         "scheme=" + preferences.scheme(), "--setting", "cache_mb=" + QString::number(preferences.cacheMegabytes()),
         "--setting", QStringLiteral("qt=") + qVersion()},
        tr("Gathering"));
  });
  dialog->open();
}

void StorageCard::take(const nlohmann::ordered_json& result) {
  const auto bytes = result.value("bytes", std::int64_t{0});
  switch (asked_) {
    case Asked::Disk:
      runBytes_ = bytes;
      storeBytes_ = result.value("store", std::int64_t{0});
      break;
    case Asked::Plan:
      freed_ = bytes;
      break;
    case Asked::Prune:
      context_.navigator.toast(tr("%1 are free again").arg(sizeText(bytes)));
      freed_ = -1;
      look();
      return;
    case Asked::Bundle:
      context_.navigator.toast(tr("The bundle is saved"));
      break;
    case Asked::Nothing:
      break;
  }
  retranslate();
}

void StorageCard::updateButtons() {
  const bool free = !job_->running();
  plan_->setEnabled(free);
  keep_->setEnabled(free);
  prune_->setEnabled(free && freed_ > 0);
  bundle_->setEnabled(free);
}

void StorageCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  Card::changeEvent(event);
}

void StorageCard::retranslate() {
  setTitle(tr("Room and reports"));
  usage_->setText(
      runBytes_ < 0 ? tr("What the runs take on the disk is being looked up.")
                    : tr("The runs take %1 on the disk, the database %2.").arg(sizeText(runBytes_), sizeText(storeBytes_)));
  keepLabel_->setText(tr("Checkpoints to keep"));
  keep_->setAccessibleName(tr("Checkpoints to keep"));
  keep_->setItemText(0, tr("The best and the last of every run"));
  keep_->setItemText(1, tr("Of finished runs only the best (they cannot be trained further)"));
  keep_->setItemText(2, tr("Only the last"));
  plan_->setText(tr("How much would that free?"));
  prune_->setText(tr("Remove the others"));
  freedText_->setText(freed_ < 0    ? QString()
                      : freed_ == 0 ? tr("Nothing: there are no others.")
                                    : tr("%1 would be free; this cannot be undone.").arg(sizeText(freed_)));
  freedText_->setVisible(freed_ >= 0);
  bundle_->setText(tr("Save a bundle for a report"));
  bundleHint_->setText(
      tr("Versions, hardware, settings, figures of the database and logs, as a zip file. It holds no image, no text and no "
         "name; nothing is sent."));
  updateButtons();
}

}  // namespace luthier
