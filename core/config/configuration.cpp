// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configuration.h"

#include "core/base/json.h"
#include "core/config/parameter_check.h"

namespace luthier {
namespace {

const std::vector<Parameter>& noDeclarations() {
  static const std::vector<Parameter> none;
  return none;
}

const Parameter& required(const Configuration& configuration, std::string_view id) {
  const Parameter* parameter = configuration.find(id);
  if (parameter == nullptr) {
    throw Error(ErrorCode::UnknownParameter, {{"parameter", std::string(id)}});
  }
  return *parameter;
}

nlohmann::ordered_json toJsonValue(const ParameterValue& value) {
  return std::visit([](const auto& held) { return nlohmann::ordered_json(held); }, value);
}

ParameterValue fromJsonValue(const Parameter& parameter, const nlohmann::ordered_json& json) {
  if (json.is_boolean()) {
    return json.get<bool>();
  }
  // Beyond the range of int64 a number is read as a real, which the parameter's range then judges.
  if (json.is_number_integer() && (!json.is_number_unsigned() || json.get<std::uint64_t>() <= INT64_MAX)) {
    return json.get<std::int64_t>();
  }
  if (json.is_number()) {
    return json.get<double>();
  }
  if (json.is_string()) {
    return json.get<std::string>();
  }
  throw Error(invalidParameter(parameter, json.dump()));
}

}  // namespace

Configuration::Configuration() : Configuration(noDeclarations()) {}

Configuration::Configuration(const std::vector<Parameter>& declarations) : declarations_(&declarations) {}

const Parameter* Configuration::find(std::string_view id) const {
  for (const Parameter& parameter : *declarations_) {
    if (parameter.id == id || (!parameter.former.empty() && parameter.former == id)) {
      return &parameter;
    }
  }
  return nullptr;
}

void Configuration::set(std::string_view id, const ParameterValue& value) {
  const Parameter& parameter = required(*this, id);
  ParameterValue good = checkedValue(parameter, value);
  if (good == parameter.standard) {
    values_.erase(parameter.id);
  } else {
    values_.insert_or_assign(parameter.id, std::move(good));
  }
}

void Configuration::setText(std::string_view id, std::string_view text) {
  set(id, parseParameter(required(*this, id), text));
}

void Configuration::reset(std::string_view id) { values_.erase(required(*this, id).id); }

const ParameterValue& Configuration::value(std::string_view id) const {
  if (const auto chosen = values_.find(id); chosen != values_.end()) {
    return chosen->second;
  }
  const Parameter& parameter = required(*this, id);
  const auto chosen = values_.find(parameter.id);  // asked for by its former id
  return chosen != values_.end() ? chosen->second : parameter.standard;
}

bool Configuration::changed(std::string_view id) const { return values_.contains(required(*this, id).id); }
bool Configuration::boolean(std::string_view id) const { return std::get<bool>(value(id)); }
std::int64_t Configuration::integer(std::string_view id) const { return std::get<std::int64_t>(value(id)); }
double Configuration::real(std::string_view id) const { return std::get<double>(value(id)); }
const std::string& Configuration::text(std::string_view id) const { return std::get<std::string>(value(id)); }

std::string Configuration::toJson() const {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const Parameter& parameter : *declarations_) {
    json[parameter.id] = toJsonValue(value(parameter.id));
  }
  return json.dump();
}

std::string Configuration::changesToJson() const {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const Parameter& parameter : *declarations_) {
    if (changed(parameter.id)) {
      json[parameter.id] = toJsonValue(value(parameter.id));
    }
  }
  return json.dump();
}

Configuration Configuration::fromJson(const std::vector<Parameter>& declarations, std::string_view json) {
  const auto object = parseForeignJson(json, ErrorCode::Usage);
  if (!object.is_object()) {
    throw Error(ErrorCode::Usage, {{"detail", "a configuration must be a JSON object"}});
  }
  Configuration configuration(declarations);
  for (const auto& [id, value] : object.items()) {
    configuration.set(id, fromJsonValue(required(configuration, id), value));
  }
  return configuration;
}

}  // namespace luthier
