// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/states/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme/theme.h"

namespace luthier {

/// The icon, large and in the colour of lines, on a disc.
class EmptyState::Illustration : public QWidget {
 public:
  explicit Illustration(QWidget* parent) : QWidget(parent) {
    setFixedSize(theme::illustrationSize, theme::illustrationSize);
  }

  void setIcon(theme::Icon icon) {
    icon_ = icon;
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::colours().accentSoft);
    painter.drawEllipse(rect());
    const int inset = theme::illustrationSize / 4;
    theme::icon(icon_, theme::colours().accent).paint(&painter, rect().adjusted(inset, inset, -inset, -inset));
  }

 private:
  theme::Icon icon_ = theme::Icon::Data;
};

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      illustration_(new Illustration(this)),
      title_(theme::makeLabel({}, theme::TextRole::Section)),
      text_(theme::makeLabel({}, theme::TextRole::Body)),
      button_(new QPushButton) {
  theme::setTone(*text_, theme::Tone::Muted);
  title_->setAlignment(Qt::AlignHCenter);
  text_->setAlignment(Qt::AlignHCenter);
  text_->setWordWrap(true);
  text_->setMaximumWidth(theme::readableWidth);
  theme::makePrimary(*button_);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(theme::spaceMedium);
  layout->addStretch(1);
  layout->addWidget(illustration_, 0, Qt::AlignHCenter);
  layout->addWidget(title_);
  auto* row = new QHBoxLayout;  // an aligned label would not get the height its lines need
  row->addStretch(1);
  row->addWidget(text_, 4);
  row->addStretch(1);
  layout->addLayout(row);
  layout->addSpacing(theme::spaceTiny);
  layout->addWidget(button_, 0, Qt::AlignHCenter);
  layout->addStretch(2);
  title_->hide();
  text_->hide();
  button_->hide();
  connect(button_, &QPushButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::setIllustration(theme::Icon icon) { illustration_->setIcon(icon); }

void EmptyState::setTitle(const QString& title) {
  title_->setText(title);
  title_->setVisible(!title.isEmpty());
  setAccessibleName(title);
}

void EmptyState::setText(const QString& text) {
  text_->setText(text);
  text_->setVisible(!text.isEmpty());
  setAccessibleDescription(text);
}

void EmptyState::setButton(const QString& text) {
  button_->setText(text);
  button_->setVisible(!text.isEmpty());
}

}  // namespace luthier
