// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

namespace steepest::base {
namespace {

namespace fs = std::filesystem;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

std::string reason() { return std::strerror(errno); }

Error cannot_write(const fs::path& path, const std::string& why) {
  return failed("cannot write " + path.string() + ": " + why,
                "is there room on the disk, and may you write there?");
}

fs::path folder_of(const fs::path& path) {
  const fs::path parent = path.parent_path();
  return parent.empty() ? fs::path(".") : parent;
}

bool put(std::FILE* file, const void* data, std::size_t size) {
  return size == 0 || std::fwrite(data, 1, size, file) == size;
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t most) {
  std::error_code error;
  if (fs::is_directory(path, error))
    return std::unexpected(bad_input(path.string() + " is a folder, not a file"));
  const FileHandle file(std::fopen(path.c_str(), "rb"));
  if (!file) return std::unexpected(bad_input("cannot read " + path.string() + ": " + reason()));
  std::string text;
  char buffer[65536];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file.get())) {
    if (text.size() + got > most)
      return std::unexpected(
          bad_input(path.string() + " is larger than " + std::to_string(most) + " bytes"));
    text.append(buffer, got);
  }
  if (std::ferror(file.get()))
    return std::unexpected(failed("cannot read " + path.string() + ": " + reason()));
  return text;
}

std::optional<Error> refuse_folder(const fs::path& folder, std::string where) {
  if (folder.empty()) return bad_input("a folder's name is needed", {}, std::move(where));
  std::error_code error;
  if (!fs::exists(folder, error))
    return bad_input("the folder " + folder.string() + " does not exist",
                     "make it first: mkdir -p " + folder.string(), std::move(where));
  if (!fs::is_directory(folder, error))
    return bad_input(folder.string() + " is not a folder", {}, std::move(where));
  if (::access(folder.c_str(), W_OK) != 0)
    return bad_input("the folder " + folder.string() + " is not writable: " + reason(), {},
                     std::move(where));
  return {};
}

std::optional<Error> refuse_target(const fs::path& path, std::string where) {
  if (path.filename().empty())
    return bad_input("a file name is needed, not " + path.string(), {}, std::move(where));
  std::error_code error;
  if (fs::is_directory(path, error))
    return bad_input(path.string() + " is a folder, not a file", {}, std::move(where));
  return refuse_folder(folder_of(path), std::move(where));
}

Result<TemporaryFile> TemporaryFile::create(const fs::path& target) {
  static std::atomic<unsigned> count{0};
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::string name = "." + target.stem().string() + "." + std::to_string(::getpid()) + "-" +
                             std::to_string(count++) + ".tmp" + target.extension().string();
    fs::path path = folder_of(target) / name;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file >= 0) {
      ::close(file);
      return TemporaryFile(std::move(path), target);
    }
    if (errno != EEXIST) break;
  }
  return std::unexpected(cannot_write(target, reason()));
}

TemporaryFile::~TemporaryFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : path_(std::exchange(other.path_, {})), target_(std::exchange(other.target_, {})) {}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(target_, other.target_);
  return *this;
}

std::optional<Error> TemporaryFile::commit() {
  if (std::rename(path_.c_str(), target_.c_str()) != 0) return cannot_write(target_, reason());
  path_.clear();
  return {};
}

std::optional<Error> write_file(const fs::path& target, std::string_view text) {
  return write_file(target, text, {});
}

std::optional<Error> write_file(const fs::path& target, std::string_view head,
                                std::span<const std::byte> body) {
  auto temporary = TemporaryFile::create(target);
  if (!temporary) return temporary.error();
  FileHandle file(std::fopen(temporary->path().c_str(), "wb"));
  if (!file) return cannot_write(target, reason());
  const bool written =
      put(file.get(), head.data(), head.size()) && put(file.get(), body.data(), body.size());
  if (!written) return cannot_write(target, reason());
  if (std::fclose(file.release()) != 0) return cannot_write(target, reason());
  return temporary->commit();
}

}  // namespace steepest::base
