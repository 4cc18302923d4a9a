// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace luthier {

/// A surface with a thin line around it, and a heading row where it has a title. Put the content into body(), controls of the
/// heading's right into header().
class Card : public QFrame {
  Q_OBJECT
 public:
  explicit Card(QWidget* parent = nullptr);
  explicit Card(const QString& title, QWidget* parent = nullptr);

  void setTitle(const QString& title);
  [[nodiscard]] QVBoxLayout& body() const { return *body_; }
  /// The heading row: title, stretch, then what is added here.
  [[nodiscard]] QHBoxLayout& header() const { return *header_; }

 private:
  QHBoxLayout* header_;
  QVBoxLayout* body_;
  QLabel* title_;
};

}  // namespace luthier
