// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/run_card.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "scene/names.h"
#include "scene/scene_file.h"

namespace steepest::app {
namespace {

using Json = nlohmann::ordered_json;

/// JSON knows no infinities: docs/numbers.md.
Json finite(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  return value;
}

Json named(std::span<const ParameterInfo> infos, const std::vector<double>& values) {
  Json out = Json::object();
  for (std::size_t k = 0; k < infos.size() && k < values.size(); ++k)
    if (const auto choice = choice_name(infos[k], values[k]); !choice.empty())
      out[std::string(infos[k].name)] = choice;
    else
      out[std::string(infos[k].name)] = finite(values[k]);
  return out;
}

Json schedule(const Catalog& catalog, const ScheduleSpec& spec) {
  const ScheduleInfo* info = catalog.schedule(spec.name);
  return {{"name", spec.name},
          {"parameters", info ? named(info->parameters, spec.parameters) : Json::object()},
          {"warmup", spec.warmup}};
}

Json noise(const Catalog& catalog, const NoiseSpec& spec) {
  const NoiseInfo* info = catalog.noise(spec.kind);
  return {{"kind", spec.kind},
          {"sigma", spec.sigma},
          {"parameters", info ? named(info->parameters, spec.parameters) : Json::object()}};
}

Json start(const StartSpec& spec) {
  if (!spec.point.empty()) return {{"point", spec.point}};
  if (!spec.low.empty()) return {{"low", spec.low}, {"high", spec.high}};
  return "domain";
}

Json loss(const LossQuantiles& q) {
  return {{"mean", finite(q.mean)}, {"min", finite(q.min)}, {"p5", finite(q.p5)},
          {"p25", finite(q.p25)},   {"p50", finite(q.p50)}, {"p75", finite(q.p75)},
          {"p95", finite(q.p95)}};
}

Json basins(const RunView& run) {
  Json out = Json::array();
  for (std::size_t k = 0; k < run.minima.size() && k < run.statistics.basins.size(); ++k)
    out.push_back({{"minimum", run.minima[k].x}, {"count", run.statistics.basins[k]}});
  return out;
}

Json race(const RunView& run) {
  Json out = Json::array();
  for (const Racer& racer : run.scene->racers) {
    const RuleInfo* rule = run.catalog->rule(racer.rule);
    out.push_back({{"optimizer", racer.rule},
                   {"lr", racer.learning_rate},
                   {"optimizer_parameters",
                    rule ? named(rule->parameters, racer.rule_parameters) : Json::object()}});
  }
  return out;
}

}  // namespace

std::string run_card(const RunView& run, int width, int height) {
  const Scene& scene = *run.scene;
  const Problem& p = scene.problem;
  Json card{{"schema", 1},
            {"version", STEEPEST_VERSION},
            {"program", "steepest"},
            {"name", scene.name},
            {"title", scene.title},
            {"surface", p.surface},
            {"surface_parameters", named(run.surface->parameters, p.surface_parameters)},
            {"dimension", p.dimension},
            {"optimizer", p.rule},
            {"lr", p.learning_rate},
            {"optimizer_parameters", named(run.rule->parameters, p.rule_parameters)},
            {"schedule", schedule(*run.catalog, p.schedule)},
            {"noise", noise(*run.catalog, p.noise)},
            {"start", start(p.start)},
            {"chains", run.statistics.chains},
            {"steps", run.step},
            {"seed", p.seed},
            {"precision", scene::name_of(scene::kPrecisions, p.precision)},
            {"mode", "exact"},
            {"backend", run.backend},
            {"device", run.device}};
  if (!scene.racers.empty()) card["race"] = race(run);
  card["diverged"] = run.statistics.diverged;
  card["converged"] = run.statistics.converged;
  card["loss"] = loss(run.statistics.loss);
  card["basins"] = basins(run);
  card["size"] = {width, height};
  card["scene"] = scene::to_toml(scene, *run.catalog);
  if (!run.note.empty()) card["note"] = run.note;
  return card.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace steepest::app
