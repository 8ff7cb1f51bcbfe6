// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace steepest::cli_test {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void become(std::vector<std::string> arguments, const Surroundings& around,
                         const fs::path& out, const fs::path& err) {
  const auto redirect = [](const fs::path& path, int stream) {
    ::dup2(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), stream);
  };
  redirect(out, STDOUT_FILENO);
  redirect(err, STDERR_FILENO);
  for (const auto& [name, value] : around.variables) ::setenv(name.c_str(), value.c_str(), 1);
  if (!around.folder.empty() && ::chdir(around.folder.c_str()) != 0) ::_exit(126);
  std::string name = "steepest";
  std::vector<char*> argv = {name.data()};
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  ::execv(STEEPEST_PROGRAM, argv.data());
  ::_exit(127);
}

}  // namespace

Ran steepest(const std::vector<std::string>& arguments, const Surroundings& around) {
  const Folder streams;
  const pid_t child = ::fork();
  if (child == 0) become(arguments, around, streams / "out", streams / "err");
  if (around.interrupt_after_ms > 0) {
    ::usleep(static_cast<useconds_t>(around.interrupt_after_ms) * 1000);
    ::kill(child, SIGINT);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read(streams / "out"),
          read(streams / "err")};
}

nlohmann::json steepest_json(std::vector<std::string> arguments, const Surroundings& around) {
  arguments.push_back("--json");
  const Ran ran = steepest(arguments, around);
  EXPECT_EQ(ran.code, 0) << ran.err;
  auto json = nlohmann::json::parse(ran.out, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << ran.out;
  return json;
}

std::vector<std::string> listed(const std::string& what) {
  std::vector<std::string> names;
  const auto json = steepest_json({"list", what});
  for (const auto& item : json["items"]) names.push_back(item["name"]);
  EXPECT_FALSE(names.empty()) << what;
  return names;
}

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "steepest-cli-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}
Folder::~Folder() { fs::remove_all(path_); }

std::string Folder::file(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return (path_ / name).string();
}

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace steepest::cli_test
