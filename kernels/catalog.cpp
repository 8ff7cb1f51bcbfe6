// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>

#include "launch.h"
#include "noises/list.h"
#include "optimizers/list.h"
#include "schedules/list.h"
#include "surfaces/list.h"

namespace steepest {
namespace kernels {
namespace {

using baseline::List;

template <class Surface>
std::vector<KnownPoint> points_of(std::span<const double>, int) {
  std::vector<KnownPoint> points;
  for (const auto& p : Surface::kPoints) points.push_back({{p.x, p.y}, p.f, p.kind});
  return points;
}

template <class Surface>
SurfaceInfo info_of_surface() {
  const auto& card = Surface::kCard;
  SurfaceInfo info;
  info.name = card.name;
  info.title = card.title;
  info.latex = card.latex;
  info.about = card.about;
  info.domain = card.domain;
  info.domain_y = card.domain_y;
  info.parameters = card.parameters;
  info.drawing = card.drawing;
  info.known_points = &points_of<Surface>;
  return info;
}

template <class Rule>
RuleInfo info_of_rule() {
  const auto& card = Rule::kCard;
  return {.name = card.name,
          .title = card.title,
          .latex = card.latex,
          .about = card.about,
          .learning_rate = card.learning_rate,
          .parameters = card.parameters,
          .states_per_coordinate = Rule::kStates,
          .scale_free = card.scale_free};
}

template <class... S>
std::span<const SurfaceInfo> surfaces(List<S...>) {
  static const std::array<SurfaceInfo, sizeof...(S)> kInfos = {info_of_surface<S>()...};
  return kInfos;
}
template <class... U>
std::span<const RuleInfo> rules(List<U...>) {
  static const std::array<RuleInfo, sizeof...(U)> kInfos = {info_of_rule<U>()...};
  return kInfos;
}

}  // namespace

const Catalog& catalog() {
  static const Catalog kCatalog = {surfaces(baseline::Surfaces{}), rules(baseline::Rules{}),
                                   schedules::kAll, noises::kAll};
  return kCatalog;
}

}  // namespace kernels

std::vector<KnownPoint> known_minima(const SurfaceInfo& surface, std::span<const double> parameters,
                                     int dimension) {
  auto points = surface.known_points(parameters, dimension);
  std::erase_if(points, [](const KnownPoint& p) { return p.kind != PointKind::Minimum; });
  return points;
}

}  // namespace steepest
