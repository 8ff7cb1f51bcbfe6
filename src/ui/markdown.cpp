// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/markdown.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <imgui_rich_md/rich_md.h>
#include <imgui_rich_md/rich_md_host.h>

#include "ui/assets.h"
#include "ui/drawn_text.h"
#include "ui/formula.h"

namespace steepest::ui {
namespace {

/// Of the running text: Latin Modern looks small on a line of its own and large between Inter's words.
constexpr float kDisplayScale = 1.06f, kInlineScale = .92f;

RichMd::AssetBytes read_asset(const std::string& path) {
  static const std::map<std::string, std::string_view, std::less<>> kNames = {
      {"ui-Regular.ttf", "inter-regular"},
      {"ui-Bold.ttf", "inter-semibold"},
      {"ui-RegularItalic.ttf", "inter-italic"},
      {"ui-BoldItalic.ttf", "inter-semibold"},
      {"merge.ttf", "dejavu-sans"},
      {"fonts/latex/latinmodern-math.clm1", "latin-modern-math.clm1"},
      {"fonts/latex/latinmodern-math.otf", "latin-modern-math.otf"}};
  const auto known = kNames.find(path);
  const bool code = path.find("Inconsolata") != std::string::npos;
  if (known == kNames.end() && !code) return std::nullopt;
  const auto bytes = asset_bytes(code ? "inconsolata" : known->second);
  if (bytes.empty()) return std::nullopt;
  RichMd::AssetBytes out(std::in_place, bytes.size());
  std::ranges::transform(bytes, out->begin(), [](std::byte b) { return static_cast<std::uint8_t>(b); });
  return out;
}

/// How a formula's texture is to be drawn.
struct FormulaLook {
  float size = 0;  ///< device pixels to the em
  int raised = 0;  ///< rows that stand above the line's own top
};

/// The library sets a line by its first item's top, so a formula there must not stand higher or lower
/// than a word: rows are added above it up to the words' ascent, or its upper ones are kept out of its
/// size and drawn above the line (Markdown::snap). Returns those.
int level(FormulaBitmap& formula, int ascent) {
  const int missing = ascent - formula.baseline;
  if (missing > 0) {
    const auto row = static_cast<std::size_t>(formula.width) * 4;
    formula.rgba.insert(formula.rgba.begin(), row * static_cast<std::size_t>(missing), 0);
    formula.height += missing;
  }
  formula.baseline = ascent;
  return std::max(0, -missing);
}

/// A formula on a line of its own is set smaller where it would be wider than the page.
std::optional<RichMd::LatexBitmap> render_latex(const std::string& tex, float pixels, ImU32 colour,
                                                bool display, FormulaLook& look) {
  const float room = ImGui::GetContentRegionAvail().x;
  float size = pixels * (display ? kDisplayScale : kInlineScale);
  auto set = typeset(tex, size, colour, display);
  if (set && display && room > 40 && static_cast<float>(set->width) > room) {
    size *= room / static_cast<float>(set->width);
    set = typeset(tex, size, colour, display);
  }
  RichMd::LatexBitmap out;
  if (!set) {
    out.error = set.error();
    return out;
  }
  const float density = std::max(.01f, ImGui::GetIO().DisplayFramebufferScale.y);
  look = {size, 0};
  if (!display) look.raised = level(*set, static_cast<int>(ImGui::GetFontBaked()->Ascent * density));
  out.rgba = std::move(set->rgba);
  out.width = set->width, out.height = set->height, out.baselineY = set->baseline;
  return out;
}

constexpr const char* kBlocks[] = {"slider",   "values", "plot", "check",  "predict",
                                   "question", "probe",  "map",  "summary"};

}  // namespace

/// Apart from the Markdown itself, because the library keeps functions that refer to it.
struct Markdown::State {
  const Block* block = nullptr;
  std::string link;
  float body = 0;
  ImVec2 padding{0, 0};  ///< of frames in blocks
  FormulaLook last;  ///< of the formula that is being uploaded
  std::map<const ImTextureData*, FormulaLook> formulas;
};

namespace {

RichMd::MarkdownTexture upload(Textures& textures, std::map<const ImTextureData*, FormulaLook>& looks,
                               FormulaLook look, const unsigned char* rgba, int width, int height) {
  RichMd::MarkdownTexture out;
  const std::size_t bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  ImTextureData* texture = textures.create({rgba, bytes}, width, height);
  looks[texture] = look;
  out.ref = texture->GetTexRef();
  out.size = {static_cast<float>(width), static_cast<float>(height - look.raised)};
  // The library asks for shared ownership: its last copy gives the texture back.
  out.keepAlive = std::shared_ptr<void>(texture, [&textures, &looks](void* t) {
    looks.erase(static_cast<ImTextureData*>(t));
    textures.release(static_cast<ImTextureData*>(t));
  });
  return out;
}

}  // namespace

Markdown::Markdown(Textures& textures, float body) : state_(std::make_unique<State>()) {
  State* state = state_.get();
  state->body = body;
  RichMd::HostServices host;
  host.ReadAsset = read_asset;
  host.RenderLatex = [state](const std::string& tex, float pixels, ImU32 colour, bool display) {
    return render_latex(tex, pixels, colour, display, state->last);
  };
  host.UploadRgba = [&textures, state](const unsigned char* rgba, int w, int h) {
    return upload(textures, state->formulas, std::exchange(state->last, {}), rgba, w, h);
  };
  host.Log = [](const std::string&) {};
  RichMd::SetHostServices(host);

  RichMd::MarkdownOptions options;
  options.withLatex = true;
  options.fontOptions.regularSize = body;
  options.fontOptions.fontBasePath = "ui";
  options.fontOptions.mergeFonts = {"merge.ttf"};
  constexpr float kHeaders[] = {1.6f, 1.4f, 1.4f, 1.1f, 1, 1};
  std::ranges::copy(kHeaders, options.fontOptions.headerSizeFactors);
  // The default would wait for a browser.
  options.callbacks.OnOpenLink = [state](const std::string& target) { state->link = target; };
  RichMd::CreateContext(options);
  for (const char* kind : kBlocks)
    RichMd::RegisterFencedBlockRenderer(kind, [state, kind](const std::string& code) {
      if (!state->block) return;
      ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, state->padding);
      (*state->block)(kind, code);
      ImGui::PopStyleVar();
    });
}

Markdown::~Markdown() { RichMd::DestroyContext(); }

namespace {

/// "1 %" stays on one line.
std::string with_units_kept(std::string text) {
  for (std::size_t at = text.find(" %"); at != std::string::npos; at = text.find(" %", at + 1))
    if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') text.replace(at, 1, "\u00a0");
  return text;
}

/// The library draws what a list is marked with, and a dot only for an asterisk: that one, a frame's
/// padding left of the text, where it would be cut off (Markdown::draw takes the padding away).
std::string with_dots(std::string text) {
  bool fenced = false;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    if (text.compare(at, 3, "```") == 0) fenced = !fenced;
    if (!fenced && text.compare(at, 2, "- ") == 0) text[at] = '*';
    if (text.find('\n', at) == std::string::npos) break;
  }
  return text;
}

}  // namespace

void Markdown::draw(const std::string& text, const Canvas& canvas) {
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const ImVec2 outer = std::exchange(state_->padding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{0, padding.y});
  ImGui::PushStyleColor(ImGuiCol_Text, canvas.colour.ink);
  RichMd::GetStyle().linkColor = ImGui::ColorConvertU32ToFloat4(canvas.colour.step);
  RichMd::RenderRaw(with_dots(with_units_kept(text)));
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  state_->padding = outer;
}

void Markdown::render(const std::string& text, const Canvas& canvas) {
  const DrawnFrom begin = DrawnFrom::here();
  draw(text, canvas);
  note(text, canvas, begin);
}

void Markdown::render(const std::string& text, const Canvas& canvas, const Block& block) {
  DrawnFrom begin = DrawnFrom::here();
  // What a block draws notes itself.
  const Block noted = [&](std::string_view kind, std::string_view body) {
    note(text, canvas, begin);
    block(kind, body);
    begin = DrawnFrom::here();
  };
  const Block* outer = std::exchange(state_->block, &noted);
  draw(text, canvas);
  state_->block = outer;
  note(text, canvas, begin);
}

void Markdown::note(const std::string& text, const Canvas& canvas, DrawnFrom begin) const {
  if (!canvas.log()) return;
  const float scale = canvas.scale();
  note_drawn(*canvas.log(), begin, text, state_->body, [&](const ImTextureData* texture) {
    const auto look = state_->formulas.find(texture);
    return look == state_->formulas.end() ? 0 : look->second.size / scale;
  });
}

std::string Markdown::take_link() { return std::exchange(state_->link, {}); }

void Markdown::snap(ImDrawData& data) const {
  const ImTextureData* atlas = ImGui::GetIO().Fonts->TexRef._TexData;
  for (ImDrawList* list : data.CmdLists)
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback || !command.TexRef._TexData || command.TexRef._TexData == atlas) continue;
      const auto look = state_->formulas.find(command.TexRef._TexData);
      const float raised = look == state_->formulas.end()
                               ? 0
                               : static_cast<float>(look->second.raised) / data.FramebufferScale.y;
      for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
        const ImDrawIdx* index = &list->IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        const auto vertex = [&](int k) -> ImDrawVert& {
          return list->VtxBuffer[static_cast<int>(command.VtxOffset + index[k])];
        };
        const ImVec2 at = vertex(0).pos, by{std::round(at.x) - at.x, std::round(at.y) - at.y};
        for (const int k : {0, 1, 2, 5}) vertex(k).pos.x += by.x, vertex(k).pos.y += by.y;
        for (const int k : {0, 1}) vertex(k).pos.y -= raised;
      }
    }
}

}  // namespace steepest::ui
