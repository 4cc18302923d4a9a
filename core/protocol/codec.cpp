// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include <fmt/format.h>

#include <limits>
#include <utility>

#include "core/base/json.h"
#include "core/protocol/byte_text.h"
#include "core/protocol/fields.h"

namespace luthier::protocol {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse(const std::string& detail) { throw Error(ErrorCode::ProtocolViolation, {{"detail", detail}}); }

// ---- writing ------------------------------------------------------------------------------------------------------------
template <typename Message>
Json toJson(const Message& message);

Json toJson(bool value) { return value; }
Json toJson(std::int32_t value) { return value; }
Json toJson(std::int64_t value) { return value; }
Json toJson(double value) { return value; }
Json toJson(const std::string& value) { return bytesToText(value); }
Json toJson(Split value) { return splitName(value); }

Json toJson(const Problem& value) {
  Json arguments = Json::object();
  for (const auto& [name, text] : value.arguments) {
    arguments[name] = bytesToText(text);
  }
  return {{"code", errorText(value.code).name}, {"arguments", std::move(arguments)}};
}

Json toJson(const std::optional<Problem>& value) { return value ? toJson(*value) : Json(); }

template <typename Value>
Json toJson(const std::vector<Value>& values) {
  Json array = Json::array();
  for (const Value& value : values) {
    array.push_back(toJson(value));
  }
  return array;
}

template <typename Value>
Json toJson(const std::map<std::string, Value>& values) {
  Json object = Json::object();
  for (const auto& [name, value] : values) {
    object[bytesToText(name)] = toJson(value);
  }
  return object;
}

struct Writer {
  Json& json;
  template <typename Value>
  void operator()(const char* name, const Value& value) {
    json[name] = toJson(value);
  }
};

template <typename Message>
Json toJson(const Message& message) {
  Json json = Json::object();
  Writer writer{json};
  fields(writer, message);
  return json;
}

// ---- reading ------------------------------------------------------------------------------------------------------------
template <typename Message>
void fromJson(const Json& json, Message& message);

void fromJson(const Json& json, bool& value) {
  if (!json.is_boolean()) refuse("true or false expected");
  value = json.get<bool>();
}

void fromJson(const Json& json, std::int64_t& value) {
  if (!json.is_number_integer() || (json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX)) {
    refuse("a whole number expected");
  }
  value = json.get<std::int64_t>();
}

void fromJson(const Json& json, std::int32_t& value) {
  std::int64_t wide = 0;
  fromJson(json, wide);
  if (wide < std::numeric_limits<std::int32_t>::min() || wide > std::numeric_limits<std::int32_t>::max()) {
    refuse("a number out of range");
  }
  value = static_cast<std::int32_t>(wide);
}

void fromJson(const Json& json, double& value) {
  // JSON has no NaN; it is written as null.
  if (!json.is_number() && !json.is_null()) refuse("a number expected");
  value = json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

void fromJson(const Json& json, std::string& value) {
  if (!json.is_string()) refuse("a text expected");
  value = textToBytes(json.get_ref<const std::string&>());
}

void fromJson(const Json& json, Split& value) {
  std::string name;
  fromJson(json, name);
  const std::optional<Split> split = splitFromName(name);
  if (!split) refuse(fmt::format("the split \"{}\" is not known", name));
  value = *split;
}

void fromJson(const Json& json, Problem& value) {
  value = problemFromJson(json);
  for (auto& [name, text] : value.arguments) {
    text = textToBytes(text);
  }
}

void fromJson(const Json& json, std::optional<Problem>& value) {
  if (json.is_null()) {
    value.reset();
  } else {
    fromJson(json, value.emplace());
  }
}

template <typename Value>
void fromJson(const Json& json, std::vector<Value>& values) {
  if (!json.is_array()) refuse("a list expected");
  values.clear();
  for (const Json& element : json) {
    fromJson(element, values.emplace_back());
  }
}

template <typename Value>
void fromJson(const Json& json, std::map<std::string, Value>& values) {
  if (!json.is_object()) refuse("an object expected");
  values.clear();
  for (const auto& [name, element] : json.items()) {
    fromJson(element, values[textToBytes(name)]);
  }
}

const Json& field(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) {
    refuse(fmt::format("the field \"{}\" is missing", name));
  }
  return *found;
}

struct Reader {
  const Json& json;
  template <typename Value>
  void operator()(const char* name, Value& value) {
    fromJson(field(json, name), value);
  }
};

template <typename Message>
void fromJson(const Json& json, Message& message) {
  if (!json.is_object()) refuse("an object expected");
  Reader reader{json};
  fields(reader, message);
}

// ---- envelopes ----------------------------------------------------------------------------------------------------------
std::string finish(Json json, const auto& message) {
  json.update(toJson(message));
  std::string line = json.dump();
  if (line.size() > maximumLineBytes) {
    refuse(fmt::format("a message of {} bytes, where {} are allowed", line.size(), maximumLineBytes));
  }
  return line;
}

/// The alternative of `Variant` that `kind` names, read from `json`.
template <typename Variant, std::size_t index = 0>
Variant readKind(const Json& json, const std::string& kind, const char* const* kinds) {
  if constexpr (index == std::variant_size_v<Variant>) {
    refuse(fmt::format("the kind \"{}\" is not known", kind));
  } else {
    if (kind != kinds[index]) {
      return readKind<Variant, index + 1>(json, kind, kinds);
    }
    std::variant_alternative_t<index, Variant> message;
    fromJson(json, message);
    return message;
  }
}

Json parseLine(std::string_view line) {
  Json json = parseForeignJson(line, ErrorCode::ProtocolViolation, {}, maximumLineBytes);
  if (!json.is_object()) refuse("an object expected");
  return json;
}

std::string textField(const Json& json, const char* name) {
  std::string text;
  fromJson(field(json, name), text);
  return text;
}

Lane laneFromName(const std::string& name) {
  if (name != "latest" && name != "queue") {
    refuse(fmt::format("the lane \"{}\" is not known", name));
  }
  return name == "latest" ? Lane::Latest : Lane::Queue;
}

}  // namespace

std::string encode(const RequestEnvelope& envelope) {
  Json json = {{"id", envelope.id},
               {"lane", envelope.lane == Lane::Latest ? "latest" : "queue"},
               {"request", requestKinds[envelope.request.index()]}};
  return std::visit([&](const auto& message) { return finish(std::move(json), message); }, envelope.request);
}

std::string encode(const ReplyEnvelope& envelope) {
  Json json = {{"id", envelope.id}, {"reply", replyKinds[envelope.reply.index()]}};
  return std::visit([&](const auto& message) { return finish(std::move(json), message); }, envelope.reply);
}

RequestEnvelope decodeRequest(std::string_view line) {
  const Json json = parseLine(line);
  RequestEnvelope envelope;
  fromJson(field(json, "id"), envelope.id);
  envelope.lane = laneFromName(textField(json, "lane"));
  envelope.request = readKind<Request>(json, textField(json, "request"), requestKinds);
  return envelope;
}

ReplyEnvelope decodeReply(std::string_view line) {
  const Json json = parseLine(line);
  ReplyEnvelope envelope;
  fromJson(field(json, "id"), envelope.id);
  envelope.reply = readKind<Reply>(json, textField(json, "reply"), replyKinds);
  return envelope;
}

std::string greeting() { return Json({{"luthier", "serve"}, {"version", version}}).dump(); }

void checkGreeting(std::string_view line) {
  const Json json = parseLine(line);
  std::int64_t theirs = 0;
  fromJson(field(json, "version"), theirs);
  if (textField(json, "luthier") != "serve" || theirs != version) {
    refuse(fmt::format("the session speaks version {}, this program {}", theirs, version));
  }
}

}  // namespace luthier::protocol
