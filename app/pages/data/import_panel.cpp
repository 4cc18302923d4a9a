// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/data/import_panel.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/item_models/display_text.h"
#include "app/pages/shared/form_area.h"
#include "app/settings/error_text.h"
#include "core/config/import_parameters.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/states/card.h"
#include "widgets/states/error_banner.h"
#include "widgets/states/progress_strip.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

namespace luthier {

ImportPanel::ImportPanel(const StudioContext& context, QWidget* parent)
    : QWidget(parent), context_(context), process_(context.workspace) {
  buildFoundCard();
  buildSettingsCard();
  banner_ = new ErrorBanner;
  banner_->hide();
  progress_ = new ProgressStrip;
  progress_->setCancellable(true);
  progress_->hide();
  importButton_ = new QPushButton;
  theme::makePrimary(*importButton_);
  backButton_ = new QPushButton;

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::spaceMedium);
  buttons->addStretch();
  buttons->addWidget(backButton_);
  buttons->addWidget(importButton_);
  auto* cards = new QHBoxLayout;
  cards->setSpacing(theme::spaceMedium);
  cards->addWidget(foundCard_, 3);
  cards->addWidget(settingsCard_, 2);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(theme::spaceMedium);
  whole->addWidget(banner_);
  whole->addLayout(cards, 1);
  whole->addWidget(progress_);
  whole->addLayout(buttons);

  connect(importButton_, &QPushButton::clicked, this, &ImportPanel::startImport);
  connect(backButton_, &QPushButton::clicked, this, &ImportPanel::closed);
  connect(banner_, &ErrorBanner::closed, this, &ImportPanel::updateState);
  connect(progress_, &ProgressStrip::cancelled, &process_, &EngineProcess::cancel);
  connect(&classes_, &ClassChoiceModel::choiceChanged, this, &ImportPanel::updateSummary);
  connect(name_, &QLineEdit::textChanged, this, &ImportPanel::updateState);
  connect(&process_, &EngineProcess::progressed, this, &ImportPanel::showProgress);
  connect(&process_, &EngineProcess::done, this, &ImportPanel::takeResult);
  connect(&process_, &EngineProcess::failed, this, &ImportPanel::showProblem);
  connect(&process_, &EngineProcess::cancelled, this, &ImportPanel::updateState);
  retranslate();
}

void ImportPanel::buildFoundCard() {
  foundCard_ = new Card;
  pathLabel_ = new ElidedLabel;
  pathLabel_->setElideMode(Qt::ElideMiddle);
  theme::setTone(*pathLabel_, theme::Tone::Muted);
  summary_ = theme::makeLabel({}, theme::TextRole::Body);
  summary_->setTextFormat(Qt::PlainText);
  summary_->setWordWrap(true);
  classHint_ = theme::makeLabel({}, theme::TextRole::Caption);
  classHint_->setWordWrap(true);
  classTable_ = new DataTable;
  classTable_->setModel(&classes_);
  classTable_->view().setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                                      QAbstractItemView::SelectedClicked | QAbstractItemView::AnyKeyPressed);
  QVBoxLayout& body = foundCard_->body();
  body.addWidget(pathLabel_);
  body.addWidget(summary_);
  body.addWidget(classTable_, 1);
  body.addWidget(classHint_);
}

void ImportPanel::buildSettingsCard() {
  settingsCard_ = new Card;
  nameLabel_ = theme::makeLabel({}, theme::TextRole::Strong);
  name_ = new QLineEdit;
  nameLabel_->setBuddy(name_);
  form_ = new ParameterForm;
  form_->setProblemText([](const Problem& problem) { return problemText(problem); });
  form_->setHiddenParameters({"classes"});
  form_->setConfiguration(Configuration(importParameters()));
  connect(form_, &ParameterForm::configurationChanged, this, &ImportPanel::inspect);
  QVBoxLayout& body = settingsCard_->body();
  body.addWidget(nameLabel_);
  body.addWidget(name_);
  body.addWidget(makeFormArea(form_), 1);
}

void ImportPanel::start(const QString& path) {
  path_ = path;
  inspected_ = false;
  found_ = {};
  classes_.setFound({});
  form_->setConfiguration(Configuration(importParameters()));
  const QFileInfo info(path);
  name_->setText(freeName(info.isDir() ? info.fileName() : info.completeBaseName()));
  pathLabel_->setText(path);
  banner_->hide();
  inspect();
}

QString ImportPanel::freeName(const QString& wanted) const {
  const auto& datasets = context_.watcher.snapshot().datasets;
  const auto taken = [&](const QString& name) {
    return std::any_of(datasets.begin(), datasets.end(),
                       [&](const DatasetRecord& dataset) { return dataset.name == name.toStdString(); });
  };
  QString name = wanted;
  for (int number = 2; taken(name); ++number) {
    name = QStringLiteral("%1-%2").arg(wanted).arg(number);
  }
  return name;
}

std::map<std::string, std::string> ImportPanel::changedSettings() const {
  std::map<std::string, std::string> settings;
  const Configuration& configuration = form_->configuration();
  for (const Parameter& parameter : configuration.declarations()) {
    if (configuration.changed(parameter.id)) {
      settings[parameter.id] = toText(configuration.value(parameter.id));
    }
  }
  return settings;
}

void ImportPanel::inspect() {
  if (path_.isEmpty() || process_.running()) {
    return;
  }
  protocol::InspectRequest request;
  request.path = path_.toStdString();
  request.settings = changedSettings();
  summary_->setText(tr("Looking at the files …"));
  context_.session.ask<protocol::InspectReply>(
      this, request, protocol::Lane::Latest, [this](const protocol::InspectReply& reply) { takeInspection(reply); },
      [this](const Problem& problem) {
        inspected_ = false;
        showProblem(problem);
        updateSummary();
      });
}

void ImportPanel::takeInspection(const protocol::InspectReply& reply) {
  found_ = reply;
  inspected_ = !reply.layout.empty() && !reply.classes.empty();
  classes_.setFound(reply.classes);
  banner_->hide();
  if (!reply.problems.empty()) {
    const auto severity = inspected_ ? ErrorBanner::Severity::Warning : ErrorBanner::Severity::Error;
    banner_->showProblem(severity, causeText(reply.problems.front()), cureText(reply.problems.front()));
  } else if (!inspected_) {
    showProblem({ErrorCode::LayoutUnknown, {{"file", path_.toStdString()}}});
  }
  updateSummary();
}

void ImportPanel::updateSummary() {
  if (!inspected_) {
    summary_->setText(tr("Nothing that can be imported was found."));
  } else {
    const QString splits =
        found_.splitsGiven ? tr("splits as in the folders") : tr("no splits; they will be made from the shares beside");
    summary_->setText(tr("%1: %2 images in %3 classes, %4.")
                          .arg(display::layout(found_.layout), display::count(classes_.files()))
                          .arg(classes_.names().size())
                          .arg(splits));
  }
  updateState();
}

void ImportPanel::updateState() {
  const bool running = process_.running();
  progress_->setVisible(running);
  foundCard_->setEnabled(!running);
  settingsCard_->setEnabled(!running);
  backButton_->setEnabled(!running);
  importButton_->setEnabled(!running && inspected_ && classes_.names().size() >= 2 && !name_->text().trimmed().isEmpty());
}

void ImportPanel::startImport() {
  QStringList arguments{"import", path_, "--name", name_->text().trimmed()};
  auto settings = changedSettings();
  if (const std::string mapping = classes_.mapping(); !mapping.empty()) {
    settings["classes"] = mapping;
  }
  for (const auto& [key, value] : settings) {
    arguments << "--set" << QString::fromStdString(key + "=" + value);
  }
  banner_->hide();
  progress_->setStatus(tr("Importing"));
  progress_->setProgress(-1.0);
  progress_->setDetail({});
  process_.start(arguments);
  updateState();
}

void ImportPanel::showProgress(const Progress& progress) {
  progress_->setStatus(progress.phase == "scan" ? tr("Looking for files") : tr("Reading files"));
  progress_->setProgress(progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
                                            : -1.0);
}

void ImportPanel::takeResult() {
  updateState();
  context_.watcher.refresh();
  emit imported(name_->text().trimmed());
}

void ImportPanel::showProblem(const Problem& problem) {
  banner_->showProblem(ErrorBanner::Severity::Error, causeText(problem), cureText(problem));
  updateState();
}

void ImportPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

void ImportPanel::retranslate() {
  foundCard_->setTitle(tr("What was found"));
  settingsCard_->setTitle(tr("What to make of it"));
  nameLabel_->setText(tr("Name of the dataset"));
  classHint_->setText(tr("Untick a class to leave it out. Type over a name to rename it; classes of one name are merged."));
  classTable_->setEmptyText(tr("No classes yet"));
  classTable_->setAccessibleName(tr("Classes found"));
  importButton_->setText(tr("Import"));
  backButton_->setText(tr("Back"));
  classes_.retranslate();
  updateSummary();
}

}  // namespace luthier
