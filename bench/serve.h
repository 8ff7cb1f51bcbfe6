// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <iosfwd>
#include <string>

namespace steepest::bench {

/// Our side of the comparison with peers, in the protocol of bench/peers/protocol.py: one request a
/// line, one JSON answer a line, until the input ends. The clock is CPU time of the whole process.
///   cases FILE STARTS   writes the table of cases as JSON and the common starts as .npy
///   models FILE FOLDER  the table of the other cases, and what their peers need as .npy in the folder
///   time CASE REPEATS   {"seconds": [...], "work": units in one repeat}
///   state CASE FILE     writes the final positions, (2, chains) float32, or what else there is to judge
/// With `textbook_starts`, the common starts, the textbook answers instead of us.
void serve(std::istream& in, std::ostream& out, const std::string& textbook_starts = {});

}  // namespace steepest::bench
