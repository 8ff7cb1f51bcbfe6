// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "ui/panels/panel.h"

namespace steepest::ui {

/// The update that is gone through part by part: its formulas, as far as it has got. Nothing without
/// one.
void sub_steps(PanelContext&, Column&);

/// Why the picked chain, or the first one, left the finite numbers, and a rate that would have held.
/// Nothing while none has.
void autopsy(PanelContext&, Column&);

/// Where the picked chain is and how it does; nothing without one.
void picked_chain(PanelContext&, Column&);

}  // namespace steepest::ui
