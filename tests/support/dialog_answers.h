// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QVariant>
#include <deque>

namespace luthier::support {

/// Fills in and accepts the dialogs that the studio opens, in the order of the prepared answers: a path for a file dialog, a
/// number or a text for an input dialog. A dialog without an answer is refused, so that no test hangs in it. Lives as long as
/// the answers may be wanted; the dialogs are Qt's own.
class DialogAnswers : public QObject {
 public:
  DialogAnswers() {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    qApp->installEventFilter(this);
  }

  void prepare(const QVariant& answer) { answers_.push_back(answer); }
  /// Answers that nobody asked for.
  [[nodiscard]] std::size_t left() const { return answers_.size(); }

  bool eventFilter(QObject* watched, QEvent* event) override {
    auto* dialog = qobject_cast<QDialog*>(watched);
    if (event->type() == QEvent::Show && dialog != nullptr && wantsAnswer(*dialog)) {
      // Later: the dialog is still on its way to the screen.
      QMetaObject::invokeMethod(
          dialog, [this, dialog] { answer(*dialog); }, Qt::QueuedConnection);
    }
    return false;
  }

 private:
  static bool wantsAnswer(const QDialog& dialog) {
    return qobject_cast<const QFileDialog*>(&dialog) != nullptr || qobject_cast<const QInputDialog*>(&dialog) != nullptr;
  }

  void answer(QDialog& dialog) {
    if (answers_.empty()) {
      dialog.reject();
      return;
    }
    const QVariant given = answers_.front();
    answers_.pop_front();
    if (auto* input = qobject_cast<QInputDialog*>(&dialog)) {
      input->inputMode() == QInputDialog::IntInput ? input->setIntValue(given.toInt())
                                                   : input->setTextValue(given.toString());
    } else {
      dialog.findChild<QLineEdit*>("fileNameEdit")->setText(given.toString());
    }
    dialog.accept();
  }

  std::deque<QVariant> answers_;
};

}  // namespace luthier::support
