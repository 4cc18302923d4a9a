// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/config/parameter.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace luthier {

class ParameterEditor;

/// One field of a ParameterForm: label, control, hint, explanation on request (the ? or F1), problem with its fix.
class ParameterField : public QWidget {
  Q_OBJECT
 public:
  explicit ParameterField(const Parameter& parameter, QWidget* parent = nullptr);

  [[nodiscard]] const Parameter& parameter() const { return parameter_; }
  [[nodiscard]] QWidget* control() const;
  [[nodiscard]] ParameterValue value() const;
  void setValue(const ParameterValue& value);
  /// Marks the field and offers the way back to the default.
  void setChanged(bool changed);
  [[nodiscard]] bool changed() const { return changed_; }
  void setHint(const QString& hint);
  /// "" takes the problem away. `fixText` labels the button ("Set to 0.05"); "" for none.
  void showProblem(const QString& text, const QString& fixText);
  /// The same for what works, but not well: the field itself is not marked as wrong.
  void showAdvice(const QString& text, const QString& betterText);
  /// A button beside the control ("Find…"); "" takes it away.
  void setAction(const QString& text);
  void setReadOnly(bool readOnly);
  /// How a value of this parameter reads ("one cycle", "128 px").
  [[nodiscard]] QString valueText(const ParameterValue& value) const;

 Q_SIGNALS:
  void edited();
  void resetRequested();
  void fixRequested();
  void actionRequested();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();
  void showHint();
  void showNote(const QString& text, const QString& buttonText, bool invalid);

  const Parameter& parameter_;
  ParameterEditor* editor_;
  QLabel* label_;
  QToolButton* help_;
  QToolButton* reset_;
  QLabel* hint_;
  QLabel* explanation_;
  QLabel* problem_;
  QPushButton* fix_;
  QPushButton* action_;
  QString hintText_;
  bool changed_ = false;
};

}  // namespace luthier
