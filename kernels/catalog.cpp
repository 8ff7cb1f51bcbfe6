// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>

#include "gradient.h"
#include "launch.h"
#include "nd_coefficients.h"
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
  info.samples = baseline::kSamplesOf<Surface>;
  info.known_points = &points_of<Surface>;
  return info;
}

/// True when the list of planar surfaces has this name.
bool is_planar(std::string_view name) {
  return
      [name]<class... S>(List<S...>) { return ((S::kCard.name == name) || ...); }(baseline::Surfaces{});
}

/// The listed points of an N-dimensional surface; their losses are evaluated, in f64.
template <class Surface>
std::vector<KnownPoint> nd_points_of(std::span<const double> parameters, int dimension) {
  double numbers[kSurfaceNumbers] = {};
  nd_coefficients<Surface>(parameters, dimension, numbers);
  const auto c = baseline::surface_coefficients<double>(numbers);
  std::vector<KnownPoint> points;
  Surface::points(parameters.data(), dimension, [&](auto&& coordinate, PointKind kind) {
    KnownPoint point{std::vector<double>(static_cast<std::size_t>(dimension)), 0, kind};
    for (int i = 0; i < dimension; ++i) point.x[static_cast<std::size_t>(i)] = coordinate(i);
    const baseline::Column<double, double> x{point.x.data(), 1};
    point.f = Surface::template value<double>(x, dimension, c);
    points.push_back(std::move(point));
  });
  return points;
}
/// Both lists know the surface: the plane's own points when N = 2.
template <class Planar, class Nd>
std::vector<KnownPoint> points_of_both(std::span<const double> parameters, int dimension) {
  return dimension == 2 ? points_of<Planar>(parameters, 2) : nd_points_of<Nd>(parameters, dimension);
}

/// Adds what an N-dimensional surface of the same name gives to a planar one.
template <class Planar, class Nd>
void extend(SurfaceInfo& info) {
  if (Nd::kCard.name != info.name) return;
  info.min_dimension = Nd::kCard.min_dimension;
  info.max_dimension = Nd::kCard.max_dimension;
  info.latex_nd = Nd::kCard.latex;
  info.known_points = &points_of_both<Planar, Nd>;
}
template <class Planar, class... Nd>
SurfaceInfo info_with(List<Nd...>) {
  SurfaceInfo info = info_of_surface<Planar>();
  (extend<Planar, Nd>(info), ...);
  return info;
}
template <class Surface>
SurfaceInfo info_of_nd() {
  const auto& card = Surface::kCard;
  SurfaceInfo info;
  info.name = card.name;
  info.title = card.title;
  info.latex = info.latex_nd = card.latex;
  info.about = card.about;
  info.min_dimension = card.min_dimension;
  info.max_dimension = card.max_dimension;
  info.usual_dimension = card.usual_dimension;
  info.domain = info.domain_y = card.domain;
  info.parameters = card.parameters;
  info.drawing = card.drawing;
  info.known_points = &nd_points_of<Surface>;
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
          .scale_free = card.scale_free,
          .worked = card.worked};
}

/// The planar surfaces, then those that only the N-dimensional list has.
template <class... S, class... Nd>
std::span<const SurfaceInfo> surfaces(List<S...>, List<Nd...> nd) {
  static const std::vector<SurfaceInfo> kInfos = [nd] {
    std::vector<SurfaceInfo> infos = {info_with<S>(nd)...};
    for (const SurfaceInfo& info : {info_of_nd<Nd>()...})
      if (!is_planar(info.name)) infos.push_back(info);
    return infos;
  }();
  return kInfos;
}
template <class Rule>
RuleInfo info_of_vector_rule() {
  RuleInfo info = info_of_rule<Rule>();
  info.max_dimension = Rule::kMaxDimension;
  info.gradients = &Rule::gradients;
  info.whole_loss = true;
  return info;
}
template <class... U, class... V>
std::span<const RuleInfo> rules(List<U...>, List<V...>) {
  static const std::array kInfos = {info_of_rule<U>()..., info_of_vector_rule<V>()...};
  return kInfos;
}

template <class... K>
std::span<const NoiseInfo> noises(List<K...>) {
  static constexpr NoiseInfo kInfos[] = {K::kInfo..., baseline::Minibatch::kInfo};
  return kInfos;
}

}  // namespace

const Catalog& catalog() {
  static const Catalog kCatalog = {surfaces(baseline::Surfaces{}, baseline::NdSurfaces{}),
                                   rules(baseline::Rules{}, baseline::VectorRules{}), schedules::kAll,
                                   noises(baseline::Noises{})};
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
