// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// One update of one chain in three sub-steps: gradient, the rule's state, the move.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace steepest {

enum class SubStep { Gradient, State, Move };

/// A formula with this update's numbers in it.
struct StoryLine {
  int coordinate = 0;
  SubStep part = SubStep::Gradient;
  std::string result;   ///< "g", "s0" ... "s3" or "x": what it computes
  std::string formula;  ///< TeX: the rule's formula, numbers put in
  std::string symbol;   ///< TeX: what stands before the first =
  std::string value;    ///< TeX: what comes out
};

/// One draw of a minibatch.
struct StorySample {
  int sample = 0;            ///< from 0
  std::vector<double> part;  ///< of the batch's gradient: over the draws they add up to it
};
struct StoryBatch {
  std::vector<StorySample> draws;  ///< as drawn; empty: the gradient is that of all samples
  int all = 0;                     ///< samples that the loss is made of
  std::int64_t epoch = 0;          ///< of reshuffled epochs, from 0
  int number = 0, batches = 1;     ///< which batch of the epoch, from 0; 1 batch: there are no epochs
  std::string text;  ///< "samples 3, 17 and 20 of 50; batch 4 of 13 in epoch 2", counted from 1
};

/// An exact replay of the update; numbers in f64, as the run's precision has them.
struct StepStory {
  std::int64_t chain = 0;              ///< its number in the run, from 0
  std::int64_t step = 0;               ///< the update, from 0
  double rate = 0;                     ///< of this update, as the schedule has it
  int states = 0;                      ///< numbers beside each coordinate
  bool diverges = false;               ///< the update would leave the finite numbers and does not happen
  std::vector<double> x, moved;        ///< before and after
  std::vector<double> gradient;        ///< of the surface
  std::vector<double> noise;           ///< what was added to it; a minibatch's difference from it
  StoryBatch batch;                    ///< the minibatch that stood in for all samples
  std::vector<double> state, becomes;  ///< coordinate by coordinate, `states` each; before and after
  std::vector<StoryLine> lines;        ///< of the first few coordinates, in the order of the sub-steps
};

}  // namespace steepest
