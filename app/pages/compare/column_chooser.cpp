// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/compare/column_chooser.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace luthier {
namespace {

constexpr QSize popupSize{300, 420};

}  // namespace

ColumnChooser::ColumnChooser(QWidget* parent) : QFrame(parent, Qt::Popup), find_(new QLineEdit), list_(new QListWidget) {
  setFrameShape(QFrame::StyledPanel);
  find_->setClearButtonEnabled(true);
  find_->addAction(theme::icon(theme::Icon::Find), QLineEdit::LeadingPosition);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(theme::spaceSmall, theme::spaceSmall, theme::spaceSmall, theme::spaceSmall);
  column->setSpacing(theme::spaceSmall);
  column->addWidget(find_);
  column->addWidget(list_, 1);
  connect(find_, &QLineEdit::textChanged, this, &ColumnChooser::narrow);
  connect(list_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
    emit shownChanged(all_[static_cast<std::size_t>(list_->row(item))], item->checkState() == Qt::Checked);
  });
}

void ColumnChooser::open(const QPoint& globalPosition, const std::vector<RunColumn>& all,
                         const std::vector<RunColumn>& chosen) {
  const QSignalBlocker blocker(list_);
  find_->setPlaceholderText(tr("Find a column"));
  find_->setAccessibleName(tr("Find a column"));
  list_->setAccessibleName(tr("Columns of the table"));
  find_->clear();
  list_->clear();
  all_ = all;
  for (const RunColumn& column : all_) {
    auto* item = new QListWidgetItem(column.title(), list_);
    const bool shown = std::find(chosen.begin(), chosen.end(), column) != chosen.end();
    item->setFlags(Qt::ItemIsUserCheckable | Qt::ItemIsSelectable |
                   (column.kind == RunColumn::Kind::Name ? Qt::NoItemFlags : Qt::ItemIsEnabled));
    item->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
  }
  resize(popupSize);
  const QRect room = screen()->availableGeometry();
  move(std::min(globalPosition.x(), room.right() - width()), std::min(globalPosition.y(), room.bottom() - height()));
  show();
  find_->setFocus();
}

void ColumnChooser::narrow(const QString& text) {
  for (int row = 0; row < list_->count(); ++row) {
    list_->item(row)->setHidden(!list_->item(row)->text().contains(text, Qt::CaseInsensitive));
  }
}

}  // namespace luthier
