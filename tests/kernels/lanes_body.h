// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "bench/words.h"
#include "core/dual.h"
#include "core/normal.h"
#include "lanes.h"

namespace steepest::STEEPEST_NS {

using testing::Function;

template <class L>
L apply_one(Function f, L x) {
  switch (f) {
    case Function::Sin2Pi: return sin2pi(x);
    case Function::Cos2Pi: return cos2pi(x);
    case Function::Hav2Pi: return hav2pi(x);
    case Function::Exp: return exp(x);
    case Function::Log: return log(x);
    case Function::Tanh: return tanh(x);
    case Function::Sin: return sin(x);
    case Function::Cos: return cos(x);
    case Function::Sqrt: return sqrt(x);
    case Function::SqrtBesideDivision: return sqrt_beside_division(x);
    case Function::InverseOrZero: return inverse_or_zero(x);
  }
  return x;
}
template <class R>
void apply(Function f, const R* x, R* y, int count) {
  using L = Lanes<R>;
  for (int i = 0; i < count; i += kLanes<L>) store<L>(y + i, apply_one(f, load<L>(x + i)));
}

inline void normals_of(const std::uint32_t* words, float* z, int count) {
  for (int i = 0; i < count; i += Word::kLanes) store<Lanes<float>>(z + i, normal(word_from(words + i)));
}
inline void philox_of(std::uint64_t seed, std::uint32_t stream, std::uint32_t first_chain,
                      std::uint64_t index, std::uint32_t* words, int count) {
  for (int i = 0; i < count; i += Word::kLanes) {
    Word w[4];
    philox_block(seed, static_cast<Stream>(stream), first_chain + static_cast<std::uint32_t>(i), index,
                 w);
    for (int k = 0; k < 4; ++k) w[k].store(words + k * count + i);
  }
}

inline constexpr testing::LaneFunctions kLaneFunctions = {&apply<float>, &apply<double>, &normals_of,
                                                          &philox_of};

}  // namespace steepest::STEEPEST_NS
