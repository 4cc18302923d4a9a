// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/config/parameter.h"

namespace luthier {

/// Values for a list of declared parameters: the defaults, and what was chosen over them. A value type.
class Configuration {
 public:
  /// Declares nothing.
  Configuration();
  /// `declarations` must outlive the configuration (they are constants of the program).
  explicit Configuration(const std::vector<Parameter>& declarations);

  [[nodiscard]] const std::vector<Parameter>& declarations() const { return *declarations_; }
  [[nodiscard]] const Parameter* find(std::string_view id) const;

  /// Throws Error{UnknownParameter} or Error{InvalidParameter} (type, range, choice).
  void set(std::string_view id, const ParameterValue& value);
  void setText(std::string_view id, std::string_view text);
  void reset(std::string_view id);

  [[nodiscard]] const ParameterValue& value(std::string_view id) const;
  [[nodiscard]] bool changed(std::string_view id) const;
  [[nodiscard]] bool boolean(std::string_view id) const;
  [[nodiscard]] std::int64_t integer(std::string_view id) const;
  [[nodiscard]] double real(std::string_view id) const;
  [[nodiscard]] const std::string& text(std::string_view id) const;

  /// JSON object of every value (resolved), in the order of declaration; and of the changed ones only.
  [[nodiscard]] std::string toJson() const;
  [[nodiscard]] std::string changesToJson() const;
  /// Reads an object as written by toJson or by hand (--config FILE). Unknown keys and bad values throw as in set().
  [[nodiscard]] static Configuration fromJson(const std::vector<Parameter>& declarations, std::string_view json);

  bool operator==(const Configuration& other) const { return values_ == other.values_; }

 private:
  const std::vector<Parameter>* declarations_;
  std::map<std::string, ParameterValue, std::less<>> values_;  // only what was chosen
};

}  // namespace luthier
