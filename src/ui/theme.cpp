// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include <implot.h>

#include "ui/assets.h"

namespace steepest::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255);
}

constexpr Palette dark_palette() {
  Palette p{};
  p.dark = true;
  p.background = rgb(0x101418), p.panel = rgb(0x161B21), p.field = rgb(0x1C232B);
  p.raised = rgb(0x222A33), p.selected = rgb(0x39444F), p.line = rgb(0x2B343E);
  p.track = rgb(0x626E7A), p.ink = rgb(0xECF0F4), p.mid = rgb(0xAEB9C4), p.low = rgb(0x8692A0);
  p.gradient = rgb(0xF0742A), p.gradient_text = rgb(0xFF8A4C), p.step = rgb(0x56B4E9);
  p.tangent = rgb(0xF0E442), p.secant = rgb(0xCC79A7);
  p.x_slice = p.x_slice_text = rgb(0xE69F00), p.y_slice = rgb(0x1FBF92);
  p.band = rgb(0x6FA8DC), p.median = rgb(0xE4EEF8), p.outer_band = .20f, p.inner_band = .38f;
  p.optimizers = {rgb(0xFFFFFF), rgb(0xF5A623), rgb(0xF0E442), rgb(0x35C79E), rgb(0xE08CC0)};
  p.basins = {rgb(0x58B4F5), rgb(0xFF8A4C), rgb(0x52E3AC), rgb(0xF0A3D0)};
  return p;
}

constexpr Palette light_palette() {
  Palette p{};
  p.dark = false;
  p.background = rgb(0xF3F5F7), p.panel = rgb(0xFFFFFF), p.field = rgb(0xF3F5F7);
  p.raised = rgb(0xE9EDF1), p.selected = rgb(0xFFFFFF), p.line = rgb(0xD8DEE4);
  p.track = rgb(0x808B96), p.ink = rgb(0x14191F), p.mid = rgb(0x47525E), p.low = rgb(0x5C6772);
  p.gradient = rgb(0xC24E00), p.gradient_text = rgb(0xB34700), p.step = rgb(0x0072B2);
  p.tangent = rgb(0x8A7A00), p.secant = rgb(0xA8487F);
  p.x_slice = rgb(0xB36B00), p.x_slice_text = rgb(0x945600), p.y_slice = rgb(0x00735A);
  p.band = rgb(0x3B6EA5), p.median = rgb(0x123570), p.outer_band = .16f, p.inner_band = .32f;
  p.optimizers = {rgb(0x14191F), rgb(0xB85C00), rgb(0x5E5600), rgb(0x00735A), rgb(0xA03C7C)};
  p.basins = {rgb(0x1F7FC4), rgb(0xB84A00), rgb(0x00684E), rgb(0xA03C7C)};
  return p;
}

constexpr Palette kDark = dark_palette();
constexpr Palette kLight = light_palette();

ImVec4 vec(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

ImFont* add_font(std::string_view name) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const auto add = [&](std::string_view asset, bool merge) -> ImFont* {
    const auto bytes = asset_bytes(asset);
    if (bytes.empty()) return nullptr;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;  // the bytes are part of the program
    config.MergeMode = merge;
    return atlas.AddFontFromMemoryTTF(const_cast<std::byte*>(bytes.data()),
                                      static_cast<int>(bytes.size()), 0, &config);
  };
  ImFont* font = add(name, false);
  if (!font) font = atlas.AddFontDefault();
  add("dejavu-sans", true);
  return font;
}

void style_imgui(const Palette& p, float scale) {
  ImGuiStyle style;
  p.dark ? ImGui::StyleColorsDark(&style) : ImGui::StyleColorsLight(&style);
  style.FontSizeBase = type::ui;
  style.WindowPadding = {0, 0};
  style.ItemSpacing = {8, 8};
  style.FramePadding = {10, 8};
  style.FrameRounding = style.ChildRounding = radius::control;
  style.PopupRounding = radius::control;
  style.WindowRounding = style.WindowBorderSize = 0;
  style.PopupBorderSize = 1;
  style.ScrollbarSize = 8;
  style.ScrollbarRounding = 4;
  style.ScaleAllSizes(scale);
  style.FontScaleMain = scale;
  auto& c = style.Colors;
  c[ImGuiCol_Text] = vec(p.ink);
  c[ImGuiCol_TextDisabled] = vec(p.low);
  c[ImGuiCol_WindowBg] = c[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  c[ImGuiCol_PopupBg] = vec(p.panel);
  c[ImGuiCol_Border] = c[ImGuiCol_Separator] = vec(p.line);
  c[ImGuiCol_TableBorderLight] = c[ImGuiCol_TableBorderStrong] = vec(p.line);
  c[ImGuiCol_TableHeaderBg] = vec(p.raised);
  c[ImGuiCol_FrameBg] = c[ImGuiCol_FrameBgActive] = vec(p.field);
  c[ImGuiCol_FrameBgHovered] = c[ImGuiCol_Header] = vec(p.raised);
  c[ImGuiCol_HeaderHovered] = c[ImGuiCol_HeaderActive] = vec(p.raised);
  c[ImGuiCol_Button] = vec(p.raised);
  c[ImGuiCol_ButtonHovered] = c[ImGuiCol_ButtonActive] = vec(p.dark ? p.selected : p.line);
  c[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  c[ImGuiCol_ScrollbarGrab] = vec(with_alpha(p.track, .5f));
  c[ImGuiCol_ScrollbarGrabHovered] = c[ImGuiCol_ScrollbarGrabActive] = vec(p.track);
  c[ImGuiCol_TextSelectedBg] = vec(with_alpha(p.step, .35f));
  c[ImGuiCol_NavCursor] = vec(p.step);
  ImGui::GetStyle() = style;
}

void style_implot(const Palette& p, float scale) {
  ImPlotStyle style;
  auto& c = style.Colors;
  for (int k : {ImPlotCol_FrameBg, ImPlotCol_PlotBg, ImPlotCol_PlotBorder, ImPlotCol_LegendBg,
                ImPlotCol_LegendBorder, ImPlotCol_AxisBgHovered, ImPlotCol_AxisBgActive})
    c[k] = {0, 0, 0, 0};
  c[ImPlotCol_AxisText] = vec(p.low);
  c[ImPlotCol_AxisGrid] = vec(with_alpha(p.mid, .16f));
  c[ImPlotCol_AxisTick] = vec(with_alpha(p.mid, .4f));
  c[ImPlotCol_InlayText] = vec(p.mid);
  const float hairline = std::max(1.f, std::round(scale));
  style.PlotBorderSize = style.MinorAlpha = 0;
  style.MajorTickLen = {4 * scale, 4 * scale};
  style.MinorTickLen = {0, 0};
  style.MajorTickSize = style.MajorGridSize = style.MinorGridSize = {hairline, hairline};
  style.PlotPadding = {4 * scale, 4 * scale};
  style.LabelPadding = {6 * scale, 4 * scale};
  style.PlotMinSize = {80 * scale, 60 * scale};
  ImPlot::GetStyle() = style;
}

}  // namespace

const Palette& palette(Theme theme) { return theme == Theme::Dark ? kDark : kLight; }

ImU32 with_alpha(ImU32 colour, float alpha) {
  const float a = static_cast<float>(colour >> IM_COL32_A_SHIFT) * alpha;
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(a + .5f) << IM_COL32_A_SHIFT);
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
  ImU32 out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const float x = static_cast<float>((a >> shift) & 255), y = static_cast<float>((b >> shift) & 255);
    out |= static_cast<ImU32>(x + (y - x) * t + .5f) << shift;
  }
  return out;
}

ImU32 ramp_colour(float t) {
  // Cividis (Nuñez, Anderton & Renslow 2018) at eighths.
  static constexpr ImU32 kStops[] = {rgb(0x00224E), rgb(0x1B386D), rgb(0x434E6C),
                                     rgb(0x61656F), rgb(0x7D7C78), rgb(0x9B9476),
                                     rgb(0xBCAE6C), rgb(0xDECB59), rgb(0xFEE838)};
  const float at = std::clamp(t, 0.f, 1.f) * 8;
  const int k = std::min(7, static_cast<int>(at));
  return mix(kStops[k], kStops[k + 1], at - static_cast<float>(k));
}

Fonts load_fonts() {
  return {add_font("inter-regular"), add_font("inter-medium"), add_font("inter-semibold"),
          add_font("inter-display-semibold")};
}

void apply_style(const Palette& palette, float scale) {
  style_imgui(palette, scale);
  style_implot(palette, scale);
}

}  // namespace steepest::ui
