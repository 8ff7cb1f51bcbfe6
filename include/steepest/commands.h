// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The only way back from panels to the run: plain data, applied in order by Experiment::apply.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "steepest/scene.h"

namespace steepest {

// clang-format off
struct Play {};
struct Pause {};
struct StepOnce {};
struct StepPart {};                       ///< to the next sub-step of an update of the picked chain
struct Restart {};
struct StepBack {};                       ///< to the state one update earlier, bit for bit
struct SeekStep { std::int64_t step; };   ///< 0 ... the latest step that was reached
struct SetSpeed { double steps_per_frame; };
struct SetSeed { std::uint64_t seed; };
struct SetSurface { std::string name; };  ///< parameters, start, rule's rate back to defaults
struct SetSurfaceParameter { int index; double value; };
struct SetRule { std::string name; };     ///< with the rule's own defaults
struct SetRuleParameter { int index; double value; };
struct SetLearningRate { double value; };
struct SetSchedule { ScheduleSpec schedule; };  ///< empty parameters: the schedule's own
struct SetNoise { double sigma; };
struct SetNoiseSpec { NoiseSpec noise; };        ///< empty parameters: the kind's own
struct SetChains { std::int64_t count; };
struct SetStart { StartSpec start; };
struct SetPrecision { Precision precision; };
struct SetBackend { BackendChoice backend; };
struct SetView { ViewSpec view; };        ///< camera, colours, height, theme
struct SetProbe { std::optional<std::array<double, 2>> at; };
struct PickChain { std::int64_t chain; };  ///< for its story and autopsy, 0 ... chains - 1; -1: none
struct ShowTheory { bool on; };            ///< RunView::theory is kept up to date, or is null
struct SetSlice { std::optional<SliceSpec> slice; };
struct SetRacers { std::vector<Racer> racers; };  ///< at most four beside the problem's own rule
struct TuneRates {};                      ///< each rule of the race gets the best of 16 rates or more
struct LoadScene { Scene scene; };
// clang-format on

using Command =
    std::variant<Play, Pause, StepOnce, StepPart, PickChain, Restart, StepBack, SeekStep, SetSpeed,
                 SetSeed, SetSurface, SetSurfaceParameter, SetRule, SetRuleParameter, SetLearningRate,
                 SetSchedule, SetNoise, SetNoiseSpec, SetChains, SetStart, SetPrecision, SetBackend,
                 SetView, SetProbe, ShowTheory, SetSlice, SetRacers, TuneRates, LoadScene>;
using Commands = std::vector<Command>;

}  // namespace steepest
