// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// How the enumerations of a scene are spelt.
#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "steepest/scene.h"

namespace steepest::scene {

template <class E, std::size_t N>
using Names = std::array<std::pair<std::string_view, E>, N>;

inline constexpr Names<Precision, 2> kPrecisions = {{{"f32", Precision::F32}, {"f64", Precision::F64}}};
inline constexpr Names<BackendChoice, 3> kBackends = {
    {{"auto", BackendChoice::Auto}, {"cpu", BackendChoice::Cpu}, {"cuda", BackendChoice::Cuda}}};
inline constexpr Names<ChainColour, 4> kColours = {{{"basin", ChainColour::Basin},
                                                    {"loss", ChainColour::Loss},
                                                    {"speed", ChainColour::Speed},
                                                    {"optimizer", ChainColour::Optimizer}}};
inline constexpr Names<ColourMap, 3> kColourMaps = {
    {{"cividis", ColourMap::Cividis}, {"viridis", ColourMap::Viridis}, {"batlow", ColourMap::Batlow}}};
inline constexpr Names<Theme, 2> kThemes = {{{"dark", Theme::Dark}, {"light", Theme::Light}}};
inline constexpr Names<Axis, 2> kAxes = {{{"x", Axis::X}, {"y", Axis::Y}}};
inline constexpr std::array<std::string_view, 6> kRelations = {"==", "<", "<=", ">", ">=", "~"};

template <class E, std::size_t N>
constexpr std::string_view name_of(const Names<E, N>& names, E value) {
  for (const auto& [name, one] : names)
    if (one == value) return name;
  return {};
}

}  // namespace steepest::scene
