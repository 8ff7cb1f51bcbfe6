// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "base/files.h"
#include "base/names.h"
#include "base/text.h"
#include "scene/condition.h"
#include "scene/names.h"
#include "scene/scene_file.h"
#include "scene/table_reader.h"

namespace steepest::scene {
namespace {

constexpr std::size_t kLargestScene = std::size_t{1} << 20;
constexpr std::size_t kMostRacers = 16;
constexpr std::size_t kMostTasks = 4;

/// Refuses a name that `infos` does not list.
template <class Info>
const Info* choose(TableReader& table, std::string_view key, std::string_view what,
                   std::string_view typed, std::span<const Info> infos) {
  const auto found = std::ranges::find(infos, typed, &Info::name);
  if (found != infos.end()) return &*found;
  Error error = base::unknown_name(what, typed, base::names_of(infos));
  table.refuse(key, std::move(error.message), std::move(error.hint));
  return nullptr;
}

void set_initial(std::span<const ParameterInfo> infos, std::vector<double>& values) {
  values.clear();
  for (const ParameterInfo& info : infos) values.push_back(info.initial);
}

/// One that is chosen by its name has a text in the file.
void read_choice(TableReader& table, const ParameterInfo& info, double& value) {
  std::string typed;
  if (!table.text(info.name, typed)) return;
  const auto found = std::ranges::find(info.choices, typed);
  if (found != info.choices.end()) {
    value = static_cast<double>(found - info.choices.begin());
    return;
  }
  Error error = base::unknown_name(info.name, typed, {info.choices.begin(), info.choices.end()});
  table.refuse(info.name, std::move(error.message), std::move(error.hint));
}

void read_values(TableReader& table, std::span<const ParameterInfo> infos, std::vector<double>& values) {
  for (std::size_t i = 0; i < infos.size(); ++i)
    if (infos[i].choices.empty())
      table.number(infos[i].name, values[i]);
    else
      read_choice(table, infos[i], values[i]);
}

void read_parameters(FileReader& file, TableReader& parent, std::string_view key, std::string_view owner,
                     std::span<const ParameterInfo> infos, std::vector<double>& values) {
  set_initial(infos, values);
  const Table* table = parent.table(key);
  if (!table) return;
  TableReader reader(file, *table, parent.at(key), parent.path_of(key),
                     "the parameters of " + std::string(owner));
  read_values(reader, infos, values);
  reader.finish();
}

void read_schedule(FileReader& file, TableReader& top, const Catalog& catalog, ScheduleSpec& spec) {
  if (const ScheduleInfo* usual = catalog.schedule(spec.name))
    set_initial(usual->parameters, spec.parameters);
  const Table* table = top.table("schedule");
  if (!table) return;
  TableReader reader(file, *table, top.at("schedule"), "schedule", "the table [schedule]");
  reader.text("name", spec.name);
  if (file.error) return;
  const ScheduleInfo* schedule = choose(reader, "name", "schedule", spec.name, catalog.schedules);
  if (!schedule) return;
  reader.whole("warmup", spec.warmup);
  set_initial(schedule->parameters, spec.parameters);
  read_values(reader, schedule->parameters, spec.parameters);
  reader.finish();
}

void read_noise(FileReader& file, TableReader& top, const Catalog& catalog, NoiseSpec& spec) {
  if (const NoiseInfo* usual = catalog.noise(spec.kind)) set_initial(usual->parameters, spec.parameters);
  const Table* table = top.table("noise");
  if (!table) return;
  TableReader reader(file, *table, top.at("noise"), "noise", "the table [noise]");
  reader.text("kind", spec.kind);
  if (file.error) return;
  const NoiseInfo* noise = choose(reader, "kind", "noise", spec.kind, catalog.noises);
  if (!noise) return;
  reader.number("sigma", spec.sigma);
  set_initial(noise->parameters, spec.parameters);
  read_values(reader, noise->parameters, spec.parameters);
  reader.finish();
}

void read_start(FileReader& file, TableReader& top, int dimension, StartSpec& start) {
  const Table* table = top.table("start");
  if (!table) return;
  TableReader reader(file, *table, top.at("start"), "start", "the table [start]");
  const bool point = reader.numbers("point", start.point, dimension);
  const bool low = reader.numbers("low", start.low, dimension);
  const bool high = reader.numbers("high", start.high, dimension);
  reader.finish();
  if ((point && start.point.empty()) || (low && start.low.empty()) || (high && start.high.empty()))
    file.refuse(top.at("start"), "the table [start] has an array without numbers",
                "one number for each coordinate, or one for all of them");
  if (point ? low || high : low != high)
    file.refuse(top.at("start"), "the table [start] needs either point, or low and high",
                "leave it out to start everywhere in the surface's domain");
}

void read_slice(FileReader& file, TableReader& view, std::optional<SliceSpec>& slice) {
  const Table* table = view.table("slice");
  if (!table) return;
  TableReader reader(file, *table, view.at("slice"), "view.slice", "the table [view.slice]");
  SliceSpec& s = slice.emplace();
  reader.choice<Axis>("axis", kAxes, s.axis);
  std::optional<std::array<double, 2>> at;
  if (reader.numbers("at", at)) s.at = *at;
  reader.number("h", s.h);
  reader.flag("plane", s.plane);
  reader.flag("tangent", s.tangent);
  reader.flag("secant", s.secant);
  reader.flag("tangent_plane", s.tangent_plane);
  reader.flag("gradient", s.gradient);
  reader.number("learning_rate", s.learning_rate);
  reader.whole("steps", s.steps);
  reader.finish();
}

void read_view(FileReader& file, TableReader& top, ViewSpec& view) {
  const Table* table = top.table("view");
  if (!table) return;
  TableReader reader(file, *table, top.at("view"), "view", "the table [view]");
  reader.number("azimuth", view.azimuth);
  reader.number("elevation", view.elevation);
  reader.number("zoom", view.zoom);
  reader.flag("log_height", view.log_height);
  reader.numbers("region", view.region);
  reader.choice<ChainColour>("colour", kColours, view.colour);
  reader.choice<ColourMap>("colour_map", kColourMaps, view.colour_map);
  reader.choice<Theme>("theme", kThemes, view.theme);
  reader.whole("trails", view.trails);
  reader.flag("minima", view.minima);
  reader.flag("floor", view.floor);
  reader.flag("contours", view.contours);
  reader.numbers("probe", view.probe);
  read_slice(file, reader, view.slice);
  reader.finish();
}

void read_race(FileReader& file, TableReader& top, const Catalog& catalog, std::vector<Racer>& racers) {
  const auto tables = top.tables("race");
  if (tables.size() > kMostRacers)
    file.refuse(tables[kMostRacers]->at,
                "a race has at most " + std::to_string(kMostRacers) + " further rules");
  for (const Value* value : tables) {
    if (file.error) return;
    const std::string path = "race." + std::to_string(racers.size());
    TableReader reader(file, std::get<Table>(value->data), value->at, path, "a table [[race]]");
    Racer racer;
    reader.require(reader.text("optimizer", racer.rule), "optimizer");
    if (file.error) return;
    const RuleInfo* rule = choose(reader, "optimizer", "optimizer", racer.rule, catalog.rules);
    if (!rule) return;
    racer.learning_rate = rule->learning_rate;
    reader.number("learning_rate", racer.learning_rate);
    read_parameters(file, reader, "parameters", rule->name, rule->parameters, racer.rule_parameters);
    reader.finish();
    racers.push_back(std::move(racer));
  }
}

void read_tasks(FileReader& file, TableReader& top, const Catalog& catalog, Scene& scene) {
  const auto tables = top.tables("task");
  if (tables.size() > kMostTasks)
    file.refuse(tables[kMostTasks]->at, "a scene has at most " + std::to_string(kMostTasks) + " tasks");
  for (const Value* value : tables) {
    if (file.error) return;
    const std::string path = "task." + std::to_string(scene.tasks.size());
    TableReader reader(file, std::get<Table>(value->data), value->at, path, "a table [[task]]");
    std::string text;
    reader.require(reader.text("text", text), "text");
    const Condition condition(reader);
    reader.finish();
    if (file.error) return;
    if (base::trimmed(text).empty() || text.contains('\n'))
      reader.refuse("text", "the text of a task is one line");
    condition.check(reader, Speaks::OfTheHandToo, scene, catalog);
    scene.tasks.push_back({std::move(text), condition.when});
  }
}

void read_expectations(FileReader& file, TableReader& top, const Catalog& catalog, Scene& scene) {
  for (const Value* value : top.tables("expect")) {
    if (file.error) return;
    const std::string path = "expect." + std::to_string(scene.expectations.size());
    TableReader reader(file, std::get<Table>(value->data), value->at, path, "a table [[expect]]");
    const Condition condition(reader);
    reader.finish();
    if (!file.error) condition.check(reader, Speaks::OfTheRun, scene, catalog);
    scene.expectations.push_back(condition.when);
  }
}

/// What the window and pictures have one line for.
void read_line(TableReader& top, const char* key, std::string& line) {
  if (top.text(key, line) && line.find_first_of("\r\n") != std::string::npos)
    top.refuse(key, "the " + std::string(key) + " of a scene is one line, and this has several",
               "what needs more room goes into the key \"text\"");
}

void read_seed(TableReader& top, std::uint64_t& seed) {
  std::int64_t value = 0;
  if (!top.whole("seed", value)) return;
  if (value < 0) top.refuse("seed", "the seed is negative", "valid: 0 <= seed <= 9223372036854775807");
  seed = static_cast<std::uint64_t>(value);
}

void read_dimension(TableReader& top, const SurfaceInfo& surface, int& dimension) {
  dimension = surface.usual_dimension;
  if (!top.whole("dimension", dimension)) return;
  if (dimension < surface.min_dimension || dimension > surface.max_dimension)
    top.refuse("dimension",
               std::string(surface.name) + " has no form with " + base::grouped(dimension, "coordinate"),
               "valid: " + std::to_string(surface.min_dimension) +
                   " <= dimension <= " + std::to_string(surface.max_dimension));
}

void read_problem(FileReader& file, TableReader& top, const Catalog& catalog, Problem& problem) {
  const SurfaceInfo* surface = choose(top, "surface", "surface", problem.surface, catalog.surfaces);
  top.text("optimizer", problem.rule);
  if (file.error) return;
  const RuleInfo* rule = choose(top, "optimizer", "optimizer", problem.rule, catalog.rules);
  if (!surface || !rule) return;
  read_dimension(top, *surface, problem.dimension);
  problem.learning_rate = rule->learning_rate;
  top.number("learning_rate", problem.learning_rate);
  top.whole("chains", problem.chains);
  top.whole("first_chain", problem.first_chain);
  top.whole("steps", problem.steps);
  read_seed(top, problem.seed);
  top.choice<Precision>("precision", kPrecisions, problem.precision);
  top.choice<BackendChoice>("backend", kBackends, problem.backend);
  top.whole("threads", problem.threads);
  top.number("target", problem.target);
  if (file.error) return;
  read_parameters(file, top, "surface_parameters", surface->name, surface->parameters,
                  problem.surface_parameters);
  read_parameters(file, top, "optimizer_parameters", rule->name, rule->parameters,
                  problem.rule_parameters);
  read_schedule(file, top, catalog, problem.schedule);
  read_noise(file, top, catalog, problem.noise);
  read_start(file, top, problem.dimension, problem.start);
}

void read_version(TableReader& top) {
  std::int64_t version = 0;
  top.require(top.whole("version", version), "version");
  if (version != 1)
    top.refuse("version", "this program reads scenes of version 1, not " + std::to_string(version),
               "a newer program may have written it");
}

}  // namespace

std::string LoadedScene::where(std::string_view key) const {
  while (true) {
    if (const auto found = positions.find(key); found != positions.end())
      return place(file, found->second);
    const std::size_t dot = key.rfind('.');
    if (dot == std::string_view::npos) return file;
    key = key.substr(0, dot);
  }
}

Result<LoadedScene> parse_scene(std::string_view text, const std::string& name, const Catalog& catalog) {
  FileReader file{name, {}, {}};
  if (base::trimmed(text).empty())
    return std::unexpected(bad_input(
        "the file is empty", "a scene needs at least version = 1 and a surface", place(name, {})));
  const auto document = parse_document(text, name);
  if (!document) return std::unexpected(document.error());
  Scene scene;
  TableReader top(file, *document, {}, "", "a scene");
  read_version(top);
  top.require(top.text("surface", scene.problem.surface), "surface");
  read_line(top, "title", scene.title);
  read_line(top, "caption", scene.caption);
  top.text("text", scene.text);
  top.number("speed", scene.speed);
  if (!file.error) read_problem(file, top, catalog, scene.problem);
  read_view(file, top, scene.view);
  read_race(file, top, catalog, scene.racers);
  read_tasks(file, top, catalog, scene);
  read_expectations(file, top, catalog, scene);
  top.finish();
  if (file.error) return std::unexpected(*file.error);
  return LoadedScene{std::move(scene), name, std::move(file.positions)};
}

Result<LoadedScene> load_scene(const std::filesystem::path& path, const Catalog& catalog) {
  const auto text = base::read_file(path, kLargestScene);
  if (!text) return std::unexpected(text.error());
  auto loaded = parse_scene(*text, path.string(), catalog);
  if (!loaded) return loaded;
  loaded->scene.name = path.stem().string();
  if (loaded->scene.title.empty()) loaded->scene.title = loaded->scene.name;
  return loaded;
}

}  // namespace steepest::scene
