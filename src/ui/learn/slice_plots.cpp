// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <implot.h>

#include "ui/format.h"
#include "ui/learn/blocks.h"

namespace steepest::ui {
namespace {

ImPlotSpec stroke(const Canvas& c, ImU32 colour, float width) {
  ImPlotSpec spec;
  spec.LineColor = spec.FillColor = ImGui::ColorConvertU32ToFloat4(colour);
  spec.LineWeight = c.px(width);
  return spec;
}

using Limits = PlotLimits;

ImU32 slice_hue(const Canvas& c, const Slice& s) {
  return s.spec.axis == Axis::X ? c.colour.x_slice : c.colour.y_slice;
}

Limits limits_of(const std::vector<double>& values) {
  Limits out{HUGE_VAL, -HUGE_VAL};
  for (const double v : values)
    if (std::isfinite(v)) out.low = std::min(out.low, v), out.high = std::max(out.high, v);
  if (out.low > out.high) return {0, 1};
  const double pad = std::max((out.high - out.low) * .08, 1e-9);
  return {out.low - pad, out.high + pad};
}

void ticks(ImAxis axis, Limits l) {
  const double raw = (l.high - l.low) / 5, unit = std::pow(10, std::floor(std::log10(raw)));
  const double step = raw <= unit       ? unit
                      : raw <= 2 * unit ? 2 * unit
                      : raw <= 5 * unit ? 5 * unit
                                        : 10 * unit;
  std::vector<double> at;
  std::vector<std::string> labels;
  for (double k = std::ceil(l.low / step); k * step <= l.high && at.size() < 12; ++k) {
    at.push_back(k * step + 0.);
    labels.push_back(number(k * step + 0., 4));
  }
  std::vector<const char*> text;
  for (const std::string& label : labels) text.push_back(label.c_str());
  if (!at.empty()) ImPlot::SetupAxisTicks(axis, at.data(), static_cast<int>(at.size()), text.data());
}

/// The plot's own size in the last frame, for scales that follow it; before it, about that.
ImVec2 inner_size(const Canvas& c, const char* id, const Rect& area) {
  ImGuiStorage& kept = *ImGui::GetStateStorage();
  const float x = kept.GetFloat(ImGui::GetID((std::string(id) + ".width").c_str())),
              y = kept.GetFloat(ImGui::GetID((std::string(id) + ".height").c_str()));
  return x > 0 && y > 0 ? ImVec2{x, y} : ImVec2{area.width() - c.px(48), area.height() - c.px(48)};
}

void keep_inner_size(const char* id) {
  ImGuiStorage& kept = *ImGui::GetStateStorage();
  kept.SetFloat(ImGui::GetID((std::string(id) + ".width").c_str()), ImPlot::GetPlotSize().x);
  kept.SetFloat(ImGui::GetID((std::string(id) + ".height").c_str()), ImPlot::GetPlotSize().y);
}

bool begin(Canvas& c, const char* id, const Rect& area, const char* title, const std::string& unit,
           Limits x, Limits y) {
  const float head = c.text_within(c.font.semibold, type::caption, {area.min.x + c.px(8), area.min.y},
                                   area.width() - c.px(8), c.colour.mid, title);
  if (!unit.empty())
    c.text_within(c.font.regular, type::caption, {area.min.x + c.px(16) + head, area.min.y},
                  area.width() - c.px(16) - head, c.colour.low, unit);
  ImGui::SetCursorScreenPos({area.min.x, area.min.y + c.px(20)});
  ImGui::PushFont(c.font.regular, type::caption);
  // The last label stands in the middle below its tick: half of it needs room.
  if (!ImPlot::BeginPlot(id, {area.width() - c.px(10), area.height() - c.px(20)},
                         ImPlotFlags_CanvasOnly | ImPlotFlags_NoInputs)) {
    ImGui::PopFont();
    return false;
  }
  ImPlot::SetupAxes(nullptr, nullptr, ImPlotAxisFlags_NoGridLines | ImPlotAxisFlags_NoHighlight,
                    ImPlotAxisFlags_NoHighlight);
  ImPlot::SetupAxisLimits(ImAxis_X1, x.low, x.high, ImPlotCond_Always);
  ImPlot::SetupAxisLimits(ImAxis_Y1, y.low, y.high, ImPlotCond_Always);
  ticks(ImAxis_X1, x), ticks(ImAxis_Y1, y);
  return true;
}

void end() {
  ImPlot::EndPlot();
  ImGui::PopFont();
}

void through(Canvas& c, const char* id, double s, double f, double slope, Limits x, ImU32 colour) {
  const double xs[] = {x.low, x.high}, ys[] = {f + slope * (x.low - s), f + slope * (x.high - s)};
  ImPlot::PlotLine(id, xs, ys, 2, stroke(c, colour, 2));
}

void disc(Canvas& c, double s, double f) {
  const ImVec2 p = ImPlot::PlotToPixels(s, f);
  ImPlot::PushPlotClipRect();
  ImPlot::GetPlotDrawList()->AddCircleFilled(p, c.px(7), c.colour.dark ? c.colour.panel : c.colour.ink,
                                             24);
  ImPlot::GetPlotDrawList()->AddCircleFilled(p, c.px(5), IM_COL32_WHITE, 24);
  ImPlot::PopPlotClipRect();
}

/// The point follows a press or drag inside the plot.
void drag_point(LearnContext& context, const char* id, const Slice& s) {
  const ImVec2 at = ImPlot::GetPlotPos(), extent = ImPlot::GetPlotSize();
  const double wanted = ImPlot::GetPlotMousePos().x;
  const Limits x = {s.s.front(), s.s.back()};
  end();
  if (!context.panel.canvas.hit(id, {at, {at.x + extent.x, at.y + extent.y}}).active) return;
  const double to = std::clamp(wanted, x.low, x.high);
  const std::size_t k = s.spec.axis == Axis::X ? 0 : 1;
  if (to != s.spec.at[k]) change_slice(context.panel, [&](SliceSpec& next) { next.at[k] = to; });
}

/// "f(x, 0.10)", and whether an angle in the plot is the slope's own.
std::string height_unit(const Slice& s, double squeezed) {
  const bool along_x = s.spec.axis == Axis::X;
  const std::string held = number(s.spec.at[along_x ? 1 : 0]);
  std::string text = along_x ? "f(x, " + held + ")" : "f(" + held + ", y)";
  return text + (squeezed == 1 ? ", equal scales" : ", heights ÷ " + number(squeezed, 2));
}

void height_plot(LearnContext& context, const Rect& area, const Slice& s, ImU32 hue, bool descent) {
  Canvas& c = context.panel.canvas;
  const Limits x{s.s.front(), s.s.back()};
  const PlotHeights y = plot_heights(x, limits_of(s.f), s.value, inner_size(c, "height", area));
  if (!begin(c, "height", area, descent ? "Loss along the slice" : "Height along the slice",
             height_unit(s, y.squeezed), x, y.shown))
    return;
  keep_inner_size("height");
  const double here = s.spec.at[s.spec.axis == Axis::X ? 0 : 1];
  const double slope = s.gradient[s.spec.axis == Axis::X ? 0 : 1];
  ImPlot::PlotLine("##f", s.s.data(), s.f.data(), static_cast<int>(s.s.size()), stroke(c, hue, 2.5f));
  if (s.spec.tangent) through(c, "##tangent", here, s.value, slope, x, c.colour.tangent);
  if (s.spec.secant) through(c, "##secant", here, s.value, s.secant_slope, x, c.colour.secant);
  if (descent && s.descent_s.size() > 1) {
    ImPlot::PlotLine("##steps", s.descent_s.data(), s.descent_f.data(),
                     static_cast<int>(s.descent_s.size()), stroke(c, c.colour.step, 1.5f));
    for (std::size_t k = 1; k < s.descent_s.size(); ++k) {
      const ImVec2 p = ImPlot::PlotToPixels(s.descent_s[k], s.descent_f[k]);
      ImPlot::PushPlotClipRect();
      ImPlot::GetPlotDrawList()->AddCircleFilled(p, c.px(3), c.colour.step, 16);
      ImPlot::PopPlotClipRect();
    }
  }
  disc(c, here, s.value);
  drag_point(context, "plot.height", s);
}

void slope_plot(LearnContext& context, const Rect& area, const Slice& s, ImU32 hue) {
  Canvas& c = context.panel.canvas;
  const Limits x{s.s.front(), s.s.back()}, y = limits_of(s.slope);
  if (!begin(c, "slope", area, "Slope along the slice", s.spec.axis == Axis::X ? "∂f/∂x" : "∂f/∂y", x,
             y))
    return;
  const double here = s.spec.at[s.spec.axis == Axis::X ? 0 : 1];
  const double slope = s.gradient[s.spec.axis == Axis::X ? 0 : 1];
  const double zero[] = {0, 0}, across[] = {x.low, x.high};
  ImPlot::PlotLine("##zero", across, zero, 2, stroke(c, c.colour.track, 1));
  for (const auto& [first, count] : unbroken(s.slope, y.high - y.low))
    ImPlot::PlotLine("##slope", s.s.data() + first, s.slope.data() + first, static_cast<int>(count),
                     stroke(c, hue, 2.5f));
  disc(c, here, slope);
  const ImVec2 p = ImPlot::PlotToPixels(here, slope), at = ImPlot::GetPlotPos();
  const bool left = p.x - at.x > c.px(64);
  // Clear of the line at 0, on the point's own side of it.
  const float line = ImPlot::PlotToPixels(here, 0).y, clear = c.px(13);
  const float beside = slope < 0 ? std::max(p.y, line + clear) : std::min(p.y, line - clear);
  c.text(c.font.semibold, type::caption, {p.x + c.px(left ? -12.f : 12.f), beside}, c.colour.ink,
         number(slope), left ? 1.f : 0.f, .5f);
  drag_point(context, "plot.slope", s);
}

void loss_plot(LearnContext& context, const Rect& area, const Slice& s) {
  Canvas& c = context.panel.canvas;
  std::vector<double> step(s.descent_f.size());
  for (std::size_t k = 0; k < step.size(); ++k) step[k] = static_cast<double>(k);
  const Limits x{0, std::max<double>(1, static_cast<double>(step.size()) - 1)};
  if (!begin(c, "loss", area, "Loss over steps", {}, x, limits_of(s.descent_f))) return;
  if (step.size() > 1)
    ImPlot::PlotLine("##loss", step.data(), s.descent_f.data(), static_cast<int>(step.size()),
                     stroke(c, c.colour.step, 2.25f));
  end();
}

/// Secant slopes at the slice's own samples, so that nothing is interpolated.
void secant_plot(LearnContext& context, const Rect& area, const Slice& s) {
  Canvas& c = context.panel.canvas;
  const std::size_t k = s.spec.axis == Axis::X ? 0 : 1;
  const double here = s.spec.at[k], slope = s.gradient[k];
  std::vector<double> h, secant;
  for (std::size_t i = 0; i < s.s.size(); ++i) {
    const double step = s.s[i] - here;
    if (std::abs(step) < 1e-6 || std::abs(step) > 2) continue;
    h.push_back(step);
    secant.push_back((s.f[i] - s.value) / step);
  }
  if (h.size() < 2) return;
  const Limits x{h.front(), h.back()};
  if (!begin(c, "secant", area, "Slope of the secant, by h", {}, x, limits_of(secant))) return;
  ImPlot::PlotLine("##secant", h.data(), secant.data(), static_cast<int>(h.size()),
                   stroke(c, c.colour.secant, 2.25f));
  through(c, "##slope", 0, slope, 0, x, c.colour.tangent);
  disc(c, s.spec.h, s.secant_slope);
  end();
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> unbroken(const std::vector<double>& v, double range) {
  const auto change = [&](std::size_t i) { return std::abs(v[i + 1] - v[i]); };
  std::vector<std::pair<std::size_t, std::size_t>> out;
  std::size_t first = 0;
  // Two samples away a slope is smooth again, also where the tip itself is a sample.
  for (std::size_t i = 2; i + 3 < v.size(); ++i) {
    const double here = change(i), around = std::max(change(i - 2), change(i + 2));
    if (!(here > .03 * range && here > 8 * around)) continue;
    out.emplace_back(first, i + 1 - first);
    first = i + 1;
  }
  if (first < v.size()) out.emplace_back(first, v.size() - first);
  return out;
}

PlotHeights plot_heights(PlotLimits x, PlotLimits f, double at, ImVec2 pixels) {
  const double range = f.high - f.low, equal = (x.high - x.low) * pixels.y / pixels.x;
  // Where most of the curve would leave the plot, its shape is worth more than true angles.
  constexpr double kLeastSeen = .55;
  if (!(equal > 0) || equal < kLeastSeen * range) return {f, range / equal};
  const double room = std::max(0., range - equal) / 2, middle = (f.low + f.high) / 2;
  const double centre = std::clamp(at, middle - room, middle + room);
  return {{centre - equal / 2, centre + equal / 2}, 1};
}

void inline_plot(LearnContext& context, std::string_view kind, const Rect& area) {
  const Slice* s = context.panel.run.slice;
  if (!s || s->s.size() < 2) return;
  Canvas& c = context.panel.canvas;
  if (kind == "slope-against-h") secant_plot(context, area, *s);
  if (kind == "loss-along-descent") loss_plot(context, area, *s);
  if (kind == "slice") height_plot(context, area, *s, slice_hue(c, *s), false);
}

void slice_plots(LearnContext& context, const Rect& area, bool descent) {
  Canvas& c = context.panel.canvas;
  c.fill(area, c.colour.panel);
  c.hline(area.min.x, area.max.x, area.min.y, c.colour.line);
  const Slice* s = context.panel.run.slice;
  if (!s || s->s.size() < 2) return;
  const float left = area.min.x + c.px(16), right = area.max.x - c.px(16),
              middle = std::round((left + right) / 2);
  const float top = area.min.y + c.px(14), bottom = area.max.y - c.px(8);
  const ImU32 hue = slice_hue(c, *s);
  height_plot(context, {{left, top}, {middle - c.px(12), bottom}}, *s, hue, descent);
  const Rect second{{middle + c.px(12), top}, {right, bottom}};
  if (descent)
    loss_plot(context, second, *s);
  else
    slope_plot(context, second, *s, hue);
}

}  // namespace steepest::ui
