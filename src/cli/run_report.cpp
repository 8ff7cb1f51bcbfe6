// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "cli/run_report.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/autopsy_report.h"
#include "cli/escape_report.h"
#include "engine/backends.h"
#include "engine/loss_histogram.h"
#include "engine/runs.h"
#include "engine/theory_measure.h"
#include "steepest/run_view.h"

namespace steepest::cli {
namespace {

std::vector<KnownPoint> minima_of(const Problem& problem) {
  const SurfaceInfo* surface = engine::catalog().surface(problem.surface);
  return known_minima(*surface, problem.surface_parameters, problem.dimension);
}

Json loss_json(const LossQuantiles& loss) {
  return {{"mean", json_number(loss.mean)}, {"min", json_number(loss.min)},
          {"p5", json_number(loss.p5)},     {"p25", json_number(loss.p25)},
          {"p50", json_number(loss.p50)},   {"p75", json_number(loss.p75)},
          {"p95", json_number(loss.p95)}};
}

Json basins_json(const Problem& problem, const Statistics& statistics) {
  const auto minima = minima_of(problem);
  Json basins = Json::array();
  for (std::size_t i = 0; i < minima.size() && i < statistics.basins.size(); ++i)
    basins.push_back({{"minimum", json_numbers(minima[i].x)},
                      {"count", statistics.basins[i]},
                      {"share", json_number(static_cast<double>(statistics.basins[i]) /
                                            static_cast<double>(statistics.chains))}});
  return basins;
}

Json divergences_json(std::span<const Divergence> divergences) {
  Json list = Json::array();
  for (const Divergence& one : divergences)
    list.push_back({{"chain", one.chain},
                    {"step", one.step},
                    {"coordinate", one.coordinate},
                    {"gradient", json_number(one.gradient)}});
  return list;
}

/// Null where a lost device took the state with it.
Json state_json(const engine::RunResult& result) {
  return result.state_lost ? Json() : Json(hash_text(result.state_hash));
}

Json racers_json(const Scene& scene, std::span<const engine::RunResult> results) {
  Json list = Json::array();
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Problem problem = engine::problem_of(scene, static_cast<int>(i));
    const Statistics& s = results[i].statistics;
    list.push_back({{"optimizer", problem.rule},
                    {"lr", json_number(problem.learning_rate)},
                    {"updates", results[i].updates},
                    {"state_hash", state_json(results[i])},
                    {"diverged", s.diverged},
                    {"converged", s.converged},
                    {"loss", loss_json(s.loss)}});
    if (results[i].escapes) list.back()["escape"] = escape_json(*results[i].escapes);
  }
  return list;
}

Json visited_json(std::span<const engine::Visit> visits) {
  Json list = Json::array();
  for (const engine::Visit& one : visits)
    list.push_back({{"step", one.step}, {"state_hash", hash_text(one.state_hash)}});
  return list;
}

Json theory_json(std::span<const engine::TheoryFact> facts) {
  Json list = Json::array();
  for (const engine::TheoryFact& one : facts)
    list.push_back({{"name", one.name},
                    {"predicted", json_number(one.predicted)},
                    {"measured", json_number(one.measured)},
                    {"difference", json_number(one.difference())},
                    {"standard_error", json_number(one.standard_error)},
                    {"how", one.how}});
  return list;
}

Json moments_json(const engine::Moments& moments) {
  Json rows = Json::array();
  const std::size_t n = moments.mean.size();
  for (std::size_t i = 0; i < n; ++i)
    rows.push_back(json_numbers(std::span(moments.covariance).subspan(i * n, n)));
  return {{"chains", moments.chains}, {"mean", json_numbers(moments.mean)}, {"covariance", rows}};
}

Json histogram_json(const engine::LossHistogram& h) {
  return {{"scale", h.logarithmic ? "log" : "linear"},
          {"above", json_number(h.above)},
          {"low", json_number(h.low)},
          {"high", json_number(h.high)},
          {"counts", h.counts},
          {"below", h.below},
          {"beyond", h.beyond}};
}

Json effective_noise_json(const EffectiveNoise& noise) {
  Json json = {{"along", noise.along_curvatures ? "curvatures" : "coordinates"},
               {"given", json_numbers(noise.given)},
               {"felt", json_numbers(noise.effective)},
               {"temperature", json_number(noise.temperature)}};
  if (noise.along_curvatures) json["curvatures"] = json_numbers(noise.direction);
  return json;
}

/// Whether there is noise that is added to the gradient, and a plane to speak of it.
bool has_effective_noise(const Problem& problem, const engine::RunResult& result) {
  return problem.dimension == 2 && problem.noise.sigma > 0 && !result.positions.empty() &&
         !engine::catalog().noise(problem.noise.kind)->needs_samples;
}

Json expectations_json(std::span<const Measured> measured) {
  Json list = Json::array();
  for (const Measured& one : measured)
    list.push_back({{"quantity", one.expectation.quantity},
                    {"relation", one.expectation.relation},
                    {"value", json_number(one.expectation.value)},
                    {"tolerance", json_number(one.expectation.tolerance)},
                    {"measured", json_number(one.value)},
                    {"held", one.held}});
  return list;
}

Json schedule_json(const ScheduleSpec& spec) {
  const ScheduleInfo& schedule = *engine::catalog().schedule(spec.name);
  return {{"name", spec.name},
          {"parameters", json_parameters(schedule.parameters, spec.parameters)},
          {"warmup", spec.warmup}};
}

Json noise_json(const NoiseSpec& spec) {
  const NoiseInfo& noise = *engine::catalog().noise(spec.kind);
  return {{"kind", spec.kind},
          {"sigma", json_number(spec.sigma)},
          {"parameters", json_parameters(noise.parameters, spec.parameters)}};
}

std::string text_of_rule(const Problem& problem, const engine::RunResult& result) {
  const Statistics& s = result.statistics;
  const auto& l = s.loss;
  std::string text = fmt::format("{}, learning rate {}\n", problem.rule, problem.learning_rate);
  if (result.updates != s.step)
    text += fmt::format("  updates     {}, each of several gradients\n", base::grouped(result.updates));
  text += fmt::format("  state hash  {}\n", hash_text(result.state_hash));
  text += fmt::format("  converged   {}\n  diverged    {}\n", base::grouped(s.converged),
                      base::grouped(s.diverged));
  text += fmt::format(
      "  loss        mean {:.6g}, min {:.6g}, p5 {:.6g}, p25 {:.6g}, median {:.6g}, p75 {:.6g}, p95 "
      "{:.6g}\n",
      l.mean, l.min, l.p5, l.p25, l.p50, l.p75, l.p95);
  const auto minima = minima_of(problem);
  for (std::size_t i = 0; i < minima.size() && i < s.basins.size(); ++i) {
    std::string at;
    for (const double x : minima[i].x) at += fmt::format("{}{:.6g}", at.empty() ? "" : ", ", x);
    text += fmt::format("  basin {:<5} {} nearest to the minimum at ({})\n", i,
                        base::grouped(s.basins[i], "chain"), at);
  }
  if (result.escapes) text += escape_text(*result.escapes);
  return text;
}

}  // namespace

Json problem_json(const Problem& problem) {
  const Catalog& catalog = engine::catalog();
  Json json = {{"surface", problem.surface},
               {"surface_parameters", json_parameters(catalog.surface(problem.surface)->parameters,
                                                      problem.surface_parameters)},
               {"dimension", problem.dimension},
               {"optimizer", problem.rule},
               {"lr", json_number(problem.learning_rate)},
               {"optimizer_parameters",
                json_parameters(catalog.rule(problem.rule)->parameters, problem.rule_parameters)},
               {"schedule", schedule_json(problem.schedule)},
               {"noise", noise_json(problem.noise)}};
  const StartSpec& start = problem.start;
  json["start"] = Json::object();
  if (!start.point.empty()) json["start"] = {{"point", json_numbers(start.point)}};
  if (!start.low.empty())
    json["start"] = {{"low", json_numbers(start.low)}, {"high", json_numbers(start.high)}};
  json["target"] = json_number(problem.target);
  return json;
}

std::string run_json(const RunReport& report) {
  const auto& [scene, results, measured, visits, theory, autopsy] = report;
  const engine::RunResult& first = results.front();
  const Statistics& s = first.statistics;
  Json json = json_head(first.backend, first.device, scene.problem);
  json["state_hash"] = state_json(first);
  json["chains"] = s.chains;
  json["chains_asked"] = scene.problem.chains;
  json["steps"] = s.step;
  json["steps_asked"] = scene.problem.steps;
  json["cancelled"] = first.cancelled;
  if (results.back().failure) json["failure"] = results.back().failure->message;
  json["diverged"] = s.diverged;
  json["converged"] = s.converged;
  json["loss"] = loss_json(s.loss);
  json["basins"] = basins_json(scene.problem, s);
  json["visited"] = visited_json(visits);
  if (!theory.empty()) json["theory"] = theory_json(theory);
  if (first.escapes) json["escape"] = escape_json(*first.escapes);
  if (first.moments) json["moments"] = moments_json(*first.moments);
  if (!first.losses.empty())
    if (const auto histogram = engine::loss_histogram(scene.problem, first))
      json["histogram"] = histogram_json(*histogram);
  if (has_effective_noise(scene.problem, first))
    json["effective_noise"] = effective_noise_json(engine::effective_noise(scene.problem, first));
  if (autopsy) json["autopsy"] = autopsy_json(*autopsy);
  json["divergences"] = divergences_json(first.divergences);
  json["problem"] = problem_json(scene.problem);
  json["note"] = first.note;
  if (!scene.racers.empty()) json["racers"] = racers_json(scene, results);
  if (!measured.empty()) json["expectations"] = expectations_json(measured);
  return json_text(json);
}

std::string run_text(const RunReport& report) {
  const auto& [scene, results, measured, visits, theory, autopsy] = report;
  const engine::RunResult& first = results.front();
  std::string text = fmt::format("{} on {}, {}: {}, {}, seed {}\n", scene.problem.surface, first.backend,
                                 first.device, base::grouped(first.statistics.chains, "chain"),
                                 base::grouped(first.statistics.step, "step"), scene.problem.seed);
  for (std::size_t i = 0; i < results.size(); ++i)
    text += text_of_rule(engine::problem_of(scene, static_cast<int>(i)), results[i]);
  for (const engine::TheoryFact& one : theory)
    text += fmt::format("  {:<34} predicted {:.6g}, measured {:.6g} +- {:.2g}, difference {:.2g}\n",
                        one.name, one.predicted, one.measured, one.standard_error, one.difference());
  if (autopsy) text += autopsy_text(*autopsy);
  for (const engine::Visit& one : visits)
    text += fmt::format("step {:<9} {}\n", base::grouped(one.step), hash_text(one.state_hash));
  for (const Measured& one : measured)
    text += fmt::format("{} {} {} {}: {}\n",
                        one.held ? "holds:" : "DOES NOT HOLD:", one.expectation.quantity,
                        one.expectation.relation, one.expectation.value, one.value);
  return text;
}

std::string bands_csv(std::span<const engine::RunResult> results) {
  const bool race = results.size() > 1;
  std::string csv = race ? "racer," : "";
  csv += "step,mean,min,p5,p25,p50,p75,p95,diverged,converged\n";
  for (std::size_t r = 0; r < results.size(); ++r)
    for (const Statistics& s : results[r].history) {
      if (race) csv += std::to_string(r) + ",";
      csv += std::to_string(s.step);
      const LossQuantiles& l = s.loss;
      for (const double f : {l.mean, l.min, l.p5, l.p25, l.p50, l.p75, l.p95})
        csv += "," + base::number_text(f);
      csv += "," + std::to_string(s.diverged) + "," + std::to_string(s.converged) + "\n";
    }
  return csv;
}

}  // namespace steepest::cli
