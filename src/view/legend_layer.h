// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// What stands beside the scene: the colour bar of the surface, the ramp of the chains, the title.
#pragma once
#include <string>
#include <vector>

#include "view/frame.h"
#include "view/overlay.h"
#include "view/shades.h"

namespace steepest::view {

/// How far colours are desaturated so that several coloured trails stay apart from the surface.
float surface_saturation(const RunView& run);

void add_colour_bar(const Frame& frame, const std::vector<Level>& levels, Overlay& overlay);
void add_title(const Frame& frame, Overlay& overlay);

/// The lines of add_title(): the scene's, else made from the run.
std::string title_text(const RunView& run);
std::string caption_text(const RunView& run, std::int64_t chains);

}  // namespace steepest::view
