// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// The screens in the order of their tabs. A new one: write screens/x.cpp, add its line.
#pragma once
#include <array>

#include "ui/screens/screen.h"

namespace steepest::ui {

extern const ScreenInfo kHomeScreen, kLearnScreen, kExperimentScreen, kRaceScreen, kMapsScreen;

inline constexpr std::array<const ScreenInfo*, 5> kScreens = {
    &kHomeScreen, &kLearnScreen, &kExperimentScreen, &kRaceScreen, &kMapsScreen,
};

inline const ScreenInfo& screen_info(Screen screen) {
  for (const ScreenInfo* info : kScreens)
    if (info->screen == screen) return *info;
  return *kScreens.front();
}

}  // namespace steepest::ui
