// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/shared/form_area.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/theme/tokens.h"

namespace luthier {

QWidget* makeFormArea(QWidget* form) {
  auto* column = new QWidget;
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, theme::spaceMedium, 0);
  layout->addWidget(form);
  layout->addStretch();
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(column);
  area->viewport()->setAutoFillBackground(false);
  column->setAutoFillBackground(false);
  return area;
}

}  // namespace luthier
