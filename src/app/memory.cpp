// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/memory.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/paths.h"
#include "base/text.h"

namespace steepest::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr auto kState = "state.json", kProgress = "progress.json";
constexpr std::size_t kLargestFile = std::size_t{16} << 20;
constexpr std::array<const char*, 5> kScreens = {"home", "learn", "experiment", "race", "maps"};

template <class T>
T value(const Json& object, const char* key, T otherwise, T least, T most) {
  const auto at = object.find(key);
  if (at == object.end() || !at->is_number()) return otherwise;
  const double number = at->template get<double>();
  if (!(number >= static_cast<double>(least) && number <= static_cast<double>(most))) return otherwise;
  return static_cast<T>(number);
}

bool flag(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_boolean() && at->get<bool>();
}

std::string word(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// The file's text; nothing when there is none yet.
Result<std::optional<std::string>> read(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  auto text = base::read_file(path, kLargestFile);
  if (!text) return std::unexpected(text.error());
  return std::move(*text);
}

/// A file of ours that cannot be understood is kept under another name before a new one is written.
Error put_aside(const fs::path& path, Error error) {
  std::error_code ignored;
  const fs::path aside = path.string() + ".broken";
  fs::rename(path, aside, ignored);
  error.hint = ignored ? "it is left where it is" : "it is kept as " + aside.string();
  return error;
}

fs::path home() { return base::environment("HOME").value_or(""); }

}  // namespace

std::string to_json(const Remembered& s) {
  const Json out{{"version", 1},
                 {"user_scale", s.user_scale},
                 {"reduced_motion", s.reduced_motion},
                 {"fullscreen", s.fullscreen},
                 {"theme", s.light ? "light" : "dark"},
                 {"width", s.width},
                 {"height", s.height},
                 {"screen", kScreens[static_cast<std::size_t>(s.place.screen)]},
                 {"page", s.place.page},
                 {"step", s.place.step},
                 {"scene", s.scene}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Remembered> parse_remembered(std::string_view text, const std::string& file) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::unexpected(bad_input("the settings cannot be read", {}, file));
  Remembered s;
  s.user_scale = value(json, "user_scale", 1.f, .75f, 3.f);
  s.reduced_motion = flag(json, "reduced_motion");
  s.fullscreen = flag(json, "fullscreen");
  s.light = word(json, "theme") == "light";
  s.width = value(json, "width", 0, 320, 32768);
  s.height = value(json, "height", 0, 240, 32768);
  const std::string screen = word(json, "screen");
  for (std::size_t k = 0; k < kScreens.size(); ++k)
    if (screen == kScreens[k]) s.place.screen = static_cast<ui::Screen>(k);
  s.place.page = word(json, "page");
  s.place.step = value(json, "step", 0, 0, 10'000);
  s.scene = word(json, "scene");
  return s;
}

fs::path state_folder() {
  if (const auto own = base::environment("STEEPEST_STATE")) return *own;
  if (const auto xdg = base::environment("XDG_STATE_HOME"); xdg && fs::path(*xdg).is_absolute())
    return fs::path(*xdg) / "steepest";
  return home().empty() ? fs::path() : home() / ".local/state/steepest";
}

fs::path pictures_folder() {
  if (home().empty()) return {};
  fs::path pictures = home() / "Pictures";
  const auto set = base::environment("XDG_CONFIG_HOME");
  const fs::path config = set ? fs::path(*set) : home() / ".config";
  if (const auto text = base::read_file(config / "user-dirs.dirs", kLargestFile)) {
    // XDG_PICTURES_DIR="$HOME/Pictures", or an absolute path: the file allows no other form.
    for (const std::string_view line : base::split(*text, '\n')) {
      constexpr std::string_view kKey = "XDG_PICTURES_DIR=\"";
      if (!line.starts_with(kKey) || !line.ends_with('"')) continue;
      const std::string_view path = line.substr(kKey.size(), line.size() - kKey.size() - 1);
      constexpr std::string_view kHome = "$HOME/";
      if (path.starts_with(kHome)) pictures = home() / path.substr(kHome.size());
      if (path.starts_with('/')) pictures = path;
    }
  }
  return pictures / "Steepest";
}

std::vector<Error> Memory::load() {
  std::vector<Error> errors;
  if (folder_.empty()) return errors;
  const auto load_one = [&](const char* name, auto parse, auto& target) {
    const fs::path path = folder_ / name;
    auto text = read(path);
    if (!text) return errors.push_back(text.error());
    if (!*text) return;
    if (auto parsed = parse(**text, path.string()))
      target = std::move(*parsed);
    else
      errors.push_back(put_aside(path, parsed.error()));
  };
  load_one(kState, parse_remembered, state_);
  load_one(kProgress, learn::parse_progress, progress_);
  return errors;
}

std::optional<Error> Memory::write(const char* name, const std::string& text) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return failed("cannot make the folder " + folder_.string() + ": " + error.message());
  return base::write_file(folder_ / name, text);
}

std::optional<Error> Memory::keep(const Remembered& state, const learn::Progress& progress) {
  if (folder_.empty()) return {};
  std::optional<Error> first;
  const auto keep_one = [&](const char* name, const auto& now, auto& kept) {
    if (now == kept) return;
    if (auto error = write(name, to_json(now)))
      first = first ? first : error;
    else
      kept = now;
  };
  keep_one(kState, state, state_);
  keep_one(kProgress, progress, progress_);
  const bool said = failure_.has_value();
  if (first)
    first->hint =
        "settings and progress last only until the program ends; make room, or let "
        "STEEPEST_STATE name another folder";
  failure_ = first;
  return said ? std::nullopt : first;
}

}  // namespace steepest::app
