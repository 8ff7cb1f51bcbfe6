// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "base/files.h"
#include "base/names.h"
#include "base/text.h"
#include "scene/names.h"
#include "scene/quantity.h"
#include "scene/scene_file.h"
#include "scene/table_reader.h"

namespace steepest::scene {
namespace {

constexpr std::size_t kLargestScene = std::size_t{1} << 20;
constexpr std::size_t kMostRacers = 16;

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

void read_parameters(FileReader& file, TableReader& parent, std::string_view key, std::string_view owner,
                     std::span<const ParameterInfo> infos, std::vector<double>& values) {
  values.clear();
  for (const ParameterInfo& info : infos) values.push_back(info.initial);
  const Table* table = parent.table(key);
  if (!table) return;
  TableReader reader(file, *table, parent.at(key), parent.path_of(key),
                     "the parameters of " + std::string(owner));
  for (std::size_t i = 0; i < infos.size(); ++i) reader.number(infos[i].name, values[i]);
  reader.finish();
}

void read_noise(FileReader& file, TableReader& top, NoiseSpec& noise) {
  const Table* table = top.table("noise");
  if (!table) return;
  TableReader reader(file, *table, top.at("noise"), "noise", "the table [noise]");
  reader.text("kind", noise.kind);
  reader.number("sigma", noise.sigma);
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
  if (point ? low || high : low != high)
    file.refuse(top.at("start"), "the table [start] needs either point, or low and high",
                "leave it out to start everywhere in the surface's domain");
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

void check_expectation(TableReader& reader, const Expectation& expectation, bool has_tolerance,
                       int racers) {
  if (std::ranges::find(kRelations, expectation.relation) == kRelations.end()) {
    Error error =
        base::unknown_name("relation", expectation.relation, {kRelations.begin(), kRelations.end()});
    reader.refuse("relation", std::move(error.message), std::move(error.hint));
  }
  if (has_tolerance != (expectation.relation == "~"))
    reader.refuse("relation", "a tolerance belongs to the relation \"~\", and to no other");
  if (!(expectation.tolerance >= 0)) reader.refuse("tolerance", "the tolerance must not be negative");
  const auto quantity = parse_quantity(expectation.quantity);
  if (!quantity) {
    Error error = base::unknown_name("quantity", expectation.quantity, quantity_names());
    reader.refuse("quantity", std::move(error.message), std::move(error.hint));
  } else if (quantity->racer > racers) {
    reader.refuse("quantity", "there is no racer " + std::to_string(quantity->racer),
                  "racer 0 is the rule at the top, racer 1 the first [[race]]");
  }
}

void read_expectations(FileReader& file, TableReader& top, Scene& scene) {
  for (const Value* value : top.tables("expect")) {
    if (file.error) return;
    const std::string path = "expect." + std::to_string(scene.expectations.size());
    TableReader reader(file, std::get<Table>(value->data), value->at, path, "a table [[expect]]");
    Expectation expectation;
    reader.require(reader.text("quantity", expectation.quantity), "quantity");
    reader.require(reader.text("relation", expectation.relation), "relation");
    reader.require(reader.number("value", expectation.value), "value");
    const bool has_tolerance = reader.number("tolerance", expectation.tolerance);
    reader.finish();
    if (!file.error)
      check_expectation(reader, expectation, has_tolerance, static_cast<int>(scene.racers.size()));
    scene.expectations.push_back(std::move(expectation));
  }
}

void read_seed(TableReader& top, std::uint64_t& seed) {
  std::int64_t value = 0;
  if (!top.whole("seed", value)) return;
  if (value < 0) top.refuse("seed", "the seed is negative", "valid: 0 <= seed <= 9223372036854775807");
  seed = static_cast<std::uint64_t>(value);
}

void read_dimension(TableReader& top, const SurfaceInfo& surface, int& dimension) {
  dimension = std::clamp(2, surface.min_dimension, surface.max_dimension);
  if (!top.whole("dimension", dimension)) return;
  if (dimension < surface.min_dimension || dimension > surface.max_dimension)
    top.refuse(
        "dimension",
        std::string(surface.name) + " has no form with " + std::to_string(dimension) + " coordinates",
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
  read_noise(file, top, problem.noise);
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
  top.text("title", scene.title);
  top.text("caption", scene.caption);
  top.text("text", scene.text);
  top.number("speed", scene.speed);
  if (!file.error) read_problem(file, top, catalog, scene.problem);
  read_view(file, top, scene.view);
  read_race(file, top, catalog, scene.racers);
  read_expectations(file, top, scene);
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
