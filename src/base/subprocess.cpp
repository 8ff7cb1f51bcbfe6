// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "base/subprocess.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/text.h"

extern char** environ;

namespace steepest::base {
namespace {

constexpr off_t kErrorsKept = 2000;

/// Writes without the signal that ends a program whose reader has gone: it is held back in this thread
/// and taken away, so that neither other threads nor signal handlers notice.
class NoSigpipe {
 public:
  NoSigpipe() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    if (!was_pending_) pthread_sigmask(SIG_BLOCK, &pipe_, &old_);
  }
  ~NoSigpipe() {
    if (was_pending_) return;
    const timespec now{};
    while (sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
    }
    pthread_sigmask(SIG_SETMASK, &old_, nullptr);
  }
  NoSigpipe(const NoSigpipe&) = delete;
  NoSigpipe& operator=(const NoSigpipe&) = delete;

 private:
  sigset_t pipe_{}, old_{};
  bool was_pending_ = false;
};

/// Standard streams and signals of the new program.
class Attributes {
 public:
  Attributes(int input, int errors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, errors, STDERR_FILENO);
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    // A group of its own: Ctrl-C is for us, and we tell it when to stop by closing its input.
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~Attributes() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;

  int spawn(pid_t& pid, std::vector<char*>& argv) {
    return ::posix_spawnp(&pid, argv[0], &actions_, &attributes_, argv.data(), environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

Result<Subprocess> Subprocess::start(const std::vector<std::string>& arguments) {
  std::vector<std::string> copy = arguments;
  std::vector<char*> argv;
  for (std::string& argument : copy) argv.push_back(argument.data());
  argv.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    return std::unexpected(failed(std::string("cannot make a pipe: ") + std::strerror(errno)));
  const int errors = ::memfd_create("errors", MFD_CLOEXEC);
  pid_t pid = -1;
  const int status = errors < 0 ? errno : Attributes(ends[0], errors).spawn(pid, argv);
  ::close(ends[0]);
  Subprocess started(arguments.front(), pid, ends[1], errors);
  if (status == 0) return started;
  started.pid_ = -1;
  return std::unexpected(
      unavailable("cannot start " + in_quotes(arguments.front()) + ": " + std::strerror(status),
                  "is it installed, and in $PATH?"));
}

Subprocess::Subprocess(Subprocess&& other) noexcept
    : name_(std::move(other.name_)),
      pid_(std::exchange(other.pid_, -1)),
      input_(std::exchange(other.input_, -1)),
      errors_(std::exchange(other.errors_, -1)) {}

Subprocess& Subprocess::operator=(Subprocess&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(pid_, other.pid_);
  std::swap(input_, other.input_);
  std::swap(errors_, other.errors_);
  return *this;
}

Subprocess::~Subprocess() {
  close_input();
  if (pid_ > 0) {
    ::kill(pid_, SIGTERM);
    while (::waitpid(pid_, nullptr, 0) == -1 && errno == EINTR) {
    }
  }
  if (errors_ >= 0) ::close(errors_);
}

void Subprocess::close_input() {
  if (input_ >= 0) ::close(std::exchange(input_, -1));
}

std::optional<Error> Subprocess::write(std::span<const std::byte> data) {
  const NoSigpipe quiet;
  while (!data.empty()) {
    const ssize_t taken = ::write(input_, data.data(), data.size());
    if (taken > 0) data = data.subspan(static_cast<std::size_t>(taken));
    if (taken < 0 && errno != EINTR)
      return failed(name_ + " takes no more input: " + std::strerror(errno), last_errors());
  }
  return {};
}

std::string Subprocess::last_errors() const {
  const off_t size = ::lseek(errors_, 0, SEEK_END);
  const off_t from = std::max<off_t>(0, size - kErrorsKept);
  std::string text(static_cast<std::size_t>(std::max<off_t>(0, size - from)), '\0');
  const ssize_t got = ::pread(errors_, text.data(), text.size(), from);
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
  return std::string(trimmed(text));
}

std::optional<Error> Subprocess::finish() {
  close_input();
  int status = 0;
  while (::waitpid(pid_, &status, 0) == -1)
    if (errno != EINTR) return failed("cannot wait for " + name_ + ": " + std::strerror(errno));
  pid_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  const std::string how = WIFSIGNALED(status) ? "was ended by signal " + std::to_string(WTERMSIG(status))
                                              : "ended with " + std::to_string(WEXITSTATUS(status));
  return failed(name_ + " " + how, last_errors());
}

}  // namespace steepest::base
