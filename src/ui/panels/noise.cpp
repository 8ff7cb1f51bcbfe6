// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/list.h"
#include "ui/panels/parameters.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/slider.h"

namespace steepest::ui {
namespace {

constexpr double kMaxNoise = 1'000'000;  // docs/numbers.md, limits

/// Minibatches only where there are data.
std::vector<const NoiseInfo*> kinds_here(const PanelContext& context) {
  std::vector<const NoiseInfo*> kinds;
  for (const NoiseInfo& kind : context.run.catalog->noises)
    if (!kind.needs_samples || context.run.surface->samples > 0) kinds.push_back(&kind);
  return kinds;
}

void choose_kind(PanelContext& context, Column& column) {
  const auto kinds = kinds_here(context);
  std::vector<std::string> titles;
  int selected = -1;
  for (const NoiseInfo* kind : kinds) {
    if (kind->name == context.problem().noise.kind) selected = static_cast<int>(titles.size());
    titles.emplace_back(kind->title);
  }
  const std::string hint = titles.size() > 1 ? std::to_string(titles.size() - 1) + " more" : "";
  if (const auto k = combo(context.canvas, column, "noise-kind", titles, selected, hint)) {
    const NoiseInfo& kind = *kinds[static_cast<std::size_t>(*k)];
    NoiseSpec spec;
    spec.kind = kind.name;
    if (kind.takes_sigma) spec.sigma = context.problem().noise.sigma;
    context.send(SetNoiseSpec{spec});
  }
  column.y += context.canvas.px(16);
}

void strength(PanelContext& context, Column& column, const NoiseStrength& what) {
  Slider spec;
  spec.id = "noise";
  spec.label = what.title;
  spec.symbol = what.latex;
  spec.help = what.help;
  spec.value = context.problem().noise.sigma;
  spec.original = context.original([](const Scene& s) { return s.problem.noise.sigma; });
  spec.track = {1e-2, 1e3, true, true};
  spec.range = {.min = 0, .max = kMaxNoise};
  if (const auto sigma = slider(context.canvas, column, context.edit, spec))
    context.send(SetNoise{*sigma});
}

/// The kind's parameters, a batch no larger than the data.
std::vector<ParameterInfo> parameters_here(const PanelContext& context, const NoiseInfo& kind) {
  std::vector<ParameterInfo> infos(kind.parameters.begin(), kind.parameters.end());
  if (kind.needs_samples) infos[0].max = context.run.surface->samples;
  return infos;
}

}  // namespace

void noise_panel(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  const NoiseInfo* const kind = context.run.catalog->noise(context.problem().noise.kind);
  if (!kind) return;
  section(c, column, "Noise");
  choose_kind(context, column);
  if (kind->takes_sigma) strength(context, column, kind->strength);
  const std::vector<ParameterInfo> infos = parameters_here(context, *kind);
  const bool same = context.loaded && context.loaded->problem.noise.kind == kind->name;
  if (const auto changed = parameter_controls(
          context, column,
          {.prefix = "noise",
           .infos = infos,
           .values = context.problem().noise.parameters,
           .originals = same ? std::span<const double>(context.loaded->problem.noise.parameters)
                             : std::span<const double>()})) {
    NoiseSpec spec = context.problem().noise;
    spec.parameters[static_cast<std::size_t>(changed->first)] = changed->second;
    context.send(SetNoiseSpec{spec});
  }
  column.y += c.px(4);
}

}  // namespace steepest::ui
