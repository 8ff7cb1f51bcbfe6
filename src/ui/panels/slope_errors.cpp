// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/slope_errors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <implot.h>

#include "ui/format.h"
#include "ui/markers.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

constexpr double kLowest = 1e-18, kHighest = 10;  // errors of 0 stand at the bottom
constexpr double kLeastH = 1e-16, kMostH = 1;
constexpr float kFlat = 190, kLegend = 192;  // logical pixels: a height; a width

struct Method {
  const char* name;
  ImU32 colour;
  int marker;
};

std::array<Method, kSlopeMethods> methods_of(const Palette& colour) {
  return {{{"forward", colour.secant, 0},
           {"central", colour.gradient, 1},
           {"complex step", colour.basins[2], 3},
           {"dual numbers", colour.tangent, 4}}};
}

ImPlotSpec stroke(const Canvas& c, ImU32 colour, float width) {
  ImPlotSpec spec;
  spec.LineColor = spec.FillColor = ImGui::ColorConvertU32ToFloat4(colour);
  spec.LineWeight = c.px(width);
  return spec;
}

void power_ticks(ImAxis axis, int from, int to, int every) {
  std::vector<double> at;
  std::vector<std::string> labels;
  for (int p = from; p <= to; p += every) {
    at.push_back(std::pow(10, p));
    labels.push_back(power_of_ten(p));
  }
  std::vector<const char*> text;
  for (const std::string& label : labels) text.push_back(label.c_str());
  ImPlot::SetupAxisTicks(axis, at.data(), static_cast<int>(at.size()), text.data());
}

/// Truncation grows as h or h^2, rounding as u/h: what the curves are made of.
void guides(Canvas& c, bool single) {
  const double u = single ? 6e-8 : 1.1e-16;
  const double ends[] = {kLeastH, kMostH};
  const auto guide = [&](const char* id, double at_left, double at_right) {
    const double y[] = {at_left, at_right};
    ImPlot::PlotLine(id, ends, y, 2, stroke(c, with_alpha(c.colour.track, .7f), 1));
  };
  guide("##h", kLeastH, kMostH);
  guide("##hh", kLeastH * kLeastH, kMostH * kMostH);
  guide("##u/h", u / kLeastH, u / kMostH);
}

void curve(Canvas& c, const SlopeTable& table, std::size_t m, const Method& look) {
  std::vector<double> error;
  for (const SlopeEstimate& one : table.by[m])
    error.push_back(std::isfinite(one.error) ? std::clamp(one.error, kLowest * 2, kHighest) : kHighest);
  ImPlot::PlotLine(look.name, table.h.data(), error.data(), static_cast<int>(error.size()),
                   stroke(c, look.colour, 2));
  ImPlot::PushPlotClipRect();
  for (std::size_t k = 2 * m; k < error.size(); k += 9)
    draw_marker(c, *ImPlot::GetPlotDrawList(), look.marker, ImPlot::PlotToPixels(table.h[k], error[k]),
                3.5f, look.colour, c.colour.panel);
  ImPlot::PopPlotClipRect();
}

/// The h that the numbers below belong to.
void present(Canvas& c, double h) {
  const float x = ImPlot::PlotToPixels(h, 1).x;
  const ImVec2 at = ImPlot::GetPlotPos(), size = ImPlot::GetPlotSize();
  ImPlot::PushPlotClipRect();
  ImPlot::GetPlotDrawList()->AddLine({x, at.y}, {x, at.y + size.y}, with_alpha(c.colour.ink, .7f),
                                     c.px(1));
  ImPlot::PopPlotClipRect();
}

/// Names with the curves' own marks, and what each has at the present h, so many beside one another.
void legend(Canvas& c, Column& column, const SlopeTable& table, double h, std::size_t beside) {
  const auto looks = methods_of(c.colour);
  std::size_t near = 0;
  for (std::size_t k = 1; k < table.h.size(); ++k)
    if (std::abs(std::log(table.h[k] / h)) < std::abs(std::log(table.h[near] / h))) near = k;
  for (std::size_t m = 0; m < looks.size(); ++m) {
    const float room = column.width / static_cast<float>(beside);
    const ImVec2 at{column.x + room * static_cast<float>(m % beside), column.y + c.px(9)};
    draw_marker(c, c.list(), looks[m].marker, {at.x + c.px(8), at.y}, 4.5f, looks[m].colour,
                c.colour.panel);
    const std::string value = table.h.empty() ? "" : number(table.by[m][near].error, 2);
    const float width = c.measure(c.font.medium, type::caption, value).x;
    c.text(c.font.medium, type::caption, {at.x + room - c.px(10), at.y}, c.colour.ink, value, 1, .5f);
    c.text_within(c.font.regular, type::caption, {at.x + c.px(20), at.y}, room - width - c.px(36),
                  c.colour.mid, looks[m].name, 0, .5f);
    if (m % beside == beside - 1) column.y += c.px(22);
  }
}

void plot(Canvas& c, const Rect& area, const SlopeComparison& all, bool single, double h) {
  ImGui::SetCursorScreenPos(area.min);
  ImGui::PushFont(c.font.regular, type::caption);
  if (ImPlot::BeginPlot("errors", {area.width() - c.px(10), area.height()},
                        ImPlotFlags_CanvasOnly | ImPlotFlags_NoInputs)) {
    ImPlot::SetupAxes(nullptr, nullptr, ImPlotAxisFlags_NoGridLines | ImPlotAxisFlags_NoHighlight,
                      ImPlotAxisFlags_NoGridLines | ImPlotAxisFlags_NoHighlight);
    ImPlot::SetupAxisScale(ImAxis_X1, ImPlotScale_Log10);
    ImPlot::SetupAxisScale(ImAxis_Y1, ImPlotScale_Log10);
    ImPlot::SetupAxisLimits(ImAxis_X1, kLeastH, kMostH, ImPlotCond_Always);
    ImPlot::SetupAxisLimits(ImAxis_Y1, kLowest, kHighest, ImPlotCond_Always);
    power_ticks(ImAxis_X1, -16, 0, 4);
    power_ticks(ImAxis_Y1, -16, 0, 4);
    guides(c, single);
    const auto looks = methods_of(c.colour);
    const SlopeTable& table = single ? all.f32 : all.f64;
    for (std::size_t m = 0; m < looks.size(); ++m) curve(c, table, m, looks[m]);
    present(c, h);
    ImPlot::EndPlot();
  }
  ImGui::PopFont();
}

}  // namespace

std::string_view errors_name(const SlopeComparison& all) {
  return all.exact == 0 ? "Error" : "Relative error";
}

void slope_errors(Canvas& c, const Rect& area, const SlopeComparison& all, std::string_view title,
                  double h, bool& single) {
  const float wide = c.px(112);
  const std::array<Segment, 2> items = {Segment{"f32", true, "Numbers of 24 bits: about 7 digits"},
                                        {"f64", true, "Numbers of 53 bits: about 16 digits"}};
  c.text_within(c.font.semibold, type::caption, {area.min.x, area.min.y + c.px(16)},
                area.width() - wide - c.px(8), c.colour.mid, title, 0, .5f);
  if (const auto k =
          segments(c, {{area.max.x - wide, area.min.y}, {area.max.x, area.min.y + c.px(size::segment)}},
                   "slopes.precision", items, single ? 0 : 1))
    single = *k == 0;
  const bool flat = area.height() < c.px(kFlat);  // then the numbers stand beside the plot
  const Rect below{{area.min.x, area.min.y + c.px(38)}, area.max};
  const float foot = flat ? below.max.y : below.max.y - c.px(50);
  const float side = flat ? below.max.x - c.px(kLegend) : below.max.x;
  plot(c, {below.min, {side, foot}}, all, single, h);
  Column column = flat ? Column{side + c.px(16), below.min.y + c.px(12), c.px(kLegend - 6)}
                       : Column{area.min.x, foot + c.px(6), area.width()};
  legend(c, column, single ? all.f32 : all.f64, h, flat ? 1 : 2);
}

}  // namespace steepest::ui
