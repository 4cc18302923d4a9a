// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luthier {

/// Everything that can go wrong and that a person may have to act on. The name, the exit code, the cause and the cure of
/// each are declared once, in error.cpp; add a code there and here together.
enum class ErrorCode {
  Internal,                // {detail}
  Usage,                   // {detail}
  UnknownParameter,        // {parameter}
  ParameterOfAnotherTask,  // {parameter} {task}
  InvalidParameter,        // {parameter} {value} {expected}
  NotFound,                // {kind} {name}
  AlreadyExists,           // {kind} {name}
  StillUsed,               // {kind} {name} {run}
  Cancelled,
  // Settings that do not go together
  LearningRateTooHigh,  // {value} {optimizer} {limit}
  WarmupTooLong,        // {value} {epochs}
  StepNeverReached,     // {value} {epochs}
  PatienceTooLong,      // {value} {epochs}
  HeadOnRandomWeights,
  NesterovWithoutMomentum,
  UnfreezingTooSlow,  // {value} {epochs}
  // Files
  FileUnreadable,   // {file} {detail}
  FileNotWritable,  // {file} {detail}
  DiskFull,         // {file}
  FileTruncated,    // {file} {detail}
  FileEmpty,        // {file}
  FileMoved,        // {file}
  FileChanged,      // {file}
  // Downloads
  DownloadRefused,      // {url} {status}
  DownloadFailed,       // {url} {detail}
  DownloadLengthWrong,  // {url} {expected} {found}
  DownloadHashWrong,    // {url} {expected} {found}
  OfflineMode,          // {name}
  // Images
  NotAnImage,        // {file}
  ImageDamaged,      // {file} {detail}
  ImageTooLarge,     // {file} {width} {height} {limit}
  ImageUnsupported,  // {file} {detail}
  // Datasets
  NoImages,                // {file}
  SingleClass,             // {file} {class}
  ClassEmpty,              // {class}
  ClassTooSmall,           // {class} {count}
  DuplicateAcrossClasses,  // {file} {other}
  DuplicateAcrossSplits,   // {file} {other}
  LayoutUnknown,           // {file}
  IdxDamaged,              // {file} {detail}
  // Datasets of texts; {line} is the line of the file, counted from 1
  NoTexts,             // {file}
  ColumnMissing,       // {file} {column} {columns}
  ColumnUnclear,       // {file} {role} {columns}
  TooManyClasses,      // {file} {count} {limit}
  TextEncodingWrong,   // {file} {line} {encoding}
  TextHoldsNul,        // {file} {line}
  RowRagged,           // {file} {line} {found} {expected}
  RowQuoteOpen,        // {file} {line}
  RowTextEmpty,        // {file} {line}
  RowTextTooLong,      // {file} {line} {length} {limit}
  RowLabelMissing,     // {file} {line}
  RowLabelNotNumber,   // {file} {line} {value}
  RowSplitUnknown,     // {file} {line} {value}
  RowJsonDamaged,      // {file} {line} {detail}
  RowTagsBroken,       // {file} {line} {detail}
  RowAnswerMisplaced,  // {file} {line} {answer}
  RowImageMissing,     // {file} {line} {image}
  IssuesLeftOut,       // {count}
  // Weights and models
  FormatUnknown,          // {file}
  SafetensorsDamaged,     // {file} {detail}
  ArchiveDamaged,         // {file} {detail}
  PickleDamaged,          // {file} {detail}
  PickleUnsafe,           // {file} {name}
  PickleWholeModule,      // {file} {name}
  ModelNotInstalled,      // {name}
  ArchitectureUnknown,    // {file}
  ArchitectureMismatch,   // {file} {architecture} {detail}
  ModelFolderIncomplete,  // {file} {detail}
  ModelConfigUnusable,    // {file} {detail}
  ModelTypeUnknown,       // {file} {type} {known}
  TokenizerMismatch,      // {file} {detail}
  TargetsUnusable,        // {example} {detail}
  // Exports
  ExportUnsupported,  // {format} {detail}
  ExportDiffers,      // {format} {difference} {limit}
  ExporterMissing,    // {program} {detail}
  // Tokenizers
  TokenizerMissing,      // {file}
  TokenizerDamaged,      // {file} {part} {detail}
  TokenizerUnsupported,  // {file} {part} {name}
  TextTooLong,           // {length} {limit}
  // Store
  StoreDamaged,  // {file} {detail}
  StoreNewer,    // {file} {version} {supported}
  StoreNotOurs,  // {file}
  StoreBusy,     // {file}
  StoreFailed,   // {file} {detail}
  // Runs
  RunOwned,           // {run} {owner}
  RunNotResumable,    // {run}
  RunNotRunning,      // {run} {status}
  CheckpointDamaged,  // {file} {detail}
  Diverged,           // {run} {epoch}
  OutOfMemory,        // {needed} {available}
  WorkerVanished,     // {run}
  DeviceUnavailable,  // {device} {detail}
  // Protocol
  ProtocolViolation,  // {detail}
};

/// Named values that fill the {placeholders} of a code's texts. File names are UTF-8 as found on disk.
using ErrorArguments = std::map<std::string, std::string>;

/// One problem as a value: what happened, to what. Copyable, comparable; used for import issues, preflight, protocol
/// errors and failed runs alike.
struct Problem {
  ErrorCode code = ErrorCode::Internal;
  ErrorArguments arguments;

  bool operator==(const Problem&) const = default;
};

/// The engine's one exception type. Thrown where a request cannot be carried out; turned into a Problem once, at the edge.
class Error : public std::exception {
 public:
  explicit Error(ErrorCode code, ErrorArguments arguments = {});
  explicit Error(Problem problem);

  [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
  [[nodiscard]] ErrorCode code() const noexcept { return problem_.code; }
  /// The English message (cause, then cure).
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

 private:
  Problem problem_;
  std::string message_;
};

/// Process exit codes of luthier-cli; a stable contract.
enum class ExitCode {
  Done = 0,
  Failure = 1,
  Usage = 2,
  BadInput = 3,
  NotFound = 4,
  OutOfMemory = 5,
  Disk = 6,
  Interrupted = 130
};

/// What is known of a code: its stable name ("image_damaged"), exit code, and English texts with {placeholders}. `cause` and
/// `cure` are also the keys of their translations, in the context "Error".
struct ErrorText {
  ErrorCode code;
  std::string_view name;
  ExitCode exitCode;
  const char* cause;
  const char* cure;
};

/// All codes, each once.
[[nodiscard]] const std::vector<ErrorText>& errorTexts();
[[nodiscard]] const ErrorText& errorText(ErrorCode code);
[[nodiscard]] std::optional<ErrorCode> errorCodeFromName(std::string_view name);

/// Replaces every {name} in `text` by its argument; an unknown {name} stays as it is.
[[nodiscard]] std::string fillPlaceholders(std::string_view text, const ErrorArguments& arguments);

/// English cause, and English cause followed by the cure.
[[nodiscard]] std::string englishCause(const Problem& problem);
[[nodiscard]] std::string englishMessage(const Problem& problem);

/// The Problem of whatever is in flight: Error, std::bad_alloc, std::system_error / filesystem_error (full disks and missing
/// permissions recognised), any other exception as Internal. Call inside a catch block.
[[nodiscard]] Problem currentProblem();

}  // namespace luthier
