// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <span>

#include "base/text.h"
#include "scene/names.h"
#include "scene/scene_file.h"

namespace steepest::scene {
namespace {

/// As TOML wants it: with a dot or an exponent, so that it stays a fraction.
std::string toml_number(double value) {
  std::string text = base::number_text(value);
  if (std::isfinite(value) && text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

void append_escaped(std::string& out, char c) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out += {'\\', c};
  } else if (byte < 0x20 || byte == 0x7F) {
    out += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
  } else {
    out += c;
  }
}

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) append_escaped(out, c);
  return out + '"';
}

/// Several lines, readable as such. The first line break belongs to the opening marks.
std::string toml_lines(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return toml_text(text);
  std::string out = "\"\"\"\n";
  for (const char c : text)
    if (c == '\n' || c == '\t')
      out += c;
    else
      append_escaped(out, c);
  return out + "\"\"\"";
}

std::string toml_numbers(std::span<const double> values) {
  std::string out = "[";
  for (std::size_t i = 0; i < values.size(); ++i) out += (i ? ", " : "") + toml_number(values[i]);
  return out + "]";
}

/// As the file has it: a choice by its name.
std::string toml_value(const ParameterInfo& info, double value) {
  const std::string_view choice = choice_name(info, value);
  return choice.empty() ? toml_number(value) : toml_text(choice);
}

class Writer {
 public:
  Writer(const Catalog& catalog, Detail detail)
      : catalog_(catalog), complete_(detail == Detail::Complete) {}

  void key(std::string_view name, const std::string& value) {
    out_ += pending_ + std::string(name) + (complete_ ? " = " : "=") + value + "\n";
    pending_.clear();
  }
  /// A table header, written only when a key follows.
  void table(std::string_view header) {
    pending_ = (complete_ ? "\n" : "") + std::string(header) + "\n";
  }
  /// Written when complete, or when it says something.
  void key_unless(bool is_default, std::string_view name, const std::string& value) {
    if (complete_ || !is_default) key(name, value);
  }

  void parameters(std::string_view header, std::span<const ParameterInfo> infos,
                  std::span<const double> values) {
    table(header);
    values_of(infos, values);
    pending_.clear();
  }
  void values_of(std::span<const ParameterInfo> infos, std::span<const double> values) {
    for (std::size_t i = 0; i < infos.size() && i < values.size(); ++i)
      key_unless(values[i] == infos[i].initial, infos[i].name, toml_value(infos[i], values[i]));
  }

  void head(const Scene& scene);
  void problem(const Problem& problem);
  void tables(const Problem& problem);
  void view(const ViewSpec& view);
  void race(std::span<const Racer> racers);
  void tasks(std::span<const Task> tasks);
  void expectations(std::span<const Expectation> expectations);
  std::string take() { return std::move(out_); }

 private:
  void schedule(const ScheduleSpec& schedule);
  void slice(const SliceSpec& slice);
  void condition(const Expectation& when);
  std::span<const ParameterInfo> rule_parameters(const std::string& rule) const {
    const RuleInfo* info = catalog_.rule(rule);
    return info ? info->parameters : std::span<const ParameterInfo>{};
  }
  const Catalog& catalog_;
  bool complete_;
  std::string out_, pending_;
};

void Writer::head(const Scene& scene) {
  key("version", "1");
  if (!scene.title.empty()) key("title", toml_text(scene.title));
  if (!scene.caption.empty()) key("caption", toml_text(scene.caption));
  if (!scene.text.empty()) key("text", toml_lines(scene.text));
}

void Writer::problem(const Problem& p) {
  const Problem usual;
  const SurfaceInfo* surface = catalog_.surface(p.surface);
  const int dimension = surface ? surface->usual_dimension : 2;
  const RuleInfo* rule = catalog_.rule(p.rule);
  key("surface", toml_text(p.surface));
  key_unless(p.dimension == dimension, "dimension", std::to_string(p.dimension));
  key_unless(p.rule == usual.rule, "optimizer", toml_text(p.rule));
  key_unless(rule && p.learning_rate == rule->learning_rate, "learning_rate",
             toml_number(p.learning_rate));
  key_unless(p.chains == usual.chains, "chains", std::to_string(p.chains));
  key_unless(p.steps == usual.steps, "steps", std::to_string(p.steps));
  key_unless(p.seed == usual.seed, "seed", std::to_string(p.seed));
  key_unless(p.first_chain == usual.first_chain, "first_chain", std::to_string(p.first_chain));
  key_unless(p.precision == usual.precision, "precision", toml_text(name_of(kPrecisions, p.precision)));
  if (p.backend != usual.backend) key("backend", toml_text(name_of(kBackends, p.backend)));
  if (p.threads != usual.threads) key("threads", std::to_string(p.threads));
  key_unless(p.target == usual.target, "target", toml_number(p.target));
}

void Writer::tables(const Problem& p) {
  if (const SurfaceInfo* surface = catalog_.surface(p.surface))
    parameters("[surface_parameters]", surface->parameters, p.surface_parameters);
  parameters("[optimizer_parameters]", rule_parameters(p.rule), p.rule_parameters);
  schedule(p.schedule);
  const NoiseSpec usual;
  table("[noise]");
  key_unless(p.noise.kind == usual.kind, "kind", toml_text(p.noise.kind));
  key_unless(p.noise.sigma == usual.sigma, "sigma", toml_number(p.noise.sigma));
  if (const NoiseInfo* info = catalog_.noise(p.noise.kind))
    values_of(info->parameters, p.noise.parameters);
  table("[start]");
  if (!p.start.point.empty()) key("point", toml_numbers(p.start.point));
  if (!p.start.low.empty()) key("low", toml_numbers(p.start.low));
  if (!p.start.high.empty()) key("high", toml_numbers(p.start.high));
}

void Writer::schedule(const ScheduleSpec& s) {
  const ScheduleSpec usual;
  table("[schedule]");
  key_unless(s.name == usual.name, "name", toml_text(s.name));
  key_unless(s.warmup == usual.warmup, "warmup", std::to_string(s.warmup));
  if (const ScheduleInfo* info = catalog_.schedule(s.name)) values_of(info->parameters, s.parameters);
  pending_.clear();
}

std::string flag(bool on) { return on ? "true" : "false"; }

void Writer::view(const ViewSpec& v) {
  const ViewSpec usual;
  table("[view]");
  if (v.azimuth) key("azimuth", toml_number(*v.azimuth));
  if (v.elevation) key("elevation", toml_number(*v.elevation));
  if (v.zoom != usual.zoom) key("zoom", toml_number(v.zoom));
  if (v.log_height) key("log_height", flag(*v.log_height));
  if (v.region) key("region", toml_numbers(*v.region));
  key_unless(v.colour == usual.colour, "colour", toml_text(name_of(kColours, v.colour)));
  key_unless(v.colour_map == usual.colour_map, "colour_map",
             toml_text(name_of(kColourMaps, v.colour_map)));
  key_unless(v.theme == usual.theme, "theme", toml_text(name_of(kThemes, v.theme)));
  key_unless(v.trails == usual.trails, "trails", std::to_string(v.trails));
  if (v.minima != usual.minima) key("minima", flag(v.minima));
  if (v.floor != usual.floor) key("floor", flag(v.floor));
  if (v.contours != usual.contours) key("contours", flag(v.contours));
  if (v.probe) key("probe", toml_numbers(*v.probe));
  pending_.clear();
  if (v.slice) slice(*v.slice);
}

void Writer::slice(const SliceSpec& s) {
  const SliceSpec usual;
  table("[view.slice]");
  key("axis", toml_text(name_of(kAxes, s.axis)));
  key_unless(s.at == usual.at, "at", toml_numbers(s.at));
  key_unless(s.h == usual.h, "h", toml_number(s.h));
  key_unless(s.plane == usual.plane, "plane", flag(s.plane));
  key_unless(s.tangent == usual.tangent, "tangent", flag(s.tangent));
  key_unless(s.secant == usual.secant, "secant", flag(s.secant));
  key_unless(s.tangent_plane == usual.tangent_plane, "tangent_plane", flag(s.tangent_plane));
  key_unless(s.gradient == usual.gradient, "gradient", flag(s.gradient));
  key_unless(s.learning_rate == usual.learning_rate, "learning_rate", toml_number(s.learning_rate));
  key_unless(s.steps == usual.steps, "steps", std::to_string(s.steps));
}

void Writer::race(std::span<const Racer> racers) {
  for (const Racer& racer : racers) {
    table("[[race]]");
    key("optimizer", toml_text(racer.rule));
    const RuleInfo* rule = catalog_.rule(racer.rule);
    key_unless(rule && racer.learning_rate == rule->learning_rate, "learning_rate",
               toml_number(racer.learning_rate));
    parameters("[race.parameters]", rule_parameters(racer.rule), racer.rule_parameters);
  }
}

void Writer::condition(const Expectation& when) {
  key("quantity", toml_text(when.quantity));
  key("relation", toml_text(when.relation));
  key("value", toml_number(when.value));
  if (when.relation == "~") key("tolerance", toml_number(when.tolerance));
}

void Writer::tasks(std::span<const Task> tasks) {
  for (const Task& task : tasks) {
    table("[[task]]");
    key("text", toml_text(task.text));
    condition(task.when);
  }
}

void Writer::expectations(std::span<const Expectation> expectations) {
  for (const Expectation& one : expectations) {
    table("[[expect]]");
    condition(one);
  }
}

}  // namespace

std::string to_toml(const Scene& scene, const Catalog& catalog, Detail detail) {
  Writer writer(catalog, detail);
  writer.head(scene);
  writer.problem(scene.problem);
  writer.key_unless(scene.speed == Scene{}.speed, "speed", toml_number(scene.speed));
  writer.tables(scene.problem);
  writer.view(scene.view);
  writer.race(scene.racers);
  writer.tasks(scene.tasks);
  writer.expectations(scene.expectations);
  return writer.take();
}

}  // namespace steepest::scene
