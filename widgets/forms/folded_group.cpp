// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/folded_group.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {

FoldedGroup::FoldedGroup(QWidget* parent) : QWidget(parent), heading_(new QToolButton) {
  heading_->setCheckable(true);
  heading_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  heading_->setFont(theme::font(theme::TextRole::Strong));
  heading_->setFocusPolicy(Qt::StrongFocus);
  heading_->setIconSize(QSize(theme::smallIconSize, theme::smallIconSize));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(theme::spaceSmall);
  layout->addWidget(heading_, 0, Qt::AlignLeft);
  connect(heading_, &QToolButton::toggled, this, [this](bool open) {
    if (content_ != nullptr) {
      content_->setVisible(open);
    }
    showTitle();
    Q_EMIT toggled(open);
  });
  showTitle();
}

void FoldedGroup::setTitle(const QString& title) {
  title_ = title;
  showTitle();
}

void FoldedGroup::setRemark(const QString& remark) {
  remark_ = remark;
  showTitle();
}

void FoldedGroup::setContent(QWidget* content) {
  delete content_;
  content_ = content;
  layout()->addWidget(content);
  content->setVisible(isOpen());
}

void FoldedGroup::setOpen(bool open) { heading_->setChecked(open); }
bool FoldedGroup::isOpen() const { return heading_->isChecked(); }

void FoldedGroup::showTitle() {
  heading_->setIcon(theme::icon(isOpen() ? theme::Icon::Down : theme::Icon::Next, theme::toneColour(theme::Tone::Muted)));
  heading_->setText(remark_.isEmpty() ? title_ : title_ + QStringLiteral(" · ") + remark_);
  heading_->setAccessibleDescription(isOpen() ? tr("Open; press to fold") : tr("Folded; press to open"));
}

}  // namespace luthier
