// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "core/config/parameter.h"

namespace luthier {

/// The control for one parameter's value: tick, whole number, real number, choice or text. One small class for each type,
/// made by makeParameterEditor. `control()` is what gets the focus, name and description.
class ParameterEditor : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  [[nodiscard]] virtual QWidget* control() const = 0;
  [[nodiscard]] virtual ParameterValue value() const = 0;
  /// Does not emit edited().
  virtual void setValue(const ParameterValue& value) = 0;
  /// Texts in the present language.
  virtual void retranslate() {}

 Q_SIGNALS:
  void edited();
};

/// `parameter` must outlive the editor. The control is a child of `parent`.
[[nodiscard]] ParameterEditor* makeParameterEditor(const Parameter& parameter, QWidget* parent);
/// A text of the declarations in the present language.
[[nodiscard]] QString parameterText(const char* english);

}  // namespace luthier
