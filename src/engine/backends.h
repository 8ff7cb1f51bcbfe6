// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "steepest/backend.h"
#include "steepest/catalog.h"

namespace steepest::engine {

/// The registries of surfaces and rules, built once.
const Catalog& catalog();

struct Device {
  std::string backend;  ///< "cpu" or "cuda"
  std::string name;     ///< "AMD EPYC, AVX-512" or the GPU's name
  bool usable = false;
  std::string why_not;  ///< empty when usable
};

/// The CPU and every CUDA device, usable or not.
std::vector<Device> devices();

/// What "device" says in every report: the name of the first usable device of a backend, without numbers
/// of threads, for results do not depend on them. Empty when there is none.
std::string device_name(const std::string& backend);

struct ChosenBackend {
  std::unique_ptr<Backend> backend;  ///< reset() was done: chains stand at their starts
  std::string note;  ///< what the user should know ("no CUDA device: the CPU runs it"); may be empty
};

/// A backend for this problem. Auto takes CUDA when usable, else the CPU, and says so in `note`;
/// Cuda without a usable device is an Unavailable error with the reason; so is a forced
/// STEEPEST_ISA that the machine lacks. Holds fewer chains than asked when memory ends, with a note.
Result<ChosenBackend> make_backend(const Problem& problem);

}  // namespace steepest::engine
