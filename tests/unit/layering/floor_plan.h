// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace luthier::layering {

/// The rooms of core in layers, lowest first. A room may include its own layer and those below; rooms of one layer must
/// not include each other in a circle.
inline const std::vector<std::set<std::string>> coreLayers = {
    {"base", "metrics"},
    {"config", "formats", "protocol", "catalogue", "store", "onnx"},
    {"image", "text"},
    {"data"},
    {"weights", "models", "loading"},
    {"tasks", "explanation", "export"},
    {"training"},
    {"cuda"},
    {"cli", "onnx_tool"},
};

/// The rooms whose value types the widgets may show.
inline const std::set<std::string> seenByWidgets = {"base", "metrics", "config", "protocol"};

/// The rooms of luthier_core, which is all of core that the desktop program may use.
inline const std::set<std::string> seenByApp = {"base", "metrics", "config", "formats", "protocol", "catalogue", "store"};

/// A third party, recognised by how its includes begin, and the folders that may include it.
struct ThirdParty {
  std::string name;
  std::vector<std::string> includes;
  std::vector<std::string> folders;
};

inline const std::vector<ThirdParty> thirdParties = {
    {"SQLite", {"sqlite3.h", "SQLiteCpp/"}, {"core/store/"}},
    {"OpenCV", {"opencv2/"}, {"core/image/"}},
    {"an image codec", {"jpeglib.h", "turbojpeg.h", "png.h", "webp/", "gif_lib.h", "libexif/"}, {"core/image/"}},
    {"ICU", {"unicode/"}, {"core/text/"}},
    {"libcurl", {"curl/"}, {"core/catalogue/"}},
    {"CLI11", {"CLI/"}, {"core/cli/"}},
    {"ONNX", {"onnx/"}, {"core/onnx_tool/"}},
    {"QCustomPlot", {"qcustomplot.h"}, {"widgets/plots/"}},
    {"LibTorch",
     {"torch/", "ATen/", "c10/"},
     {"core/weights/", "core/models/", "core/loading/", "core/tasks/", "core/explanation/", "core/export/", "core/training/",
      "core/cuda/", "core/cli/"}},
};

}  // namespace luthier::layering
