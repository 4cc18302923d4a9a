// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <filesystem>
#include <new>
#include <system_error>

#include "core/base/error.h"
#include "core/base/files.h"

namespace luthier {
namespace {

Problem problemOfSystemError(const std::error_code& code, const std::string& file, const char* what) {
  const std::string name = file.empty() ? std::string("?") : file;
  const auto is = [&](std::errc condition) { return code == condition; };
  if (is(std::errc::no_space_on_device) || code.value() == EDQUOT || is(std::errc::file_too_large)) {
    return {ErrorCode::DiskFull, {{"file", name}}};
  }
  if (is(std::errc::not_enough_memory)) {
    return {ErrorCode::OutOfMemory, {{"needed", "?"}, {"available", "?"}}};
  }
  if (is(std::errc::permission_denied) || is(std::errc::read_only_file_system) || is(std::errc::operation_not_permitted)) {
    return {ErrorCode::FileNotWritable, {{"file", name}, {"detail", code.message()}}};
  }
  if (!file.empty()) {
    return {ErrorCode::FileUnreadable, {{"file", name}, {"detail", code.message()}}};
  }
  return {ErrorCode::Internal, {{"detail", what}}};
}

/// LibTorch appends a backtrace to its messages; a person needs the first line.
std::string firstLine(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

}  // namespace

Error::Error(ErrorCode code, ErrorArguments arguments) : Error(Problem{code, std::move(arguments)}) {}

Error::Error(Problem problem) : problem_(std::move(problem)), message_(englishMessage(problem_)) {}

const ErrorText& errorText(ErrorCode code) {
  for (const ErrorText& text : errorTexts()) {
    if (text.code == code) {
      return text;
    }
  }
  return errorTexts().front();
}

std::optional<ErrorCode> errorCodeFromName(std::string_view name) {
  for (const ErrorText& text : errorTexts()) {
    if (text.name == name) {
      return text.code;
    }
  }
  return std::nullopt;
}

std::string fillPlaceholders(std::string_view text, const ErrorArguments& arguments) {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
    const auto argument =
        end == std::string_view::npos ? arguments.end() : arguments.find(std::string(text.substr(at + 1, end - at - 1)));
    if (argument == arguments.end()) {
      filled += text[at++];
    } else {
      filled += argument->second;
      at = end + 1;
    }
  }
  return filled;
}

std::string englishCause(const Problem& problem) {
  return fillPlaceholders(errorText(problem.code).cause, problem.arguments);
}

std::string englishMessage(const Problem& problem) {
  std::string cause = englishCause(problem);
  // A cause that ends with a detail ("No such file or directory") lacks its full stop.
  if (!cause.empty() && std::string_view(".!?").find(cause.back()) == std::string_view::npos) {
    cause += '.';
  }
  return cause + " " + fillPlaceholders(errorText(problem.code).cure, problem.arguments);
}

Problem currentProblem() {
  try {
    throw;
  } catch (const Error& error) {
    return error.problem();
  } catch (const std::filesystem::filesystem_error& error) {
    return problemOfSystemError(error.code(), displayPath(error.path1()), error.what());
  } catch (const std::system_error& error) {
    return problemOfSystemError(error.code(), "", error.what());
  } catch (const std::bad_alloc&) {
    return {ErrorCode::OutOfMemory, {{"needed", "?"}, {"available", "?"}}};
  } catch (const std::exception& error) {
    return {ErrorCode::Internal, {{"detail", firstLine(error.what())}}};
  } catch (...) {
    return {ErrorCode::Internal, {{"detail", "?"}}};
  }
}

}  // namespace luthier
