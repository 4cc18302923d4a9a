// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/parameter_form.h"

#include <QCoreApplication>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

#include "widgets/forms/columns_layout.h"
#include "widgets/forms/folded_group.h"
#include "widgets/forms/parameter_editor.h"
#include "widgets/forms/parameter_field.h"
#include "widgets/theme/tokens.h"

namespace luthier {
namespace {

constexpr int narrowestField = 220;
constexpr int mostColumns = 3;

QString englishText(const Problem& problem) { return QString::fromStdString(englishMessage(problem)); }

/// Whether "schedule=step" holds; "" always does.
bool holds(const std::string& condition, const Configuration& configuration) {
  const std::size_t equals = condition.find('=');
  if (equals == std::string::npos) {
    return true;
  }
  return toText(configuration.value(condition.substr(0, equals))) == condition.substr(equals + 1);
}

}  // namespace

ParameterForm::ParameterForm(QWidget* parent) : QWidget(parent), problemText_(englishText) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceLarge);
}

ParameterForm::~ParameterForm() = default;

void ParameterForm::setConfiguration(const Configuration& configuration) {
  const bool sameDeclarations = !fields_.empty() && &configuration.declarations() == &configuration_.declarations();
  configuration_ = configuration;
  problems_.clear();
  advice_.clear();
  if (!sameDeclarations) {
    rebuild();
  }
  refresh();
}

void ParameterForm::setHiddenParameters(std::vector<std::string> ids) {
  hidden_ = std::move(ids);
  if (!fields_.empty()) {
    updateRelevance();
  }
}

void ParameterForm::setHint(const std::string& id, const QString& hint) {
  hints_[id] = hint;
  if (const auto field = fields_.find(id); field != fields_.end()) {
    field->second->setHint(hint);
  }
}

void ParameterForm::setAction(const std::string& id, const QString& text) {
  actions_[id] = text;
  if (const auto field = fields_.find(id); field != fields_.end()) {
    field->second->setAction(text);
  }
}

void ParameterForm::enter(const std::string& id, const ParameterValue& value) {
  if (const auto field = fields_.find(id); field != fields_.end()) {
    field->second->setValue(value);
    take(id, value);
  }
}

void ParameterForm::rebuild() {
  while (QLayoutItem* item = layout()->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  fields_.clear();
  groups_.clear();
  auto* essentials = new QWidget;
  essentials->setLayout(new ColumnsLayout(narrowestField, mostColumns));
  layout()->addWidget(essentials);
  std::map<std::string, FoldedGroup*> groupByName;
  for (const Parameter& parameter : configuration_.declarations()) {
    if (parameter.essential) {
      addField(parameter, *essentials);
      continue;
    }
    FoldedGroup*& group = groupByName[parameter.group];
    if (group == nullptr) {
      group = new FoldedGroup;
      auto* content = new QWidget;
      content->setLayout(new ColumnsLayout(narrowestField, mostColumns));
      content->layout()->setContentsMargins(theme::spaceHuge, 0, 0, theme::spaceSmall);
      group->setContent(content);
      group->setProperty("group", parameter.group);
      groups_.push_back(group);
      layout()->addWidget(group);
    }
    addField(parameter, *group->content());
  }
}

void ParameterForm::addField(const Parameter& parameter, QWidget& place) {
  auto* field = new ParameterField(parameter, &place);
  place.layout()->addWidget(field);
  fields_[parameter.id] = field;
  if (const auto hint = hints_.find(parameter.id); hint != hints_.end()) {
    field->setHint(hint->second);
  }
  if (const auto action = actions_.find(parameter.id); action != actions_.end()) {
    field->setAction(action->second);
  }
  connect(field, &ParameterField::actionRequested, this,
          [this, field] { Q_EMIT actionRequested(QString::fromStdString(field->parameter().id)); });
  connect(field, &ParameterField::edited, this, [this, field] { take(field->parameter().id, field->value()); });
  connect(field, &ParameterField::resetRequested, this, [this, field] {
    take(field->parameter().id, field->parameter().standard);
    field->setValue(field->parameter().standard);
    field->control()->setFocus();
  });
  connect(field, &ParameterField::fixRequested, this, [this, field] { applyFix(field->parameter().id); });
}

void ParameterForm::take(const std::string& id, const ParameterValue& value) {
  ParameterField& field = *fields_.at(id);
  std::erase_if(problems_, [&id](const ConfigurationProblem& problem) { return problem.parameter == id; });
  std::erase_if(advice_, [&id](const ConfigurationAdvice& advice) { return advice.parameter == id; });
  try {
    configuration_.set(id, value);
    field.showProblem({}, {});
  } catch (const Error& error) {
    field.showProblem(problemText_(error.problem()), {});
    return;
  }
  field.setChanged(configuration_.changed(id));
  updateRelevance();
  updateGroups();
  Q_EMIT configurationChanged();
}

void ParameterForm::applyFix(const std::string& id) {
  const auto concerns = [&id](const auto& candidate) { return candidate.parameter == id; };
  const auto problem = std::find_if(problems_.begin(), problems_.end(), concerns);
  const auto advice = std::find_if(advice_.begin(), advice_.end(), concerns);
  std::optional<ParameterValue> better;
  if (problem != problems_.end()) {
    better = problem->fix;
  } else if (advice != advice_.end()) {
    better = advice->better;
  }
  if (!better) {
    return;
  }
  enter(id, *better);
  fields_.at(id)->control()->setFocus();
  Q_EMIT fixApplied(QString::fromStdString(id));
}

void ParameterForm::refresh() {
  for (const auto& [id, field] : fields_) {
    field->setValue(configuration_.value(id));
    field->setChanged(configuration_.changed(id));
    field->setReadOnly(readOnly_);
  }
  updateRelevance();
  updateGroups();
  showProblems();
}

void ParameterForm::updateRelevance() {
  for (const auto& [id, field] : fields_) {
    const bool hidden = std::find(hidden_.begin(), hidden_.end(), id) != hidden_.end();
    field->setVisible(!hidden && holds(field->parameter().relevantIf, configuration_));
  }
}

void ParameterForm::updateGroups() {
  for (FoldedGroup* group : groups_) {
    int changed = 0;
    int shown = 0;
    for (const auto& [id, field] : fields_) {
      if (field->parentWidget() == group->content()) {
        shown += field->isHidden() ? 0 : 1;
        changed += field->changed() && !field->isHidden() ? 1 : 0;
      }
    }
    group->setTitle(parameterText(group->property("group").toByteArray().constData()));
    group->setRemark(changed == 0 ? QString() : tr("%n changed", nullptr, changed));
    group->setVisible(shown > 0);
  }
}

void ParameterForm::setProblems(std::vector<ConfigurationProblem> problems) {
  problems_ = std::move(problems);
  showProblems();
}

void ParameterForm::setAdvice(std::vector<ConfigurationAdvice> advice) {
  advice_ = std::move(advice);
  showProblems();
}

void ParameterForm::showProblems() {
  for (const auto& [id, field] : fields_) {
    field->showProblem({}, {});
  }
  for (const ConfigurationProblem& problem : problems_) {
    const auto found = fields_.find(problem.parameter);
    if (found == fields_.end()) {
      continue;
    }
    ParameterField& field = *found->second;
    field.showProblem(problemText_(problem.problem),
                      problem.fix ? tr("Set to %1").arg(field.valueText(*problem.fix)) : QString());
    openGroupOf(field);
  }
  showAdvice();
}

void ParameterForm::openGroupOf(const ParameterField& field) {
  for (FoldedGroup* group : groups_) {
    if (field.parentWidget() == group->content()) {
      group->setOpen(true);
    }
  }
}

void ParameterForm::showAdvice() {
  for (const ConfigurationAdvice& advice : advice_) {
    const auto found = fields_.find(advice.parameter);
    const bool hasProblem = std::any_of(problems_.begin(), problems_.end(), [&advice](const ConfigurationProblem& problem) {
      return problem.parameter == advice.parameter;
    });
    if (found != fields_.end() && !hasProblem) {
      found->second->showAdvice(QCoreApplication::translate("Advice", advice.text),
                                tr("Set to %1").arg(found->second->valueText(advice.better)));
      openGroupOf(*found->second);
    }
  }
}

void ParameterForm::setReadOnly(bool readOnly) {
  readOnly_ = readOnly;
  for (const auto& [id, field] : fields_) {
    field->setReadOnly(readOnly);
  }
}

void ParameterForm::resetAll() {
  for (const auto& [id, field] : fields_) {
    configuration_.reset(id);
  }
  problems_.clear();
  refresh();
  Q_EMIT configurationChanged();
}

void ParameterForm::focusParameter(const std::string& id) {
  const auto found = fields_.find(id);
  if (found == fields_.end()) {
    return;
  }
  for (FoldedGroup* group : groups_) {
    if (found->second->parentWidget() == group->content()) {
      group->setOpen(true);
    }
  }
  found->second->control()->setFocus(Qt::ShortcutFocusReason);
}

void ParameterForm::setProblemText(ProblemText text) {
  problemText_ = std::move(text);
  showProblems();
}

void ParameterForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    updateGroups();
    showProblems();
  }
  QWidget::changeEvent(event);
}

}  // namespace luthier
