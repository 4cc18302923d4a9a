// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>
#include <optional>

#include "widgets/theme/tokens.h"

namespace luthier::theme {
namespace {

const char* fileOf(Icon name) {
  switch (name) {
    case Icon::Home:
      return "go-home";
    case Icon::Data:
      return "viewimage";
    case Icon::Models:
      return "draw-cuboid";
    case Icon::Train:
      return "office-chart-line";
    case Icon::Evaluate:
      return "labplot-matrix";
    case Icon::Explain:
      return "layer-visible-on";
    case Icon::Compare:
      return "view-split-left-right";
    case Icon::Export:
      return "document-export";
    case Icon::Preferences:
      return "settings-configure";
    case Icon::Add:
      return "list-add";
    case Icon::Remove:
      return "list-remove";
    case Icon::Delete:
      return "edit-delete";
    case Icon::Rename:
      return "edit-rename";
    case Icon::Note:
      return "edit-comment";
    case Icon::Tag:
      return "tag";
    case Icon::Pin:
      return "window-pin";
    case Icon::Copy:
      return "edit-copy";
    case Icon::Paste:
      return "edit-paste";
    case Icon::Undo:
      return "edit-undo";
    case Icon::Reset:
      return "edit-reset";
    case Icon::Repeat:
      return "start-over";
    case Icon::Refresh:
      return "view-refresh";
    case Icon::Find:
      return "edit-find";
    case Icon::Filter:
      return "view-filter";
    case Icon::OpenFile:
      return "document-open";
    case Icon::OpenFolder:
      return "document-open-folder";
    case Icon::Import:
      return "document-import";
    case Icon::Save:
      return "document-save";
    case Icon::Picture:
      return "insert-image";
    case Icon::Chart:
      return "office-chart-line";
    case Icon::Bars:
      return "office-chart-bar";
    case Icon::Statistics:
      return "view-statistics";
    case Icon::Table:
      return "insert-table";
    case Icon::Columns:
      return "view-list-details";
    case Icon::More:
      return "overflow-menu";
    case Icon::Help:
      return "help-contextual";
    case Icon::Clock:
      return "clock-large";
    case Icon::Play:
      return "media-playback-start";
    case Icon::Pause:
      return "media-playback-pause";
    case Icon::Stop:
      return "media-playback-stop";
    case Icon::Close:
      return "edit-delete-remove";
    case Icon::Done:
      return "dialog-ok-apply";
    case Icon::Warning:
      return "dialog-warning-symbolic";
    case Icon::Error:
      return "dialog-error-symbolic";
    case Icon::ZoomReset:
      return "zoom-original";
    case Icon::Down:
      return "go-down";
    case Icon::Up:
      return "go-up";
    case Icon::Next:
      return "go-next";
    case Icon::Previous:
      return "go-previous";
  }
  return "";
}

/// The drawing with `colour` written where Breeze says currentColor: Qt's SVG does not read the style block that defines it.
QByteArray recoloured(const QString& file, const QColor& colour) {
  QFile source(QStringLiteral(":/luthier/icons/%1.svg").arg(file));
  if (!source.open(QIODevice::ReadOnly)) {
    return {};
  }
  return source.readAll().replace("currentColor", colour.name().toLatin1());
}

class ThemedIconEngine : public QIconEngine {
 public:
  ThemedIconEngine(Icon name, std::optional<QColor> colour) : name_(name), colour_(colour) {}

  QIconEngine* clone() const override { return new ThemedIconEngine(name_, colour_); }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    QSvgRenderer renderer(recoloured(QLatin1String(fileOf(name_)), colourFor(mode, state)));
    renderer.render(painter, rect);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    const QString key = QStringLiteral("luthier-icon/%1/%2/%3x%4")
                            .arg(QLatin1String(fileOf(name_)), colourFor(mode, state).name())
                            .arg(size.width())
                            .arg(size.height());
    QPixmap result;
    if (!QPixmapCache::find(key, &result)) {
      result = QPixmap(size);
      result.fill(Qt::transparent);
      QPainter painter(&result);
      paint(&painter, QRect(QPoint(0, 0), size), mode, state);
      painter.end();
      QPixmapCache::insert(key, result);
    }
    return result;
  }

 private:
  [[nodiscard]] QColor colourFor(QIcon::Mode mode, QIcon::State state) const {
    const Colours& c = colours();
    if (mode == QIcon::Disabled) {
      return blend(c.muted, c.surface, 0.6);
    }
    if (colour_) {
      return *colour_;
    }
    return state == QIcon::On ? c.accent : c.text;
  }

  Icon name_;
  std::optional<QColor> colour_;
};

}  // namespace

QIcon icon(Icon name) { return QIcon(new ThemedIconEngine(name, std::nullopt)); }
QIcon icon(Icon name, const QColor& colour) { return QIcon(new ThemedIconEngine(name, colour)); }

}  // namespace luthier::theme
