// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Whole files in, whole files out: a reader never sees half of what we write.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace steepest::base {

inline constexpr std::size_t kMostBytesRead = std::size_t{1} << 30;

/// The file's bytes. A folder, a missing or unreadable file or one above `most` bytes is BadInput.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t most = kMostBytesRead);

/// Why nothing can be written to `path`: its folder is missing or read-only, or `path` is a folder.
/// To be asked before work starts. `where` names the option that gave the path.
std::optional<Error> refuse_target(const std::filesystem::path& path, std::string where = {});

/// The same for a folder that files will be written into.
std::optional<Error> refuse_folder(const std::filesystem::path& folder, std::string where = {});

/// A file under a temporary name beside its target, with the target's suffix, until commit() renames
/// it. Whatever was not committed is removed.
class TemporaryFile {
 public:
  static Result<TemporaryFile> create(const std::filesystem::path& target);
  ~TemporaryFile();
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&& other) noexcept;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }  ///< exists, empty, writable
  std::optional<Error> commit();

 private:
  TemporaryFile(std::filesystem::path path, std::filesystem::path target)
      : path_(std::move(path)), target_(std::move(target)) {}
  std::filesystem::path path_, target_;
};

std::optional<Error> write_file(const std::filesystem::path& target, std::string_view text);
/// `head`, then `body`, for formats that carry a header before a large block of numbers.
std::optional<Error> write_file(const std::filesystem::path& target, std::string_view head,
                                std::span<const std::byte> body);

}  // namespace steepest::base
