// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Theory beside simulation, in place of the plots: what is known, what the chains do, how far apart.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "ui/format.h"
#include "ui/panels/frame_parts.h"

namespace steepest::ui {
namespace {

constexpr float kRow = 44, kHead = 26, kCloudRow = 22, kCloud = 224, kNote = 560;  // logical pixels
constexpr float kNarrowest = 600;  // below, what the chains are stands under the table

/// Where the columns of numbers end.
struct Columns {
  float left = 0, name_width = 0;
  float predicted = 0, measured = 0, difference = 0;

  Columns(const Canvas& c, float x, float right) : left(x) {
    difference = right;
    const float pitch = std::clamp((right - x) * .19f, c.px(88), c.px(150));
    measured = difference - pitch;
    predicted = measured - pitch;
    name_width = predicted - c.px(76) - x;
  }
};

std::string capital(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string signed_number(double value, const std::string& text) {
  return value > 0 ? "+" + text : text;
}

/// In standard errors where there are any, else in parts of what was predicted.
std::string difference_text(const TheoryLine& line) {
  const double off = line.difference();
  if (line.standard_error > 0) {
    const double errors = off / line.standard_error;
    return signed_number(errors, fixed(errors, std::abs(errors) < 9.95 ? 1 : 0)) + " s.e.";
  }
  const double percent = 100 * off / std::abs(line.predicted);
  if (off == 0) return "none";
  if (std::abs(percent) < .001) return "< 0.001 %";
  return signed_number(percent, number(percent, 2)) + " %";
}

/// Symbols and numbers where there is room for both, else the numbers.
void formula(Canvas& c, const TheoryLine& line, ImVec2 at, float width) {
  // "k = 6" says where the symbols are taken, "0.1/2" what they come to.
  const char* const join = line.worked.find('=') != std::string::npos ? ",\\quad " : " = ";
  const std::string both =
      line.symbols + (line.worked.empty() || line.worked == line.symbols ? "" : join + line.worked);
  for (const std::string& tex : {both, line.worked, line.symbols})
    for (const float size : {type::small, type::caption, type::tiny})
      if (!tex.empty() && c.measure_formula(tex, size, c.colour.mid).x <= width) {
        c.formula(tex, size, at, c.colour.mid);
        return;
      }
}

void row(Canvas& c, const Columns& columns, float y, const TheoryLine& line) {
  const float second = y + c.px(20);
  c.text_within(c.font.medium, type::small, {columns.left, y}, columns.name_width, c.colour.ink,
                capital(line.name));
  formula(c, line, {columns.left, second + c.px(13)}, columns.name_width);
  c.text(c.font.medium, type::small, {columns.predicted, y}, c.colour.ink, number(line.predicted, 4), 1);
  if (line.is_measured()) {
    c.text(c.font.medium, type::small, {columns.measured, y}, c.colour.ink, number(line.measured, 4), 1);
    if (line.standard_error > 0)
      c.text(c.font.regular, type::caption, {columns.measured, second}, c.colour.low,
             "± " + number(line.standard_error, 2), 1);
    c.text(c.font.medium, type::small, {columns.difference, y}, c.colour.ink, difference_text(line), 1);
    const bool agrees = line.agrees();
    c.text(agrees ? c.font.regular : c.font.semibold, type::caption, {columns.difference, second},
           agrees ? c.colour.low : c.colour.gradient_text, agrees ? "agrees" : "differs", 1);
  } else {
    const float room = columns.difference - columns.predicted - c.px(16);
    float below = y;
    for (const auto part : c.lines(c.font.regular, type::caption, room, line.waiting)) {
      c.text(c.font.regular, type::caption, {columns.difference, below}, c.colour.low, part, 1);
      below += c.px(19);
    }
  }
  ImGui::SetCursorScreenPos({columns.left, y});
  ImGui::Dummy({columns.difference - columns.left, c.px(kRow - 6)});
  c.tip(line.how);
}

void table(Canvas& c, Column& column, const TheoryView& theory) {
  const Columns columns(c, column.x, column.right());
  for (const TheoryLine& line : theory.lines) {
    row(c, columns, column.y, line);
    column.y += c.px(kRow);
  }
  for (const std::string& note : theory.notes) {
    column.y +=
        c.paragraph(c.font.regular, type::small, column.at(), std::min(column.width, c.px(kNote)),
                    theory.lines.empty() ? c.colour.ink : c.colour.mid, note);
    column.y += c.px(8);
  }
}

void heads(Canvas& c, const Rect& area, const TheoryView& theory, const Columns& columns) {
  if (theory.lines.empty()) {
    c.text(c.font.semibold, type::caption, {columns.left, area.min.y}, c.colour.mid,
           "Theory beside simulation");
    return;
  }
  c.text_within(c.font.semibold, type::caption, {columns.left, area.min.y}, columns.name_width,
                c.colour.mid, "Theory beside simulation");
  const auto head = [&](float right, const char* text) {
    c.text(c.font.regular, type::caption, {right, area.min.y}, c.colour.low, text, 1);
  };
  head(columns.predicted, "predicted");
  head(columns.measured, "measured");
  head(columns.difference, "difference");
}

void cloud_row(Canvas& c, Column& column, const char* label, const std::string& value, const char* tip) {
  const float y = column.y + c.px(kCloudRow / 2);
  const float width =
      c.text(c.font.medium, type::caption, {column.right(), y}, c.colour.ink, value, 1, .5f);
  c.text_within(c.font.regular, type::caption, {column.x, y}, column.width - width - c.px(8),
                c.colour.mid, label, 0, .5f);
  ImGui::SetCursorScreenPos(column.at());
  ImGui::Dummy({column.width, c.px(kCloudRow)});
  c.tip(tip);
  column.y += c.px(kCloudRow);
}

std::string both(const EffectiveNoise& noise, const std::array<double, 2>& values) {
  const auto one = [](double v) { return std::isfinite(v) ? number(v, 4) : std::string("∞"); };
  return noise.directions == 1 ? one(values[0]) : one(values[0]) + ", " + one(values[1]);
}

/// As many decimals as the standard error leaves meaning.
std::string within(double value, double error) {
  const double decimals = std::ceil(-std::log10(error));
  if (!(error > 0) || decimals > 6) return number(value, 3);
  const int shown = static_cast<int>(std::max(0., decimals));
  return std::abs(value) < .5 * std::pow(10, -shown) ? "0" : fixed(value, shown);
}

/// What a gradient is given of noise, and what the chains show of it.
void noise_rows(Canvas& c, Column& column, const EffectiveNoise& noise) {
  if (!(noise.given[0] > 0) && !(noise.given[1] > 0)) return;
  const bool batches = noise.of_batches;
  cloud_row(c, column,
            batches                  ? "Noise σ of a batch"
            : noise.along_curvatures ? "Noise σ by curvature"
                                     : "Noise σ",
            both(noise, noise.given),
            batches ? "Standard deviation of a batch's gradient along x and y, as expected at this step"
                    : "Standard deviation of the noise in a gradient, as it is set");
  if (std::isfinite(noise.effective[0]) || std::isfinite(noise.effective[1]))
    cloud_row(c, column, "Effective σ", both(noise, noise.effective),
              batches ? "The same where the chains are now, from their mean and covariance"
                      : "The noise that would keep a cloud as wide as this one");
  if (std::isfinite(noise.temperature))
    cloud_row(c, column, "Temperature ησ²/2", number(noise.temperature, 3),
              "What noise and learning rate together come to");
}

/// Mean and covariance of the chains, and their noise.
void cloud(Canvas& c, Column& column, const TheoryView& theory, int dimension) {
  const EnsembleMoments& at = theory.moments;
  const bool line = dimension == 1;
  const double n = static_cast<double>(std::max<std::int64_t>(at.chains, 1));
  const auto mean = [&](std::size_t k) {
    return within(at.mean[k], std::sqrt(at.covariance[2 * k] / n));
  };
  if (at.chains > 1) {
    cloud_row(c, column, line ? "Mean x" : "Mean", line ? mean(0) : "(" + mean(0) + ", " + mean(1) + ")",
              "Of all chains that have not diverged");
    cloud_row(c, column, line ? "Variance of x" : "Variance of x, y",
              line ? number(at.covariance[0], 3)
                   : number(at.covariance[0], 3) + ", " + number(at.covariance[2], 3),
              "Mean square of the distance from the mean, coordinate by coordinate");
    if (!line)
      cloud_row(c, column, "Covariance",
                within(at.covariance[1], std::sqrt(at.covariance[0] * at.covariance[2] / n)),
                "Whether x and y go together; 0 where they do not");
  }
  noise_rows(c, column, theory.noise);
}

void theory_strip(PanelContext& context, const Rect& area, const TheoryView& theory) {
  Canvas& c = context.canvas;
  const float pad = c.px(24), gap = c.px(36);
  const bool beside = area.width() >= c.px(kNarrowest);
  const float right = area.max.x - pad, cloud_x = beside ? right - c.px(kCloud) : right;
  const float table_right = beside ? cloud_x - gap : right;
  const Columns columns(c, area.min.x + pad, table_right);
  Rect head = area;
  if (!beside) head.min.y += c.px(kHead);
  heads(c, head, theory, columns);
  const float top = head.min.y + c.px(kHead);
  const auto scrolled = [&](const char* id, float x0, float x1, auto&& body) {
    ImGui::SetCursorScreenPos({x0, top});
    ImGui::BeginChild(id, {x1 - x0 + c.px(12), area.max.y - top}, ImGuiChildFlags_None,
                      ImGuiWindowFlags_NoBackground);
    Column column{x0, std::round(ImGui::GetCursorScreenPos().y), x1 - x0};
    body(column);
    ImGui::SetCursorScreenPos(column.at());
    ImGui::Dummy({1, c.px(6)});
    c.fade_bottom({{x0, top}, {x1, area.max.y}}, c.colour.panel);
    ImGui::EndChild();
  };
  const int dimension = context.problem().dimension;
  scrolled("theory", columns.left, table_right, [&](Column& column) {
    table(c, column, theory);
    if (!beside) cloud(c, column, theory, dimension);
  });
  if (!beside) return;
  c.text(c.font.semibold, type::caption, {cloud_x, area.min.y}, c.colour.mid, "The chains");
  scrolled("cloud", cloud_x, right, [&](Column& column) { cloud(c, column, theory, dimension); });
}

/// Two words at the right of the head.
void tabs(PanelContext& context, const Rect& area, bool theory) {
  Canvas& c = context.canvas;
  constexpr std::array kNames = {"Plots", "Theory"};
  constexpr std::array kTips = {"Loss over the steps, and now (Ctrl+T)",
                                "What is known without simulating, beside what the chains do (Ctrl+T)"};
  const float right = area.max.x - c.px(24);
  const bool both = area.width() >= c.px(kNarrowest);  // else only the way to the other one
  float x = right;
  for (int k = 1; k >= 0; --k) {
    if (!both && (k == 1) == theory) continue;
    const char* const name = kNames[static_cast<std::size_t>(k)];
    const bool here = (k == 1) == theory;
    ImFont* const font = here ? c.font.semibold : c.font.regular;
    const float width = c.measure(font, type::caption, name).x;
    x -= width;
    const Rect hit{{x - c.px(6), area.min.y - c.px(4)}, {x + width + c.px(6), area.min.y + c.px(20)}};
    const Hit pressed = c.hit("strip." + std::to_string(k), hit);
    c.tip(kTips[static_cast<std::size_t>(k)]);
    c.text(font, type::caption, {x, area.min.y}, here || pressed.hovered ? c.colour.ink : c.colour.mid,
           name);
    if (here) c.fill({{x, area.min.y + c.px(18)}, {x + width, area.min.y + c.px(20)}}, c.colour.ink);
    if (pressed.clicked && !here) show_theory(context, k == 1);
    x -= c.px(14);
  }
}

}  // namespace

void show_theory(PanelContext& context, bool on) {
  context.edit.unfold("theory", on);
  context.send(ShowTheory{on});
}

void plots_or_theory(PanelContext& context, const Rect& area, PlotData& data) {
  const bool open = context.edit.is_unfolded("theory");
  const float taken = context.canvas.px(area.width() >= context.canvas.px(kNarrowest) ? 112 : 60);
  if (open && context.run.theory) {
    context.canvas.fill(area, context.canvas.colour.panel);
    theory_strip(context, area, *context.run.theory);
  } else {
    if (open) context.send(ShowTheory{true});  // another run than the one that was asked
    plots(context, area, data, taken);
  }
  tabs(context, area, open);
}

}  // namespace steepest::ui
