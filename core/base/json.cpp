// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "core/base/utf8.h"

namespace luthier {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t maximumDepth = 64;

/// Builds the value from nlohmann's SAX events, which come from an iterative parser; depth and equal keys are refused as they
/// appear, before anything deep exists whose destruction or dump() could overflow the stack.
class StrictBuilder : public nlohmann::json_sax<Json> {
 public:
  Json take() { return std::move(root_); }
  [[nodiscard]] const std::string& problem() const { return problem_; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return refuse("binary data"); }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (!levels_.back().keys.insert(name).second) {
      return refuse(fmt::format("the key \"{}\" occurs twice", name));
    }
    levels_.back().key = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) override {
    return refuse(fmt::format("byte {}: {}", position, error.what()));
  }

 private:
  struct Level {
    Json value;
    std::string key;
    std::set<std::string> keys;
  };

  bool refuse(std::string why) {
    problem_ = std::move(why);
    return false;
  }

  bool open(Json value) {
    if (levels_.size() >= maximumDepth) {
      return refuse(fmt::format("it is nested deeper than {} levels", maximumDepth));
    }
    levels_.push_back({std::move(value), {}, {}});
    return true;
  }

  bool close() {
    Json value = std::move(levels_.back().value);
    levels_.pop_back();
    return add(std::move(value));
  }

  bool add(Json value) {
    if (levels_.empty()) {
      root_ = std::move(value);
    } else if (Level& level = levels_.back(); level.value.is_array()) {
      level.value.push_back(std::move(value));
    } else {
      // Without the look-up of operator[]: ordered_json searches linearly, and the key is known to be new.
      level.value.get_ref<Json::object_t&>().push_back({std::move(level.key), std::move(value)});
    }
    return true;
  }

  Json root_;
  std::vector<Level> levels_;
  std::string problem_;
};

[[noreturn]] void refuse(ErrorCode code, ErrorArguments arguments, const std::string& detail) {
  arguments["detail"] = detail;
  throw Error(code, std::move(arguments));
}

}  // namespace

nlohmann::ordered_json parseForeignJson(std::string_view text, ErrorCode code, const ErrorArguments& arguments,
                                        std::size_t maximumBytes) {
  if (text.size() > maximumBytes) {
    refuse(code, arguments, fmt::format("{} bytes of JSON, where {} are allowed", text.size(), maximumBytes));
  }
  // nlohmann takes a NUL byte for the end of the text and does not look behind it.
  if (!isValidUtf8(text) || text.find('\0') != std::string_view::npos) {
    refuse(code, arguments, "its JSON is not valid UTF-8");
  }
  StrictBuilder builder;
  if (!Json::sax_parse(text, &builder)) {
    refuse(code, arguments, builder.problem());
  }
  return builder.take();
}

nlohmann::ordered_json problemToJson(const Problem& problem) {
  Json arguments = Json::object();
  for (const auto& [name, value] : problem.arguments) {
    arguments[name] = toValidUtf8(value);
  }
  return {{"code", errorText(problem.code).name}, {"arguments", std::move(arguments)}};
}

Problem problemFromJson(const nlohmann::ordered_json& json) {
  try {
    Problem problem;
    const auto name = json.at("code").get<std::string>();
    const std::optional<ErrorCode> code = errorCodeFromName(name);
    // A code that a newer version wrote keeps its name, so that the person reads something.
    problem.code = code.value_or(ErrorCode::Internal);
    problem.arguments = json.at("arguments").get<ErrorArguments>();
    if (!code) {
      problem.arguments.emplace("detail", name);
    }
    return problem;
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::ProtocolViolation, {{"detail", error.what()}});
  }
}

}  // namespace luthier
