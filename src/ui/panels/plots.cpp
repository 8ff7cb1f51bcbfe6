// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <implot.h>

#include "steepest/racer_looks.h"
#include "ui/format.h"
#include "ui/markers.h"
#include "ui/panels/frame_parts.h"
#include "ui/panels/racers.h"

namespace steepest::ui {
namespace {

ImVec4 vec(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

/// Title and unit above, then an ImPlot plot without frame, legend or menus.
class Plot {
 public:
  /// `taken`: of the head's width, at its right.
  Plot(Canvas& c, const char* id, const Rect& area, const char* title, const char* unit,
       float taken = 0) {
    const float x = area.min.x + c.px(8), room = area.width() - taken;
    const float width = c.text_within(c.font.semibold, type::caption, {x, area.min.y}, room - c.px(8),
                                      c.colour.mid, title);
    // Whole or not at all: the title says enough.
    if (taken == 0 || c.measure(c.font.regular, type::caption, unit).x <= room - width - c.px(20))
      c.text_within(c.font.regular, type::caption, {x + width + c.px(8), area.min.y},
                    room - width - c.px(20), c.colour.low, unit);
    ImGui::SetCursorScreenPos({area.min.x, area.min.y + c.px(20)});
    ImGui::PushFont(c.font.regular, type::caption);
    open_ =
        ImPlot::BeginPlot(id, {area.width(), area.height() - c.px(20)},
                          ImPlotFlags_NoTitle | ImPlotFlags_NoLegend | ImPlotFlags_NoMenus |
                              ImPlotFlags_NoMouseText | ImPlotFlags_NoBoxSelect | ImPlotFlags_NoInputs);
    if (open_)
      ImPlot::SetupAxes(nullptr, nullptr, ImPlotAxisFlags_NoGridLines | ImPlotAxisFlags_NoHighlight,
                        ImPlotAxisFlags_NoHighlight);
  }
  ~Plot() {
    if (open_) ImPlot::EndPlot();
    ImGui::PopFont();
  }
  Plot(const Plot&) = delete;
  Plot& operator=(const Plot&) = delete;
  explicit operator bool() const { return open_; }

 private:
  bool open_ = false;
};

/// Ticks with labels of ours: U+2212, thousands, powers of ten.
void set_ticks(ImAxis axis, const std::vector<double>& at, const std::vector<std::string>& labels) {
  std::vector<const char*> text;
  for (const std::string& label : labels) text.push_back(label.c_str());
  if (!at.empty()) ImPlot::SetupAxisTicks(axis, at.data(), static_cast<int>(at.size()), text.data());
}

/// 1-2-5 steps, at most `most` of them.
void linear_ticks(ImAxis axis, double low, double high, int most, const char* suffix = "",
                  bool whole_steps = false) {
  const double range = std::max(high - low, 1e-300), raw = range / most;
  const double unit = std::pow(10, std::floor(std::log10(raw)));
  double step = unit * 10;
  for (const double factor : {5., 2., 1.})
    if (unit * factor >= raw) step = unit * factor;
  // One tick tells nothing: rather one more than there is room for.
  const auto ticks = [&](double by) {
    return std::floor(high / by + 1e-9) - std::ceil(low / by - 1e-9) + 1;
  };
  for (const double factor : {5., 2., 1., .5})
    if (ticks(step) < 2 && unit * factor < step) step = unit * factor;
  if (whole_steps) step = std::max(step, 1.);
  std::vector<double> at;
  std::vector<std::string> labels;
  for (double k = std::ceil(low / step - 1e-9) + 0.; k * step <= high + 1e-9 * range && at.size() < 16;
       ++k) {
    const double v = k * step + 0.;  // + 0 makes -0 a plain 0
    at.push_back(v);
    const bool whole = std::abs(v) >= 1000 && v == std::floor(v) && std::abs(v) < 1e15;
    labels.push_back((whole ? thousands(static_cast<std::int64_t>(v)) : number(v, 4)) + suffix);
  }
  set_ticks(axis, at, labels);
}

/// Decades from low to high (powers), every n-th so that at most `most` are left. `as_power`: the
/// axis itself counts in powers of ten.
void decade_ticks(ImAxis axis, double low_power, double high_power, int most, bool as_power) {
  const int first = static_cast<int>(std::ceil(low_power - 1e-9)),
            last = static_cast<int>(std::floor(high_power + 1e-9));
  const int every = std::max(1, (last - first + most) / most);
  std::vector<double> at;
  std::vector<std::string> labels;
  for (int p = first; p <= last; ++p) {
    if (p % every != 0) continue;
    at.push_back(as_power ? p : std::pow(10, p));
    const std::string plain =
        p >= 3 && p <= 6 ? thousands(std::llround(std::pow(10, p))) : number(std::pow(10, p));
    labels.push_back(plain.starts_with("1·") ? plain.substr(std::string("1·").size()) : plain);
  }
  // Few decades: parts of them too, as many as there is room for.
  for (const auto& parts : {std::vector{1., 2., 5.}, std::vector{1., 5.}}) {
    if (last - first >= 2) break;
    at.clear(), labels.clear();
    for (int p = first - 1; p <= last; ++p)
      for (const double part : parts) {
        const double v = part * std::pow(10, p), power = std::log10(v);
        if (power < low_power || power > high_power) continue;
        at.push_back(as_power ? power : v);
        labels.push_back(number(v));
      }
    if (static_cast<int>(at.size()) <= most + 1) break;
  }
  if (at.size() < 2) {
    at = {as_power ? low_power : std::pow(10, low_power),
          as_power ? high_power : std::pow(10, high_power)};
    labels = {number(std::pow(10, low_power), 2), number(std::pow(10, high_power), 2)};
  }
  set_ticks(axis, at, labels);
}

ImPlotSpec line(const Canvas& c, ImU32 colour, float width) {
  ImPlotSpec spec;
  spec.LineColor = spec.FillColor = vec(colour);
  spec.LineWeight = c.px(width);
  return spec;
}

void setup_loss_axes(const Rect& area, const Canvas& c, double first, double last, bool logarithmic,
                     double low, double high) {
  const int x_ticks = std::clamp(static_cast<int>(area.width() / c.px(90)), 2, 6);
  const int y_ticks = std::clamp(static_cast<int>(area.height() / c.px(34)), 2, 5);
  ImPlot::SetupAxisLimits(ImAxis_X1, first, std::max(last, first + 1), ImPlotCond_Always);
  linear_ticks(ImAxis_X1, first, std::max(last, first + 1), x_ticks, "", true);
  if (logarithmic) {
    high = std::max(high, low * 10);
    ImPlot::SetupAxisScale(ImAxis_Y1, ImPlotScale_Log10);
    ImPlot::SetupAxisLimits(ImAxis_Y1, low, high, ImPlotCond_Always);
    decade_ticks(ImAxis_Y1, std::log10(low), std::log10(high), y_ticks, false);
  } else {
    const double pad = std::max((high - low) * .05, 1e-9);
    ImPlot::SetupAxisLimits(ImAxis_Y1, low - pad, high + pad, ImPlotCond_Always);
    linear_ticks(ImAxis_Y1, low, high, y_ticks);
  }
}

/// The value under the pointer, on a line through it.
void readout(Canvas& c, const std::vector<double>& step, const std::vector<double>& value) {
  if (!ImPlot::IsPlotHovered() || step.empty()) return;
  const double at = ImPlot::GetPlotMousePos().x;
  const auto next = std::ranges::lower_bound(step, at);
  const auto k = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(next - step.begin(), 0, static_cast<std::ptrdiff_t>(step.size()) - 1));
  const ImVec2 p = ImPlot::PlotToPixels(step[k], value[k]);
  const ImVec2 min = ImPlot::GetPlotPos(), size = ImPlot::GetPlotSize();
  ImDrawList& list = *ImPlot::GetPlotDrawList();
  ImPlot::PushPlotClipRect();
  list.AddLine({p.x, min.y}, {p.x, min.y + size.y}, with_alpha(c.colour.mid, .5f), c.hairline());
  list.AddCircleFilled(p, c.px(5.5f), c.colour.panel, 24);
  list.AddCircleFilled(p, c.px(4), c.colour.ink, 24);
  const std::string text =
      "step " + thousands(static_cast<std::int64_t>(step[k])) + " · " + number(value[k]);
  const ImVec2 extent = c.measure(c.font.medium, type::caption, text);
  const float x =
      p.x + c.px(10) + extent.x > min.x + size.x ? p.x - c.px(10) - extent.x : p.x + c.px(10);
  const Rect label{{x - c.px(6), min.y + c.px(2)}, {x + extent.x + c.px(6), min.y + c.px(8) + extent.y}};
  list.AddRectFilled(label.min, label.max, c.colour.raised, c.px(radius::pill));
  list.AddText(c.font.medium, c.px(type::caption), {std::round(x), std::round(min.y + c.px(5))},
               c.colour.ink, text.c_str());
  ImPlot::PopPlotClipRect();
}

constexpr auto kNothingYet = "Play, or take a step: the loss will be drawn here";

/// In place of axes round nothing.
void say_instead(Canvas& c, const char* text) {
  ImPlot::SetupAxes(nullptr, nullptr, ImPlotAxisFlags_NoDecorations, ImPlotAxisFlags_NoDecorations);
  const ImVec2 at = ImPlot::GetPlotPos(), size = ImPlot::GetPlotSize();
  c.text_within(c.font.regular, type::small, {at.x + size.x / 2, at.y + size.y / 2}, size.x,
                c.colour.low, text, .5f, .5f);
}

void bands_plot(PanelContext& context, const Rect& area, const Bands& b, double base) {
  Canvas& c = context.canvas;
  std::string unit = base != 0 && b.logarithmic ? "above the minimum: median, 25–75 %, 5–95 %"
                                                : "median, 25–75 %, 5–95 %";
  if (std::isfinite(b.gone))
    unit = "95 % above " + number(b.top, 2) + " from step " +
           thousands(static_cast<std::int64_t>(b.gone)) + " on";
  const Plot plot(c, "bands", area, "Loss over steps", unit.c_str());
  if (!plot) return;
  const int n = static_cast<int>(b.step.size());
  if (n < 2) return say_instead(c, kNothingYet);
  // Chains that have left the plot for good do not take its room.
  setup_loss_axes(area, c, b.step.front(), std::min(b.step.back(), b.gone), b.logarithmic, b.floor,
                  b.top * (b.logarithmic ? 1.3 : 1));
  ImPlotSpec band = line(c, c.colour.band, 1);
  // Alpha belongs into the colour: FillAlpha would count twice.
  band.FillColor = vec(with_alpha(c.colour.band, c.colour.outer_band));
  ImPlot::PlotShaded("##outer", b.step.data(), b.p5.data(), b.p95.data(), n, band);
  band.FillColor = vec(with_alpha(c.colour.band, c.colour.inner_band));
  ImPlot::PlotShaded("##inner", b.step.data(), b.p25.data(), b.p75.data(), n, band);
  ImPlot::PlotLine("##median", b.step.data(), b.p50.data(), n, line(c, c.colour.median, 2.25f));
  readout(c, b.step, b.p50);
}

/// One line a rule, with marks of its shape that never meet at one step.
void race_plot(PanelContext& context, const Rect& area, const char* title, const char* unit,
               const std::vector<double>& step, const std::vector<std::vector<double>>& curves,
               bool logarithmic, double most) {
  Canvas& c = context.canvas;
  const Plot plot(c, title, area, title, unit);
  if (!plot) return;
  if (step.size() < 2) return say_instead(c, kNothingYet);
  double low = 1e300, high = 1e-300;
  for (const auto& curve : curves)
    for (const double v : curve)
      if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  if (low > high) low = .1, high = 1;
  high = std::min(high, most), low = std::min(low, high);
  const double first = step.front(), last = step.back();
  if (logarithmic)
    setup_loss_axes(area, c, first, last, true, std::max(low, high * 1e-10), high * 1.5);
  else
    setup_loss_axes(area, c, first, last, false, 0, high);
  const std::size_t n = step.size(), rules = curves.size();
  const std::vector<int> looks = racer_looks(*context.run.scene);
  const auto look = [&](std::size_t k) { return k < looks.size() ? looks[k] : 0; };
  const auto colour = [&](std::size_t k) {
    return c.colour.optimizers[static_cast<std::size_t>(look(k))];
  };
  for (std::size_t k = 0; k < rules; ++k)
    ImPlot::PlotLine(("##rule" + std::to_string(k)).c_str(), step.data(), curves[k].data(),
                     static_cast<int>(n), line(c, colour(k), 2));
  ImPlot::PushPlotClipRect();
  const std::size_t every = std::max<std::size_t>(1, n / 6);
  for (std::size_t k = 0; k < rules; ++k)
    for (std::size_t i = every / 2 + k * every / (rules + 1); i < n; i += every)
      if (std::isfinite(curves[k][i]))
        draw_marker(c, *ImPlot::GetPlotDrawList(), look(k), ImPlot::PlotToPixels(step[i], curves[k][i]),
                    4, colour(k), c.colour.panel);
  ImPlot::PopPlotClipRect();
}

void histogram_plot(PanelContext& context, const Rect& area, const Histogram& h, float taken) {
  Canvas& c = context.canvas;
  const Plot plot(c, "histogram", area, "Loss now",
                  context.narrow ? "by basin" : "share of chains, by basin", taken);
  if (!plot) return;
  if (h.highest == 0) return say_instead(c, "No chain is left with a finite loss");
  const double top = std::max(h.highest * 1.12, 1.);
  ImPlot::SetupAxisLimits(ImAxis_X1, h.low, h.high, ImPlotCond_Always);
  ImPlot::SetupAxisLimits(ImAxis_Y1, 0, top, ImPlotCond_Always);
  linear_ticks(ImAxis_Y1, 0, top, std::clamp(static_cast<int>(area.height() / c.px(40)), 2, 4), " %");
  const int ticks = std::clamp(static_cast<int>(area.width() / c.px(64)), 2, 5);
  if (h.logarithmic)
    decade_ticks(ImAxis_X1, h.low, h.high, ticks, true);
  else
    linear_ticks(ImAxis_X1, h.low, h.high, ticks);
  std::array<double, Histogram::kClasses> x{}, height{};
  const double width = (h.high - h.low) / Histogram::kClasses;
  for (std::size_t k = 0; k < x.size(); ++k) x[k] = h.low + (static_cast<double>(k) + .5) * width;
  // The widest stack first, each narrower one over it.
  for (int stack = Histogram::kStacks - 1; stack >= 0; --stack) {
    for (std::size_t k = 0; k < height.size(); ++k) {
      height[k] = 0;
      for (int below = 0; below <= stack; ++below)
        height[k] += h.percent[static_cast<std::size_t>(below)][k];
    }
    ImPlotSpec bar = line(c, c.colour.panel, 1);
    bar.FillColor = vec(stack < 4 ? c.colour.basins[static_cast<std::size_t>(stack)] : c.colour.track);
    ImPlot::PlotBars(("##stack" + std::to_string(stack)).c_str(), x.data(), height.data(),
                     static_cast<int>(x.size()), width * .98, bar);
  }
}

double diagonal(const RunView& run) {
  if (!run.field) return HUGE_VAL;
  const auto& r = run.field->region;
  return std::hypot(r[1] - r[0], r[3] - r[2]);
}

}  // namespace

void plots(PanelContext& context, const Rect& area, PlotData& data, float taken) {
  Canvas& c = context.canvas;
  c.fill(area, c.colour.panel);
  data.follow(context.run);
  const float left = area.min.x + c.px(16), right = area.max.x - c.px(16), bottom = area.max.y - c.px(8);
  const bool race = !context.run.racers.empty();
  const float middle = std::round(left + (right - left) * (race ? .5f : .6f));
  const Rect first{{left, area.min.y}, {middle - c.px(12), bottom}},
      second{{middle + c.px(12), area.min.y}, {right, bottom}};
  if (!race) {
    bands_plot(context, first, data.bands(), lowest_minimum(context.run));
    histogram_plot(context, second, data.histogram(), taken);
    return;
  }
  const RaceCurves& curves = data.race();
  race_plot(context, first, counts_gradients(context.run) ? "Loss over gradients" : "Loss over steps",
            context.narrow ? "median" : "median of each rule, log scale", curves.step, curves.median,
            true, data.drawn().above(lowest_minimum(context.run)));
  if (curves.distance.empty())
    histogram_plot(context, second, data.histogram(), taken);
  else
    race_plot(context, second, "Distance to the minimum", context.narrow ? "mean" : "mean of each rule",
              curves.step, curves.distance, false, diagonal(context.run));
}

}  // namespace steepest::ui
