// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/parameter_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/forms/real_spin_box.h"

namespace luthier {
namespace {

QString unitOf(const Parameter& parameter) {
  const QString unit = parameterText(parameter.unit);
  return unit.isEmpty() ? QString() : QStringLiteral(" ") + unit;
}

class BooleanEditor : public ParameterEditor {
 public:
  BooleanEditor(const Parameter& parameter, QWidget* parent)
      : ParameterEditor(parent), parameter_(parameter), box_(new QCheckBox(parent)) {
    connect(box_, &QCheckBox::toggled, this, &ParameterEditor::edited);
  }
  QWidget* control() const override { return box_; }
  ParameterValue value() const override { return box_->isChecked(); }
  void setValue(const ParameterValue& value) override {
    const QSignalBlocker quiet(box_);
    box_->setChecked(std::get<bool>(value));
  }
  void retranslate() override { box_->setText(parameterText(parameter_.label)); }

 private:
  const Parameter& parameter_;
  QCheckBox* box_;
};

class IntegerEditor : public ParameterEditor {
 public:
  IntegerEditor(const Parameter& parameter, QWidget* parent)
      : ParameterEditor(parent), parameter_(parameter), box_(new QSpinBox(parent)) {
    constexpr double least = std::numeric_limits<int>::min();
    constexpr double most = std::numeric_limits<int>::max();
    box_->setRange(static_cast<int>(std::max(parameter.minimum, least)),
                   static_cast<int>(std::min(parameter.maximum, most)));
    box_->setStepType(parameter.logarithmic ? QAbstractSpinBox::AdaptiveDecimalStepType : QAbstractSpinBox::DefaultStepType);
    connect(box_, &QSpinBox::valueChanged, this, &ParameterEditor::edited);
  }
  QWidget* control() const override { return box_; }
  ParameterValue value() const override { return static_cast<std::int64_t>(box_->value()); }
  void setValue(const ParameterValue& value) override {
    const QSignalBlocker quiet(box_);
    box_->setValue(static_cast<int>(std::get<std::int64_t>(value)));
  }
  void retranslate() override { box_->setSuffix(unitOf(parameter_)); }

 private:
  const Parameter& parameter_;
  QSpinBox* box_;
};

class RealEditor : public ParameterEditor {
 public:
  RealEditor(const Parameter& parameter, QWidget* parent)
      : ParameterEditor(parent), parameter_(parameter), box_(new RealSpinBox(parameter.logarithmic, parent)) {
    constexpr double widest = 1e12;
    constexpr double shareOfRange = 20.0;
    box_->setRange(std::max(parameter.minimum, -widest), std::min(parameter.maximum, widest));
    const double range = parameter.maximum - parameter.minimum;
    box_->setSingleStep(std::isfinite(range) ? std::pow(10.0, std::round(std::log10(range / shareOfRange))) : 1.0);
    connect(box_, &QDoubleSpinBox::valueChanged, this, &ParameterEditor::edited);
  }
  QWidget* control() const override { return box_; }
  ParameterValue value() const override { return box_->value(); }
  void setValue(const ParameterValue& value) override {
    const QSignalBlocker quiet(box_);
    box_->setValue(std::get<double>(value));
  }
  void retranslate() override { box_->setSuffix(unitOf(parameter_)); }

 private:
  const Parameter& parameter_;
  RealSpinBox* box_;
};

class ChoiceEditor : public ParameterEditor {
 public:
  ChoiceEditor(const Parameter& parameter, QWidget* parent)
      : ParameterEditor(parent), parameter_(parameter), box_(new QComboBox(parent)) {
    for (const ParameterChoice& choice : parameter.choices) {
      box_->addItem(QString(), QString::fromStdString(choice.id));
    }
    connect(box_, &QComboBox::currentIndexChanged, this, &ParameterEditor::edited);
  }
  QWidget* control() const override { return box_; }
  ParameterValue value() const override { return box_->currentData().toString().toStdString(); }
  void setValue(const ParameterValue& value) override {
    const QSignalBlocker quiet(box_);
    box_->setCurrentIndex(box_->findData(QString::fromStdString(std::get<std::string>(value))));
  }
  void retranslate() override {
    for (int index = 0; index < box_->count(); ++index) {
      box_->setItemText(index, parameterText(parameter_.choices[static_cast<std::size_t>(index)].label));
    }
  }

 private:
  const Parameter& parameter_;
  QComboBox* box_;
};

class TextEditor : public ParameterEditor {
 public:
  explicit TextEditor(QWidget* parent) : ParameterEditor(parent), line_(new QLineEdit(parent)) {
    connect(line_, &QLineEdit::textEdited, this, &ParameterEditor::edited);
  }
  QWidget* control() const override { return line_; }
  ParameterValue value() const override { return line_->text().toStdString(); }
  void setValue(const ParameterValue& value) override {
    const QString text = QString::fromStdString(std::get<std::string>(value));
    if (text != line_->text()) {  // keeps the cursor where it is while a person types
      line_->setText(text);
    }
  }

 private:
  QLineEdit* line_;
};

}  // namespace

ParameterEditor* makeParameterEditor(const Parameter& parameter, QWidget* parent) {
  switch (parameter.type) {
    case ParameterType::Boolean:
      return new BooleanEditor(parameter, parent);
    case ParameterType::Integer:
      return new IntegerEditor(parameter, parent);
    case ParameterType::Real:
      return new RealEditor(parameter, parent);
    case ParameterType::Choice:
      return new ChoiceEditor(parameter, parent);
    case ParameterType::Text:
      break;
  }
  return new TextEditor(parent);
}

QString parameterText(const char* english) {
  if (*english == '\0') return {};
  const QString text = QCoreApplication::translate("Parameter", english);
  // A choice may be a task, whose words stand in a context of their own.
  return text == QString::fromUtf8(english) ? QCoreApplication::translate("Task", english) : text;
}

}  // namespace luthier
