// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Undo and redo of what a hand changed in a scene. Keeps scenes, and goes back by Commands as any
// other change does. No window, no GL.
#pragma once
#include <deque>
#include <optional>
#include <vector>

#include "steepest/commands.h"

namespace steepest::app {

/// The fewest Commands that turn `from` into `to`: LoadScene, which begins the run again, only where
/// no single command reaches.
Commands commands_between(const Scene& from, const Scene& to);

class History {
 public:
  static constexpr std::size_t kMost = 100;

  /// To be called after the Commands of a frame. While `held` (a button is down) further changes of
  /// the same kind belong to the entry that the first of them made: a drag is one entry.
  void note(const Commands& commands, const Scene& before, const Scene& after, bool held);

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  /// What brings the scene back from `now`; empty when there is nothing left to undo.
  Commands undo(const Scene& now);
  Commands redo(const Scene& now);

 private:
  std::deque<Scene> past_, future_;
  std::optional<std::vector<int>> dragged_;  ///< kinds of the commands of the drag that goes on
};

}  // namespace steepest::app
