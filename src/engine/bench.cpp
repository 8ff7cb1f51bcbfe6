// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/bench.h"

#include <algorithm>
#include <iterator>

#include "base/names.h"
#include "engine/backend_factory.h"
#include "engine/bench_session.h"

namespace steepest::engine {
namespace {

std::vector<BenchEntry> all_entries() {
  std::vector<BenchEntry> all;
  for (const auto suite :
       {chain_entries, normals_entries, grid_entries, model_entries, scaling_entries, exact_entries})
    std::ranges::move(suite(), std::back_inserter(all));
  return all;
}

std::string first_part(std::string_view name) { return std::string(name.substr(0, name.find('/'))); }

/// "scaling/threads" begins "scaling/threads/noise/2", and is begun by no part of a word.
bool begins(std::string_view name, std::string_view with) {
  return name.starts_with(with) && (name.size() == with.size() || name[with.size()] == '/');
}

std::vector<BenchEntry> chosen(const BenchOptions& options) {
  auto entries = all_entries();
  std::erase_if(entries, [&](const BenchEntry& entry) {
    if (options.suite.empty() ? entry.on_request : !begins(entry.name, options.suite)) return true;
    return !options.only.empty() && std::ranges::none_of(options.only, [&](const std::string& name) {
      return begins(name, entry.name);
    });
  });
  return entries;
}

}  // namespace

std::vector<std::string> bench_suites() {
  std::vector<std::string> suites;
  for (const BenchEntry& entry : all_entries())
    if (auto suite = first_part(entry.name); std::ranges::find(suites, suite) == suites.end())
      suites.push_back(std::move(suite));
  return suites;
}

Result<BenchReport> bench(const BenchOptions& options) {
  const auto entries = chosen(options);
  if (entries.empty())
    return std::unexpected(base::unknown_name("suite", options.suite, bench_suites(), "command line"));
  if (const auto isa = cpu_isa(); !isa) return std::unexpected(isa.error());
  std::size_t done = 0;
  const auto go_on = [&](double share) {
    const double all = static_cast<double>(done) + std::min(share, 1.0);
    return !options.progress ||
           options.progress(all / static_cast<double>(entries.size()), entries[done].name);
  };
  BenchSession session = measure_machine();
  session.going_on = go_on;
  BenchReport report{session.machine, {}};
  for (; done < entries.size(); ++done) {
    if (!go_on(0)) return report;
    auto results = entries[done].measure(session);
    if (!results) return std::unexpected(results.error());
    std::ranges::move(*results, std::back_inserter(report.results));
  }
  return report;
}

}  // namespace steepest::engine
