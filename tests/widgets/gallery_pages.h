// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace luthier::gallery {

/// The language of a picture.
struct Words {
  bool chinese = false;
  QString operator()(const char* english, const char* zh) const {
    return chinese ? QString::fromUtf8(zh) : QString::fromUtf8(english);
  }
};

inline QStringList classNames(const Words& w) {
  return w.chinese
             ? QStringList{"T恤", "裤子", "套头衫", "连衣裙", "外套", "凉鞋", "衬衫", "运动鞋", "包", "短靴"}
             : QStringList{"T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Boot"};
}

// One page of widgets each, as they stand together in the studio; the caller owns it.
[[nodiscard]] QWidget* trainPage(const Words& w);
[[nodiscard]] QWidget* statesPage(const Words& w);
[[nodiscard]] QWidget* textPage(const Words& w);

}  // namespace luthier::gallery
