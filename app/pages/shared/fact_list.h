// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFormLayout;
class QVBoxLayout;

namespace luthier {

/// Lines of "what: value", which can be selected and read aloud. Values are plain text: they may come from a foreign file.
class FactList : public QWidget {
  Q_OBJECT
 public:
  explicit FactList(QWidget* parent = nullptr);

  void clear();
  /// An empty value adds nothing.
  void add(const QString& label, const QString& value);

 private:
  QVBoxLayout* place_;
  QWidget* box_ = nullptr;
  QFormLayout* rows_ = nullptr;
};

}  // namespace luthier
