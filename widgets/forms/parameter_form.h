// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/config/configuration.h"
#include "core/config/training_advice.h"
#include "core/config/training_parameters.h"

namespace luthier {

class ParameterField;
class FoldedGroup;

/// A form made from declared parameters: essential ones in sight, the rest in folded groups. Each field has its label above,
/// its unit inside, its explanation under the pointer and under F1, a mark and a reset button where it differs from the
/// default, and its problem below it. What is not relevant under the present values is hidden.
class ParameterForm : public QWidget {
  Q_OBJECT
 public:
  explicit ParameterForm(QWidget* parent = nullptr);
  ~ParameterForm() override;

  /// Builds the form for the configuration's declarations, with its values.
  void setConfiguration(const Configuration& configuration);
  [[nodiscard]] const Configuration& configuration() const { return configuration_; }
  /// Parameters that are not shown, whatever they declare (the page has its own control for them).
  void setHiddenParameters(std::vector<std::string> ids);
  /// Default that holds where the value is "automatic" (id, shown as a grey hint: "32 px, from the data").
  void setHint(const std::string& id, const QString& hint);

  /// A button beside the control of a parameter ("Find…"), which asks by actionRequested; "" for none.
  void setAction(const std::string& id, const QString& text);
  /// As if the person had entered the value.
  void enter(const std::string& id, const ParameterValue& value);

  /// Shows each problem under its field (and opens its group), with a button where it names a value that mends it.
  void setProblems(std::vector<ConfigurationProblem> problems);
  /// Shows each piece of advice under its field, milder than a problem and only where there is none, with a button for the
  /// better value.
  void setAdvice(std::vector<ConfigurationAdvice> advice);
  void setReadOnly(bool readOnly);
  /// All values back to their defaults.
  void resetAll();
  void focusParameter(const std::string& id);

  /// Translates an error into the sentence under the field; the default is the English of core/base/error.
  using ProblemText = std::function<QString(const Problem&)>;
  void setProblemText(ProblemText text);

 Q_SIGNALS:
  void configurationChanged();
  /// The fix of a problem, or a piece of advice, was taken (the form has set the value already).
  void fixApplied(const QString& id);
  void actionRequested(const QString& id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void addField(const Parameter& parameter, QWidget& place);
  void take(const std::string& id, const ParameterValue& value);
  void applyFix(const std::string& id);
  void refresh();
  void updateRelevance();
  void updateGroups();
  void showProblems();
  void showAdvice();
  void openGroupOf(const ParameterField& field);

  Configuration configuration_;
  std::vector<std::string> hidden_;
  std::map<std::string, QString> hints_;
  std::map<std::string, QString> actions_;
  std::vector<ConfigurationProblem> problems_;
  std::vector<ConfigurationAdvice> advice_;
  ProblemText problemText_;
  bool readOnly_ = false;
  std::map<std::string, ParameterField*> fields_;
  std::vector<FoldedGroup*> groups_;
};

}  // namespace luthier
