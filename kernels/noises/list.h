// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every kind of noise: add a file and a line. Options, scene files, menus and tests follow by
// themselves.
#pragma once
#include "core/card.h"
#include "noises/anisotropic.h"
#include "noises/gaussian.h"
#include "noises/langevin.h"
#include "noises/minibatch.h"
#include "noises/student_t.h"

namespace steepest::STEEPEST_NS {

using Noises = List<Gaussian,     //
                    Anisotropic,  //
                    StudentT,     //
                    Langevin>;
// Minibatch is no member: it draws no zeta but another gradient (batch.h). The catalog has it last.

/// Kind number `kind` of the list, with branches that a whole warp takes together.
template <class L>
struct NoiseAt;
template <class... K>
struct NoiseAt<List<K...>> {
  STEEPEST_HD static bool two_words(int kind) {
    int at = 0;
    bool found = false;
    ((found = kind == at++ ? K::kTwoWords : found), ...);
    return found;
  }
  STEEPEST_HD static float factor(int kind, int i, const float* n) {
    int at = 0;
    float found = 1;
    (void)((kind == at++ ? (found = K::template factor<float>(i, n), true) : false) || ...);
    return found;
  }
  template <class Z>
  STEEPEST_HD static float draw(int kind, ScalarWord word, ScalarWord second, float factor,
                                const float* n, const Z& normal) {
    int at = 0;
    float found = 0;
    (void)((kind == at++ ? (found = K::draw(word, second, factor, n, normal), true) : false) || ...);
    return found;
  }
};

}  // namespace steepest::STEEPEST_NS
