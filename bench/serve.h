// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <iosfwd>
#include <string>

namespace steepest::bench {

/// Our side of the comparison with peers, in the protocol of bench/peers/protocol.py: one request a
/// line, one JSON answer a line, until the input ends. The clock is CPU time of the whole process.
///   cases FILE STARTS   writes the table of cases as JSON and the common starts as .npy
///   time CASE REPEATS   {"seconds": [...], "work": units in one repeat}
///   state CASE FILE     writes the final positions, (2, chains) float32, as .npy
void serve(std::istream& in, std::ostream& out);

}  // namespace steepest::bench
