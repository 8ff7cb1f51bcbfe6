// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/drawn_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <imgui_internal.h>

namespace steepest::ui {
namespace {

constexpr std::size_t kExcerpt = 40;

struct Quad {
  Rect rect;
  ImVec2 uv_min, uv_max;
  ImU32 colour = 0;
};

/// Six indices of four corners, as ImDrawList writes a rectangle.
bool read_quad(const ImDrawList& list, const ImDrawCmd& command, int at, Quad& out) {
  const ImDrawIdx* index = &list.IdxBuffer[at];
  constexpr std::array<ImDrawIdx, 6> kPattern = {0, 1, 2, 0, 2, 3};
  for (std::size_t k = 0; k < kPattern.size(); ++k)
    if (index[k] != index[0] + kPattern[k]) return false;
  const ImDrawVert* v = &list.VtxBuffer[static_cast<int>(command.VtxOffset + index[0])];
  if (v[0].pos.y != v[1].pos.y || v[0].pos.x != v[3].pos.x || v[1].pos.x != v[2].pos.x) return false;
  out = {{v[0].pos, v[2].pos}, v[0].uv, v[2].uv, v[0].col};
  return true;
}

class Notes {
 public:
  Notes(WidgetLog& log, std::string_view source, float size, ImGuiID layer)
      : log_(log), source_(source.substr(0, kExcerpt)), size_(size), layer_(layer) {}

  void glyph(const Quad& q, const Rect& clip) {
    const float height = line_.max.y - line_.min.y;
    const bool goes_on = open_ && q.colour == colour_ && q.rect.min.x >= line_.max.x - height &&
                         q.rect.min.x - line_.max.x < 2 * height &&
                         q.rect.min.y < line_.max.y + height && q.rect.max.y > line_.min.y - height;
    if (!goes_on) close();
    if (!open_) line_ = q.rect;
    line_ = {{std::min(line_.min.x, q.rect.min.x), std::min(line_.min.y, q.rect.min.y)},
             {std::max(line_.max.x, q.rect.max.x), std::max(line_.max.y, q.rect.max.y)}};
    clip_ = clip, colour_ = q.colour, open_ = true;
  }
  void formula(const Quad& q, const Rect& clip, float size) {
    close();
    log_.texts.push_back(
        {"formula in: " + source_, q.rect, clip, false, true, size, 0, layer_, log_.fills.size()});
  }
  void fill(const Quad& q, const Rect& clip) {
    close();
    log_.fills.push_back({q.rect.clipped(clip), q.colour, layer_});
  }
  void close() {
    if (std::exchange(open_, false))
      log_.texts.push_back({"a line of: " + source_, line_, clip_, false, false, size_, colour_, layer_,
                            log_.fills.size()});
  }

 private:
  WidgetLog& log_;
  std::string source_;
  float size_;
  ImGuiID layer_;
  bool open_ = false;
  Rect line_, clip_;
  ImU32 colour_ = 0;
};

}  // namespace

DrawnFrom DrawnFrom::here() { return {ImGui::GetWindowDrawList()->IdxBuffer.Size}; }

void note_drawn(WidgetLog& log, DrawnFrom from, std::string_view source, float text_size,
                const std::function<float(const ImTextureData*)>& formula_size) {
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  Notes notes(log, source, text_size, ImGui::GetCurrentWindowRead()->RootWindow->ID);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const int begin = static_cast<int>(command.IdxOffset),
              end = begin + static_cast<int>(command.ElemCount);
    const Rect clip{{command.ClipRect.x, command.ClipRect.y}, {command.ClipRect.z, command.ClipRect.w}};
    const bool letters = command.TexRef._TexData == atlas.TexRef._TexData;
    Quad q;
    for (int at = std::max(begin, from.index); at + 6 <= end;) {
      const bool is_quad = read_quad(list, command, at, q);
      at += is_quad ? 6 : 3;
      if (!is_quad) continue;
      const bool plain = q.uv_min.x == q.uv_max.x && q.uv_min.y == q.uv_max.y;
      if (letters && !plain) notes.glyph(q, clip);
      if (letters && plain && q.rect.height() > 6) notes.fill(q, clip);
      if (!letters)
        if (const float size = formula_size(command.TexRef._TexData); size > 0)
          notes.formula(q, clip, size);
    }
  }
  notes.close();
}

}  // namespace steepest::ui
