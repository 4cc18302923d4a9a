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
#include "app/pages/data/text/table_preview.h"
#include "app/pages/shared/engine_job.h"
#include "app/pages/shared/form_area.h"
#include "app/settings/error_text.h"
#include "core/config/import_parameters.h"
#include "core/config/task_description.h"
#include "core/config/text_import_parameters.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/states/card.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/elided_label.h"
#include "widgets/theme/theme.h"

namespace luthier {

ImportPanel::ImportPanel(const StudioContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  buildFoundCard();
  buildSettingsCard();
  job_ = new EngineJob(context.workspace);
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
  whole->addWidget(job_);
  whole->addLayout(cards, 1);
  whole->addLayout(buttons);

  connect(importButton_, &QPushButton::clicked, this, &ImportPanel::startImport);
  connect(backButton_, &QPushButton::clicked, this, &ImportPanel::closed);
  connect(&classes_, &ClassChoiceModel::choiceChanged, this, &ImportPanel::updateSummary);
  connect(name_, &QLineEdit::textChanged, this, &ImportPanel::updateState);
  connect(table_, &TablePreview::roleChosen, this, &ImportPanel::chooseRole);
  connect(job_, &EngineJob::progressed, this, &ImportPanel::showPhase);
  connect(job_, &EngineJob::done, this, &ImportPanel::takeResult);
  connect(job_, &EngineJob::failed, this, &ImportPanel::updateState);
  connect(job_, &EngineJob::cancelled, this, &ImportPanel::updateState);
  retranslate();
}

bool ImportPanel::importing() const { return job_->running(); }

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
  classTable_->sortBy(ClassChoiceModel::Found, Qt::AscendingOrder);
  classTable_->view().setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                                      QAbstractItemView::SelectedClicked | QAbstractItemView::AnyKeyPressed);
  QVBoxLayout& body = foundCard_->body();
  body.addWidget(pathLabel_);
  body.addWidget(summary_);
  table_ = new TablePreview;
  table_->hide();
  body.addWidget(table_, 2);
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
  showRelevantSettings();
  form_->setConfiguration(Configuration(importParameters()));
  connect(form_, &ParameterForm::configurationChanged, this, &ImportPanel::inspect);
  QVBoxLayout& body = settingsCard_->body();
  body.addWidget(nameLabel_);
  body.addWidget(name_);
  body.addWidget(makeFormArea(form_), 1);
}

void ImportPanel::showRelevantSettings() {
  // The classes have their own table; folders of images have no columns, tables of images no texts, and the other way round.
  std::vector<std::string> hidden{"classes"};
  ParameterList ofTables;
  declareTableImport(ofTables);
  for (const Parameter& parameter : ofTables.take()) {
    const auto& tasks = parameter.tasks;
    const bool relevant = tasks.empty() || std::find(tasks.begin(), tasks.end(), found_.table.task) != tasks.end();
    if (!tabular() || !relevant) {
      hidden.push_back(parameter.id);
    }
  }
  if (hidden != hidden_) {
    hidden_ = hidden;
    form_->setHiddenParameters(std::move(hidden));
  }
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
  job_->clearProblem();
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
  if (path_.isEmpty() || importing()) {
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
        job_->showProblem(problem);
        updateSummary();
      });
}

void ImportPanel::chooseRole(const QString& column, const QString& role, const QString& previous) {
  constexpr const char* noColumn = "-";  // as the parameters' help says
  Configuration configuration = form_->configuration();
  if (!previous.isEmpty()) {
    configuration.set(previous.toStdString(), std::string(noColumn));
  }
  if (!role.isEmpty()) {
    configuration.set(role.toStdString(), column.toStdString());
  }
  form_->setConfiguration(configuration);
  inspect();
}

bool ImportPanel::tabular() const { return !found_.table.task.empty(); }

bool ImportPanel::ofTexts() const {
  const TaskDescription* task = findTaskDescription(found_.table.task);
  return task != nullptr && task->examples == ExampleKind::Text;
}

void ImportPanel::takeInspection(const protocol::InspectReply& reply) {
  found_ = reply;
  inspected_ = !reply.layout.empty() && (tabular() || !reply.classes.empty());
  classes_.setFound(reply.classes);
  table_->setVisible(tabular());
  table_->setTable(reply.table);
  classTable_->setVisible(!tabular() || !reply.classes.empty());
  classHint_->setVisible(!classTable_->isHidden());
  showRelevantSettings();
  job_->clearProblem();
  if (!reply.problems.empty()) {
    inspected_ ? job_->showWarning(reply.problems.front()) : job_->showProblem(reply.problems.front());
  } else if (!inspected_) {
    job_->showProblem({ErrorCode::LayoutUnknown, {{"file", path_.toStdString()}}});
  }
  updateSummary();
}

void ImportPanel::updateSummary() {
  if (!inspected_) {
    summary_->setText(tr("Nothing that can be imported was found."));
  } else {
    const QString splits =
        found_.splitsGiven ? tr("splits as in the folders") : tr("no splits; they will be made from the shares beside");
    const QString what = ofTexts() ? tr("%1: %2 texts in %3 classes, %4.") : tr("%1: %2 images in %3 classes, %4.");
    // Where examples have several labels, their counts do not add up to the examples.
    const TaskDescription* task = findTaskDescription(found_.table.task);
    const bool oneClassEach = task == nullptr || task->targets == TargetKind::Class;
    const std::int64_t files = oneClassEach && !found_.classes.empty() ? classes_.files() : found_.files;
    const QString count = found_.partial ? tr("at least %1").arg(display::count(files)) : display::count(files);
    if (classes_.names().empty()) {
      const QString plain = ofTexts() ? tr("%1: %2 texts, %3.") : tr("%1: %2 images, %3.");
      summary_->setText(plain.arg(display::layout(found_.layout), count, splits));
    } else {
      summary_->setText(what.arg(display::layout(found_.layout), count).arg(classes_.names().size()).arg(splits));
    }
  }
  updateState();
}

void ImportPanel::updateState() {
  const bool running = importing();
  foundCard_->setEnabled(!running);
  settingsCard_->setEnabled(!running);
  backButton_->setEnabled(!running);
  const bool enough = classes_.names().size() >= 2 || (tabular() && found_.classes.empty());
  importButton_->setEnabled(!running && inspected_ && enough && !name_->text().trimmed().isEmpty());
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
  job_->start(arguments, tr("Importing"));
  updateState();
}

void ImportPanel::showPhase(const Progress& progress) {
  job_->setStatus(progress.phase == "scan" ? tr("Looking for files") : tr("Reading files"));
}

void ImportPanel::takeResult() {
  updateState();
  context_.watcher.refresh();
  emit imported(name_->text().trimmed());
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
