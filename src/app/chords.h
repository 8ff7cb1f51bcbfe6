// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once

namespace steepest::app {

/// ImGui::NewFrame that keeps chords whole. ImGui spreads press and release of one key over two frames,
/// but lets go of Ctrl in the very frame that another key was pressed in: a chord that is tapped between
/// two slow frames would come as the bare key. A change of a modifier behind a press waits for the next
/// frame, and all that comes after it.
void new_frame_with_chords();

}  // namespace steepest::app
