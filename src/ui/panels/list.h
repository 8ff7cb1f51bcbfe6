// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The panels of the right side, from top to bottom. A new one: write panels/x.cpp, add two lines.
#pragma once
#include <array>
#include <string>

#include "ui/panels/panel.h"

namespace steepest::ui {

void surface_panel(PanelContext&, Column&);
void optimizer_panel(PanelContext&, Column&);
void schedule_panel(PanelContext&, Column&);
void noise_panel(PanelContext&, Column&);
void chains_panel(PanelContext&, Column&);
void starts_panel(PanelContext&, Column&);  ///< of chains that nobody counts, as of a map's pixels
void appearance_panel(PanelContext&, Column&);
void machine_panel(PanelContext&, Column&);

/// "CPU · AVX-512, 2 threads · float32"
std::string machine_line(const RunView&);

/// For lessons: the menu of surfaces without a head, and as the first section of a side.
void choose_surface(PanelContext&, Column&);
void surface_menu(PanelContext&, Column&);

inline constexpr std::array<Panel, 7> kPanels = {
    surface_panel, optimizer_panel,  schedule_panel, noise_panel,
    chains_panel,  appearance_panel, machine_panel,
};

}  // namespace steepest::ui
