// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/backends.h"

#include <fstream>
#include <string>
#include <utility>

#include "base/text.h"
#include "engine/cpu_backend.h"

namespace steepest::engine {
namespace {

constexpr std::string_view kNoCuda = "this program was built without it";

/// What the processor calls itself.
std::string processor_name() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("model name"))
      return std::string(base::trimmed(std::string_view(line).substr(line.find(':') + 1)));
  return "CPU";
}

Device cpu_device() {
  Device device{.backend = "cpu", .name = processor_name(), .usable = false, .why_not = {}};
  const auto isa = cpu_isa();
  if (!isa) {
    device.why_not = isa.error().message;
    return device;
  }
  device.name += ", " + std::string(isa_title(*isa));
  device.usable = true;
  return device;
}

std::vector<Device> cuda_devices() {
#ifdef STEEPEST_WITH_CUDA
  return cuda_part::devices();
#else
  return {{.backend = "cuda", .name = "CUDA", .usable = false, .why_not = std::string(kNoCuda)}};
#endif
}

Result<std::unique_ptr<Backend>> make_cuda() {
#ifdef STEEPEST_WITH_CUDA
  return cuda_part::make_backend();
#else
  return std::unexpected(unavailable("no CUDA: " + std::string(kNoCuda),
                                     "use --backend cpu, or build with nvcc 12 or newer"));
#endif
}

Result<std::unique_ptr<Backend>> make_cpu() {
  const auto isa = cpu_isa();
  if (!isa) return std::unexpected(isa.error());
  return std::make_unique<CpuBackend>(*isa);
}

}  // namespace

const Catalog& catalog() { return kernels::catalog(); }

std::vector<Device> devices() {
  std::vector<Device> all{cpu_device()};
  for (Device& device : cuda_devices()) all.push_back(std::move(device));
  return all;
}

std::string device_name(const std::string& backend) {
  for (const Device& device : devices())
    if (device.backend == backend && device.usable) return device.name;
  return {};
}

Result<ChosenBackend> started(std::unique_ptr<Backend> backend, const Problem& problem,
                              std::string note) {
  if (auto error = backend->reset(problem)) return std::unexpected(std::move(*error));
  if (backend->chains() < problem.chains) {
    if (!note.empty()) note += "; ";
    note += "as many chains as fit: " + base::grouped(backend->chains()) + " of " +
            base::grouped(problem.chains);
  }
  return ChosenBackend{std::move(backend), std::move(note)};
}

Result<ChosenBackend> make_backend(const Problem& problem) {
  std::string note;
  if (problem.backend != BackendChoice::Cpu) {
    auto cuda = make_cuda();
    if (!cuda && problem.backend == BackendChoice::Cuda) return std::unexpected(std::move(cuda.error()));
    if (cuda) {
      auto chosen = started(std::move(*cuda), problem, {});
      if (chosen || problem.backend == BackendChoice::Cuda) return chosen;
      note = "CUDA could not take the chains (" + chosen.error().message + "): the CPU runs them";
    } else {
      note = cuda.error().message + "; the CPU runs the chains";
    }
  }
  auto cpu = make_cpu();
  if (!cpu) return std::unexpected(std::move(cpu.error()));
  return started(std::move(*cpu), problem, std::move(note));
}

}  // namespace steepest::engine
