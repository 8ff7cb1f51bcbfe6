// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// RunViews without an engine: functions written out here, chains moved by a plain loop. What the
// renderer is shown does not depend on the code that it will be shown.
#pragma once
#include <cmath>
#include <functional>
#include <memory>
#include <random>
#include <vector>

#include "steepest/run_view.h"

namespace steepest::test {

using Function = std::function<double(double, double)>;

struct Graph {
  std::string name;
  std::array<double, 4> region;
  Function f;
  bool log_height = true;
  double s = 1;
  double azimuth = 236, elevation = 46;
  std::vector<KnownPoint> minima;
};

Graph himmelblau();
Graph rosenbrock();
Graph peaks();
Graph bowl();
Graph rastrigin();
Graph flat();    ///< 3 everywhere
Graph broken();  ///< not a number in one half, infinite in a corner
std::vector<Graph> all_graphs();

/// Owns everything that a RunView borrows.
class HandMadeRun {
 public:
  explicit HandMadeRun(const Graph& graph, int samples = 441);
  HandMadeRun(const HandMadeRun&) = delete;
  HandMadeRun& operator=(const HandMadeRun&) = delete;

  /// Chains from uniform starts after `steps` of noisy gradient descent, coloured by nearest minimum.
  void descend(std::size_t chains, int steps, double rate, double sigma, unsigned seed = 7);
  /// Trails of the first chains of such a run.
  void leave_trails(int count, int steps, double rate, double sigma, unsigned seed = 7);
  /// Five rules from one start: gradient descent, momentum, Nesterov, RMSprop, Adam.
  void race(double x, double y, int steps);
  void set_chains(std::vector<ChainPoint> chains);
  void probe_at(double x, double y);
  /// Cuts the surface: samples, slopes and a descent by central differences.
  void cut(const SliceSpec& spec);

  RunView view() const;
  Scene scene;

 private:
  std::array<double, 2> gradient(double x, double y) const;
  std::int16_t nearest(double x, double y) const;
  ChainPoint point(double x, double y, double speed) const;
  void count_basins();

  Graph graph_;
  SurfaceInfo info_;
  SurfaceField field_;
  std::vector<RuleInfo> rules_;
  Catalog catalog_;
  std::vector<ChainPoint> chains_;
  std::vector<std::vector<ChainPoint>> paths_;
  std::vector<Trail> trails_;
  Statistics statistics_;
  Probe probe_;
  bool probed_ = false;
  Slice slice_;
  bool cut_ = false;
  std::int64_t step_ = 0;
  std::uint64_t version_ = 1;
};

}  // namespace steepest::test
