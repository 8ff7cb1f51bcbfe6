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

/// A formula on a line of its own is set smaller where it would be wider than the page.
std::optional<RichMd::LatexBitmap> render_latex(const std::string& tex, float pixels, ImU32 colour,
                                                bool display) {
  const float room = ImGui::GetContentRegionAvail().x;
  const float size = pixels * (display ? kDisplayScale : kInlineScale);
  auto set = typeset(tex, size, colour, display);
  if (set && display && room > 40 && static_cast<float>(set->width) > room)
    set = typeset(tex, size * room / static_cast<float>(set->width), colour, display);
  RichMd::LatexBitmap out;
  if (!set) {
    out.error = set.error();
    return out;
  }
  out.rgba = std::move(set->rgba);
  out.width = set->width, out.height = set->height, out.baselineY = set->baseline;
  return out;
}

RichMd::MarkdownTexture upload(Textures& textures, const unsigned char* rgba, int width, int height) {
  RichMd::MarkdownTexture out;
  const std::size_t bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  ImTextureData* texture = textures.create({rgba, bytes}, width, height);
  out.ref = texture->GetTexRef();
  out.size = {static_cast<float>(width), static_cast<float>(height)};
  // The library asks for shared ownership: its last copy gives the texture back.
  out.keepAlive = std::shared_ptr<void>(
      texture, [&textures](void* t) { textures.release(static_cast<ImTextureData*>(t)); });
  return out;
}

constexpr const char* kBlocks[] = {"slider",   "values", "plot", "check",  "predict",
                                   "question", "probe",  "map",  "summary"};

}  // namespace

/// Apart from the Markdown itself, because the library keeps functions that refer to it.
struct Markdown::State {
  const Block* block = nullptr;
  std::string link;
};

Markdown::Markdown(Textures& textures, float body) : state_(std::make_unique<State>()) {
  RichMd::HostServices host;
  host.ReadAsset = read_asset;
  host.RenderLatex = render_latex;
  host.UploadRgba = [&textures](const unsigned char* rgba, int w, int h) {
    return upload(textures, rgba, w, h);
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
  State* state = state_.get();
  // The default would wait for a browser.
  options.callbacks.OnOpenLink = [state](const std::string& target) { state->link = target; };
  RichMd::CreateContext(options);
  for (const char* kind : kBlocks)
    RichMd::RegisterFencedBlockRenderer(kind, [state, kind](const std::string& code) {
      if (state->block) (*state->block)(kind, code);
    });
}

Markdown::~Markdown() { RichMd::DestroyContext(); }

void Markdown::render(const std::string& text, const Palette& palette) {
  ImGui::PushStyleColor(ImGuiCol_Text, palette.ink);
  RichMd::GetStyle().linkColor = ImGui::ColorConvertU32ToFloat4(palette.step);
  RichMd::RenderRaw(text);
  ImGui::PopStyleColor();
}

void Markdown::render(const std::string& text, const Palette& palette, const Block& block) {
  const Block* outer = std::exchange(state_->block, &block);
  render(text, palette);
  state_->block = outer;
}

std::string Markdown::take_link() { return std::exchange(state_->link, {}); }

void Markdown::snap(ImDrawData& data) {
  const ImTextureData* atlas = ImGui::GetIO().Fonts->TexRef._TexData;
  for (ImDrawList* list : data.CmdLists)
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback || !command.TexRef._TexData || command.TexRef._TexData == atlas) continue;
      for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
        const ImDrawIdx* index = &list->IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        const auto vertex = [&](int k) -> ImDrawVert& {
          return list->VtxBuffer[static_cast<int>(command.VtxOffset + index[k])];
        };
        const ImVec2 at = vertex(0).pos, by{std::round(at.x) - at.x, std::round(at.y) - at.y};
        if (by.x == 0 && by.y == 0) continue;
        for (const int k : {0, 1, 2, 5}) vertex(k).pos.x += by.x, vertex(k).pos.y += by.y;
      }
    }
}

}  // namespace steepest::ui
