// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/examples/example_cell.h"

#include <QCoreApplication>

#include "app/item_models/display_text.h"

namespace luthier {
namespace {

QString className(const QStringList& classes, std::int32_t label) {
  return label >= 0 && label < classes.size() ? classes[label] : QString::number(label);
}

}  // namespace

QStringList classNames(const DatasetRecord& dataset) {
  QStringList names;
  for (const std::string& name : dataset.classes) {
    names.append(QString::fromStdString(name));
  }
  return names;
}

ImageItem toImageItem(const ExampleCell& cell, const QStringList& classes) {
  ImageItem item;
  item.id = cell.id;
  if (cell.answer < 0) {
    item.caption = className(classes, cell.truth);
    return item;
  }
  item.caption = className(classes, cell.answer);
  item.subCaption = display::percent(static_cast<double>(cell.confidence), 0);
  if (cell.answer != cell.truth) {
    item.state = ImageState::Bad;
    item.subCaption = QCoreApplication::translate("Examples", "%1, is %2", "confidence, true class")
                          .arg(item.subCaption, className(classes, cell.truth));
  }
  return item;
}

}  // namespace luthier
