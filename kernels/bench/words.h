// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Random words from memory: only where the words are given, in benchmarks and tests.
#pragma once
#include "core/philox.h"

namespace steepest::STEEPEST_NS {

/// The next Word::kLanes of them.
inline Word word_from(const std::uint32_t* words) {
#if defined(__AVX2__)
  Word::V both;
  memcpy(&both, words, sizeof both);
  return {both, both >> 32};
#else
  return Word::of(*words);
#endif
}

}  // namespace steepest::STEEPEST_NS
