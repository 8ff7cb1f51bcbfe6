// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "shell_driver.h"

namespace steepest::ui::test {
namespace {

constexpr Size kSmall = kSizes[0];

TEST(Keyboard, SpacePeriodAndR) {
  ShellDriver ui(small_scene(), kSmall);
  ui.tap(ImGuiKey_Period);
  EXPECT_EQ(ui.view().step, 1);
  ui.tap(ImGuiKey_Space);
  EXPECT_TRUE(ui.view().playing);
  ui.tap(ImGuiKey_Space);
  EXPECT_FALSE(ui.view().playing);
  ui.tap(ImGuiKey_R);
  EXPECT_EQ(ui.view().step, 0);
}

TEST(Keyboard, TypedLettersAreNoShortcuts) {
  ShellDriver ui(small_scene(), kSmall);
  ui.tap(ImGuiKey_Period);
  ui.take_commands();
  ui.click("learning-rate.value");
  ui.tap(ImGuiKey_R);
  ui.tap(ImGuiKey_Space);
  ui.tap(ImGuiKey_Escape);
  EXPECT_TRUE(ui.take_commands().empty());
}

TEST(Keyboard, ArrowsAndCameraKeysReachTheScene) {
  ShellDriver ui(small_scene(), kSmall);
  const std::pair<ImGuiKey, CameraAction> keys[] = {
      {ImGuiKey_LeftArrow, CameraAction::Left}, {ImGuiKey_RightArrow, CameraAction::Right},
      {ImGuiKey_UpArrow, CameraAction::Up},     {ImGuiKey_DownArrow, CameraAction::Down},
      {ImGuiKey_Equal, CameraAction::ZoomIn},   {ImGuiKey_Minus, CameraAction::ZoomOut},
      {ImGuiKey_Home, CameraAction::Reset},     {ImGuiKey_T, CameraAction::Top}};
  for (const auto& [key, action] : keys) {
    ImGui::GetIO().AddKeyEvent(key, true);
    bool seen = false;
    for (int k = 0; k < 3; ++k) {
      ui.frames(1);
      seen = seen || std::ranges::find(ui.last().scene.actions, action) != ui.last().scene.actions.end();
    }
    ImGui::GetIO().AddKeyEvent(key, false);
    ui.frames(2);
    EXPECT_TRUE(seen) << ImGui::GetKeyName(key);
    EXPECT_FALSE(ImGui::GetIO().NavVisible) << "the focus must not start to wander";
  }
}

TEST(Keyboard, TabReachesControlsAndArrowsMoveAFocusedSlider) {
  ShellDriver ui(small_scene(), kSmall);
  ui.click("learning-rate");
  const double before = ui.scene().problem.learning_rate;
  ui.tap(ImGuiKey_Tab);
  EXPECT_TRUE(ImGui::GetIO().NavVisible) << "the first Tab shows where the focus is";
  ui.tap(ImGuiKey_RightArrow);
  EXPECT_GT(ui.scene().problem.learning_rate, before);
  ui.tap(ImGuiKey_LeftArrow);
  EXPECT_NEAR(ui.scene().problem.learning_rate, before, .06 * before);
}

TEST(Pointer, DragsTurnShiftedDragsShiftAndClicksProbe) {
  ShellDriver ui(small_scene(), kSmall);
  const ImVec2 at = ui.show("scene").center();
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x, at.y);
  ui.frames(2);
  io.AddMouseButtonEvent(0, true);
  ui.frames(1);
  io.AddMousePosEvent(at.x + 40, at.y + 10);
  ui.frames(1);
  EXPECT_EQ(ui.last().scene.turn.x, 40);
  io.AddMouseButtonEvent(0, false);
  ui.frames(1);
  EXPECT_FALSE(ui.last().scene.click.has_value()) << "a drag is no click";

  io.AddMouseButtonEvent(0, true);
  ui.frames(1);
  io.AddMouseButtonEvent(0, false);
  ui.frames(1);
  ASSERT_TRUE(ui.last().scene.click.has_value());
  const Rect scene = ui.last().scene_area;
  EXPECT_EQ(ui.last().scene.click->x, at.x + 40 - scene.min.x);

  io.AddMouseButtonEvent(1, true);
  ui.frames(1);
  io.AddMousePosEvent(at.x + 50, at.y);
  ui.frames(1);
  EXPECT_EQ(ui.last().scene.shift.x, 10);
  io.AddMouseButtonEvent(1, false);
  ui.frames(2);
}

TEST(Pointer, AWheelZoomsAndTwoFingersTurn) {
  ShellDriver ui(small_scene(), kSmall);
  const ImVec2 at = ui.show("scene").center();
  ImGui::GetIO().AddMousePosEvent(at.x, at.y);
  ui.frames(2);
  ImGui::GetIO().AddMouseWheelEvent(0, 1);
  ui.frames(1);
  EXPECT_EQ(ui.last().scene.notches, 1);
  ImGui::GetIO().AddMouseWheelEvent(.25f, .5f);
  ui.frames(1);
  EXPECT_EQ(ui.last().scene.notches, 0);
  EXPECT_GT(ui.last().scene.scroll.x, 0);
  EXPECT_GT(ui.last().scene.scroll.y, 0);
}

}  // namespace
}  // namespace steepest::ui::test
