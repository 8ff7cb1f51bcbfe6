// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/canvas.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <imgui_internal.h>

namespace steepest::ui {
namespace {

constexpr float kNoLimit = 3e38f;

/// The window or popup that is being drawn into, with its children.
ImGuiID layer() { return ImGui::GetCurrentWindowRead()->RootWindow->ID; }

Rect clip_of(const ImDrawList& list) { return {list.GetClipRectMin(), list.GetClipRectMax()}; }

/// The longest start of `text` that ends between code points and is at most `bytes` long.
std::string_view whole_code_points(std::string_view text, std::size_t bytes) {
  while (bytes > 0 && bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
    --bytes;
  return text.substr(0, bytes);
}

}  // namespace

float Canvas::hairline() const { return std::max(1.f, std::round(scale_)); }

ImVec2 Canvas::measure(ImFont* f, float size, std::string_view s) const {
  return f->CalcTextSizeA(px(size), kNoLimit, 0, s.data(), s.data() + s.size());
}

float Canvas::text(ImFont* f, float size, ImVec2 p, ImU32 c, std::string_view s, float ax, float ay) {
  const ImVec2 extent = measure(f, size, s);
  const ImVec2 at{std::round(p.x - extent.x * ax), std::round(p.y - extent.y * ay)};
  list().AddText(f, px(size), at, c, s.data(), s.data() + s.size());
  note_text(s, {at, {at.x + extent.x, at.y + extent.y}}, size, c, false);
  return extent.x;
}

float Canvas::text_within(ImFont* f, float size, ImVec2 p, float width, ImU32 c, std::string_view s,
                          float ax, float ay) {
  if (measure(f, size, s).x <= width) return text(f, size, p, c, s, ax, ay);
  std::size_t low = 0, high = s.size();
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    const std::string shorter = std::string(whole_code_points(s, middle)) + "…";
    (measure(f, size, shorter).x <= width ? low : high) = middle;
  }
  const std::string shown = std::string(whole_code_points(s, low)) + "…";
  const float w = text(f, size, p, c, shown, ax, ay);
  if (log_) log_->texts.back().shortened = true;
  return w;
}

namespace {

/// "1 %" stays together: a line that would end between number and sign ends before the number.
const char* before_unit(const char* begin, const char* stop, const char* end) {
  const char* next = stop;
  while (next < end && *next == ' ') ++next;
  if (next == end || *next != '%') return stop;
  const char* number = stop;
  while (number > begin && number[-1] == ' ') --number;
  while (number > begin && number[-1] != ' ') --number;
  return number > begin ? number : stop;
}

}  // namespace

std::vector<std::string_view> Canvas::lines(ImFont* f, float size, float width,
                                            std::string_view s) const {
  std::vector<std::string_view> out;
  const char *at = s.data(), *end = at + s.size();
  while (at < end) {
    const char* stop = f->CalcWordWrapPosition(px(size), at, end, width);
    if (stop == at) stop = at + 1;  // one glyph wider than the column
    stop = before_unit(at, stop, end);
    const char* newline =
        static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(stop - at)));
    if (newline) stop = newline;
    out.emplace_back(at, static_cast<std::size_t>(stop - at));
    at = stop;
    while (at < end && (*at == ' ' || *at == '\n'))
      if (*at++ == '\n') break;
  }
  return out;
}

float Canvas::paragraph_height(ImFont* f, float size, float width, std::string_view s,
                               float pitch) const {
  return std::round(px(size) * pitch) * static_cast<float>(lines(f, size, width, s).size());
}

float Canvas::paragraph(ImFont* f, float size, ImVec2 p, float width, ImU32 c, std::string_view s,
                        float pitch, std::size_t most_lines) {
  const float line = std::round(px(size) * pitch);
  const auto all = lines(f, size, width, s);
  const std::size_t shown = most_lines == 0 ? all.size() : std::min(most_lines, all.size());
  for (std::size_t k = 0; k < shown; ++k) {
    const ImVec2 at{p.x, p.y + static_cast<float>(k) * line};
    if (k + 1 == shown && shown < all.size())
      text_within(f, size, at, width, c, s.substr(static_cast<std::size_t>(all[k].data() - s.data())));
    else
      text(f, size, at, c, all[k]);
  }
  return static_cast<float>(shown) * line;
}

ImVec2 Canvas::measure_formula(std::string_view tex, float size, ImU32 c, bool display) {
  const auto& image = formulas_.get(tex, px(size), c, display);
  return image.texture ? ImVec2{image.width, image.height} : measure(font.regular, size, tex);
}

float Canvas::formula_ascent(std::string_view tex, float size, ImU32 c, bool display) {
  const auto& image = formulas_.get(tex, px(size), c, display);
  return image.texture ? image.baseline : measure(font.regular, size, tex).y * .8f;
}

ImVec2 Canvas::formula(std::string_view tex, float size, ImVec2 p, ImU32 c, float ax, bool display) {
  const auto& image = formulas_.get(tex, px(size), c, display);
  if (!image.texture) {
    const ImVec2 extent = measure(font.regular, size, tex);
    text(font.regular, size, {p.x, p.y - extent.y * .8f}, c, tex, ax);
    return extent;
  }
  const ImVec2 at{std::round(p.x - image.width * ax), std::round(p.y - image.baseline)};
  const ImVec2 end{at.x + image.width, at.y + image.height};
  list().AddImage(image.texture->GetTexRef(), at, end);
  note_text(tex, {at, end}, size, c, true);
  return {image.width, image.height};
}

void Canvas::fill(const Rect& r, ImU32 c, float radius) const {
  list().AddRectFilled(r.min, r.max, c, px(radius));
  if (log_) log_->fills.push_back({r.clipped(clip_of(list())), c, layer()});
}

void Canvas::frame(const Rect& r, ImU32 c, float radius, float thickness) const {
  list().AddRect(r.min, r.max, c, px(radius), std::max(1.f, std::round(px(thickness))));
}

void Canvas::hline(float x0, float x1, float y, ImU32 c) const {
  list().AddRectFilled({std::round(x0), std::round(y)}, {std::round(x1), std::round(y) + hairline()}, c);
}

void Canvas::vline(float x, float y0, float y1, ImU32 c) const {
  list().AddRectFilled({std::round(x), std::round(y0)}, {std::round(x) + hairline(), std::round(y1)}, c);
}

Hit Canvas::hit(std::string_view id, const Rect& rect, bool enabled) {
  Rect r = rect;
  const float grow_x = (px(size::hit) - r.width()) / 2, grow_y = (px(size::hit) - r.height()) / 2;
  if (grow_x > 0) r.min.x -= grow_x, r.max.x += grow_x;
  if (grow_y > 0) r.min.y -= grow_y, r.max.y += grow_y;
  note(id, r, enabled);
  ImGui::SetCursorScreenPos(r.min);
  ImGui::BeginDisabled(!enabled);
  const std::string name =
      "##" + std::string(id);  // the id of a text_entry in its place: the focus stays
  Hit h;
  // The ring is drawn here in the theme's own way.
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav, !enabled);
  ImGui::PushStyleColor(ImGuiCol_NavCursor, 0);
  h.clicked = ImGui::InvisibleButton(name.c_str(), {r.width(), r.height()}, ImGuiButtonFlags_EnableNav);
  ImGui::PopStyleColor();
  ImGui::PopItemFlag();
  ImGui::PopStyleVar();
  ImGui::EndDisabled();
  h.hovered = ImGui::IsItemHovered(enabled ? 0 : ImGuiHoveredFlags_AllowWhenDisabled);
  h.active = ImGui::IsItemActive();
  h.focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  h.glow = enabled ? eased(id, h.hovered || h.active, .08f) : 0;
  if (h.focused && !rect.empty()) focus_ring(rect, radius::control);
  return h;
}

void Canvas::note(std::string_view id, const Rect& rect, bool enabled) const {
  if (log_) log_->widgets.push_back({std::string(id), rect, clip_of(list()), layer(), enabled});
}

void Canvas::note_text(std::string_view s, const Rect& rect, float size, ImU32 c, bool formula) const {
  if (log_ && !s.empty())
    log_->texts.push_back(
        {std::string(s), rect, clip_of(list()), false, formula, size, c, layer(), log_->fills.size()});
}

void Canvas::focus_ring(const Rect& r, float radius) const {
  frame(r.inset(-px(3)), colour.step, radius + 3, 2);
}

void Canvas::tip(std::string_view s) const {
  if (s.empty() ||
      !ImGui::IsItemHovered(ImGuiHoveredFlags_DelayShort | ImGuiHoveredFlags_AllowWhenDisabled))
    return;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{px(10), px(8)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(radius::pill));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, hairline());
  ImGui::PushStyleColor(ImGuiCol_Border, colour.track);
  if (ImGui::BeginTooltip()) {
    ImGui::PushFont(font.regular, type::small);
    ImGui::PushTextWrapPos(px(320));
    ImGui::TextUnformatted(s.data(), s.data() + s.size());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndTooltip();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
}

void Canvas::fade_bottom(const Rect& area, ImU32 colour_below) const {
  if (ImGui::GetScrollY() >= ImGui::GetScrollMaxY() - 1) return;
  const ImU32 clear = colour_below & ~IM_COL32_A_MASK;
  list().AddRectFilledMultiColor({area.min.x, area.max.y - px(28)}, area.max, clear, clear, colour_below,
                                 colour_below);
}

float Canvas::eased(std::string_view id, bool target, float seconds) {
  const ImGuiID key = ImHashStr("eased", 0, ImGui::GetID(id.data(), id.data() + id.size()));
  float* at = ImGui::GetStateStorage()->GetFloatRef(key, target ? 1.f : 0.f);
  const float goal = target ? 1.f : 0.f;
  if (reduced_motion_) *at = goal;
  if (*at == goal) return goal;
  const float step = ImGui::GetIO().DeltaTime / seconds;
  *at = target ? std::min(1.f, *at + step) : std::max(0.f, *at - step);
  moving_ = moving_ || *at != goal;
  const float left = 1 - *at;
  return 1 - left * left * left;  // ease-out cubic
}

}  // namespace steepest::ui
