// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <memory>
#include <thread>
#include <tuple>

#include "base/files.h"
#include "base/log.h"
#include "base/npy.h"
#include "base/progress.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/map_report.h"
#include "cli/pick.h"
#include "cli/problem_options.h"
#include "engine/backends.h"
#include "engine/map.h"

namespace steepest::cli {
namespace {

constexpr scene::Names<engine::MapKind, 4> kKinds = {{{"basins", engine::MapKind::Basins},
                                                      {"lr-momentum", engine::MapKind::LrMomentum},
                                                      {"lr-start", engine::MapKind::LrStart},
                                                      {"steps", engine::MapKind::Steps}}};
constexpr scene::Names<engine::MapQuantity, 2> kQuantities = {
    {{"loss", engine::MapQuantity::Loss}, {"steps", engine::MapQuantity::Steps}}};
constexpr scene::Names<bool, 2> kScales = {{{"log", true}, {"linear", false}}};
/// Between two looks at Ctrl-C.
constexpr std::chrono::milliseconds kPiece{50}, kLook{20};

struct Options {
  ProblemOptions problem;
  Typed kind, size, quantity, rates, scale, momentum, picture, out, theme, colour_map;
  bool json = false;
};

std::optional<Error> set_range(const std::string& option, const Typed& typed,
                               std::array<double, 2>& range) {
  if (!typed) return {};
  const auto values = numbers_value(option, *typed);
  if (!values) return values.error();
  if (values->size() != 2)
    return bad_input("got " + base::counted(values->size(), "number"), "valid: a,b", option);
  range = {(*values)[0], (*values)[1]};
  return {};
}

/// Ranges that this kind of map has no axis for.
std::optional<Error> refuse_other_ranges(const Options& options, engine::MapKind kind) {
  using enum engine::MapKind;
  const bool rates = kind == LrMomentum || kind == LrStart;
  for (const auto& [given, name] :
       {std::pair(options.rates.has_value(), "--lr-range"), {options.scale.has_value(), "--lr-scale"}})
    if (given && !rates)
      return bad_input("this map has no axis of learning rates",
                       "it belongs to --kind lr-momentum and lr-start; --lr sets the rate of all pixels",
                       name);
  if (!options.momentum || kind == LrMomentum) return {};
  return bad_input("this map has no axis of momentum",
                   "it belongs to --kind lr-momentum; --optimizer-param momentum=M sets that of all",
                   "--momentum-range");
}

/// Numbers that pixels already stand for.
std::optional<Error> refuse_chains(const ProblemOptions& problem) {
  for (const auto& [given, name] :
       {std::pair(problem.has_chains(), "--chains"), {problem.has_first_chain(), "--first-chain"}})
    if (given)
      return bad_input("every pixel of a map is one chain, and its number is the pixel's",
                       "--size WxH says how many there are", name);
  return {};
}

std::optional<Error> set_kind(const Options& options, engine::MapSpec& spec) {
  if (!options.kind)
    return bad_input("a map needs to know what to show",
                     "valid: --kind basins, lr-momentum, lr-start or steps", "--kind");
  if (auto error = pick("--kind", options.kind, kKinds, spec.kind)) return error;
  if (auto error = refuse_other_ranges(options, spec.kind)) return error;
  spec.quantity = spec.kind == engine::MapKind::Basins  ? engine::MapQuantity::Basin
                  : spec.kind == engine::MapKind::Steps ? engine::MapQuantity::Steps
                                                        : engine::MapQuantity::Loss;
  if (auto error = pick("--quantity", options.quantity, kQuantities, spec.quantity)) return error;
  if (auto error = pick("--lr-scale", options.scale, kScales, spec.lr_log)) return error;
  if (auto error = set_range("--lr-range", options.rates, spec.lr)) return error;
  if (auto error = set_range("--momentum-range", options.momentum, spec.momentum)) return error;
  if (!options.size) return {};
  const auto size = size_value("--size", *options.size);
  if (!size) return size.error();
  std::tie(spec.columns, spec.rows) = *size;
  return {};
}

std::optional<Error> refuse_targets(const Options& options) {
  if (options.picture) {
    if (std::filesystem::path(*options.picture).extension() != ".png")
      return bad_input("pictures are PNG files", "valid: a name that ends with .png", "-o");
    if (auto error = base::refuse_target(*options.picture, "-o")) return error;
  }
  if (options.out) return base::refuse_folder(*options.out, "--out");
  return {};
}

/// What stands in a map's errors, as it is typed.
Error located(Error error) {
  for (const char* own : {"lr-range", "momentum-range", "quantity", "size", "optimizer", "start"})
    if (error.where == own) error.where = "--" + error.where;
  if (error.where == "dimension") error.where = "--dim";
  return error;
}

std::optional<Error> compute(engine::Map& map) {
  base::Progress progress("mapping");
  std::atomic<bool> stop = false;
  const std::jthread watch([&](const std::stop_token& over) {  // a device takes many rows at once
    while (!over.stop_requested() && !(stop = progress.interrupted()))
      std::this_thread::sleep_for(kLook);
  });
  while (!map.done()) {
    if (!progress(map.progress())) {
      base::note("ended early with " + base::grouped(map.rows_done()) + " of " +
                 base::grouped(map.spec().rows) + " rows; what is done was kept");
      return {};
    }
    if (auto error = map.work(kPiece, stop)) return error;
  }
  return {};
}

std::optional<Error> write_arrays(const std::filesystem::path& folder, const engine::Map& map,
                                  const std::string& json) {
  const std::array<std::int64_t, 2> shape = {map.spec().rows, map.spec().columns};
  const auto file = folder / "map.npy";
  if (map.spec().quantity == engine::MapQuantity::Basin) {
    const std::vector<std::int32_t> basins(map.values().begin(), map.values().end());
    if (auto error =
            base::write_file(file, base::npy_header("i4", shape), std::as_bytes(std::span(basins))))
      return error;
  } else if (auto error = base::write_npy(file, map.values(), shape,
                                          map.spec().problem.precision == Precision::F32)) {
    return error;
  }
  return base::write_file(folder / "map.json", json);
}

std::optional<Error> write_files(const Options& options, const engine::Map& map, const MapLook& look,
                                 const std::string& json) {
  if (options.picture)
    if (auto error = write_map_picture(map, look, *options.picture, json)) return error;
  return options.out ? write_arrays(*options.out, map, json) : std::nullopt;
}

Result<Output> run(const Options& options) {
  auto task = options.problem.build(engine::catalog());
  if (!task) return std::unexpected(task.error());
  engine::MapSpec spec;
  spec.problem = task->scene.problem;
  MapLook look{task->scene.view.colour_map, task->scene.view.theme};
  for (const auto& error :
       {refuse_chains(options.problem), set_kind(options, spec), refuse_targets(options),
        pick("--theme", options.theme, scene::kThemes, look.theme),
        pick("--colour-map", options.colour_map, scene::kColourMaps, look.colour_map)})
    if (error) return std::unexpected(*error);
  auto map = engine::Map::create(std::move(spec));
  if (!map) return std::unexpected(located(map.error()));
  const auto failure = compute(*map);
  if (failure && map->rows_done() == 0) return std::unexpected(*failure);
  if (!failure && !map->note().empty()) base::note(map->note());
  const std::string json = map_json(*map);
  const auto unwritten = write_files(options, *map, look, json);
  if (failure) {
    if (!unwritten && (options.picture || options.out))
      base::note("the " + base::grouped(map->rows_done()) + " rows that were done are written");
    return std::unexpected(*failure);
  }
  if (unwritten) return std::unexpected(*unwritten);
  return Output{options.json ? json : map_text(*map)};
}

}  // namespace

Runner declare_map(Arguments& arguments, const Context&) {
  auto options = std::make_unique<Options>();
  const auto add = [&](const char* name, Typed& target, const char* help, const char* type,
                       const char* group = "Map") { arguments.value(name, target, help, type, group); };
  options->problem.declare(arguments);
  add("--kind", options->kind, "basins, lr-momentum, lr-start or steps", "KIND");
  add("--size", options->size, "pixels, each 16 ... 16384 [512x512]", "WxH");
  add("--quantity", options->quantity, "loss or steps [loss; steps for --kind steps]", "Q");
  add("--lr-range", options->rates, "learning rates, from left to right [1e-4,1]", "A,B");
  add("--lr-scale", options->scale, "log or linear [log]", "SCALE");
  add("--momentum-range", options->momentum, "momentum, from below to above [0,1]", "A,B");
  add("-o,--output", options->picture, "a picture", "F.png", "Output");
  add("--out", options->out, "write map.npy and map.json into this folder", "DIR", "Output");
  add("--theme", options->theme, "dark or light", "THEME", "Output");
  add("--colour-map", options->colour_map, "cividis, viridis or batlow", "MAP", "Output");
  arguments.flag("--json", options->json, "print JSON");
  return [options = std::move(options)] { return run(*options); };
}

}  // namespace steepest::cli
