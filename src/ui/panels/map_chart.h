// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "ui/screens/screen.h"

namespace steepest::ui {

/// The map with axes, legend and what is under the pointer. A click, or Enter on the pixel that the
/// arrow keys choose, asks for its run. Hit area "map".
void map_chart(ScreenContext& context, const Rect& area);

/// "37 %, about 12 s left"
std::string map_progress(const MapView& map);

}  // namespace steepest::ui
