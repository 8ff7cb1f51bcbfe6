// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The hot pairs: cheap surfaces under the common rules, where a composed step would spend more on
// loads and stores than on maths: quiet SGD and momentum run two to three times as fast. With noise the
// generator decides, and Adam's root and division hide the loads: such pairs gain little or nothing.
// A line here makes one; the bits stay the same (tests hold that).
#pragma once
#include "optimizers/list.h"
#include "surfaces/list.h"

namespace steepest::STEEPEST_NS {

/// Of kMost groups of lanes side by side at most: sines leave registers for no more.
template <class S, class R, int kMost = 16>
struct Pair {
  using Surface = S;
  using Rule = R;
  static constexpr int kMostTogether = kMost;
};

using HotPairs = List<Pair<Bowl, Sgd>, Pair<Bowl, Momentum>,                      //
                      Pair<Rosenbrock, Sgd>, Pair<Rosenbrock, Momentum>,          //
                      Pair<Rosenbrock, Adam>,                                     //
                      Pair<Himmelblau, Sgd>, Pair<Himmelblau, Momentum>,          //
                      Pair<StyblinskiTang, Sgd>, Pair<StyblinskiTang, Momentum>,  //
                      Pair<DoubleWell, Sgd>, Pair<DoubleWell, Momentum>,          //
                      Pair<Rastrigin, Sgd, 8>>;

/// Position of T in a List.
template <class T, class L>
inline constexpr int kIndexOf = -1;
template <class T, class... U>
inline constexpr int kIndexOf<T, List<U...>> = [] {
  int i = 0, found = -1;
  ((found = found < 0 && __is_same(T, U) ? i : found, ++i), ...);
  return found;
}();

}  // namespace steepest::STEEPEST_NS
