// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/formula.h"

#include <algorithm>
#include <exception>
#include <memory>

#include <imgui_rich_md/backends/latex/internal/graphic_freetype.h>
#include <imgui_rich_md/backends/latex/rich_md_latex.h>
#include <microtex.h>

#include "ui/assets.h"

namespace steepest::ui {
namespace {

/// MicroTeX places glyphs on whole pixels: set three times as large and averaged, they fall on thirds.
constexpr int kOversampling = 3;
constexpr int kMaxSource = 4000, kMaxDepth = 60;
constexpr std::int64_t kMaxSide = 16384;
constexpr int kKeepFrames = 600;

std::vector<std::uint8_t> bytes_of(std::string_view asset) {
  const auto bytes = asset_bytes(asset);
  std::vector<std::uint8_t> out;
  out.reserve(bytes.size());
  for (const std::byte b : bytes) out.push_back(static_cast<std::uint8_t>(b));
  return out;
}

bool start_microtex() {
  if (RichMd::Latex::IsInitialized()) return true;
  const auto metrics = bytes_of("latin-modern-math.clm1"), font = bytes_of("latin-modern-math.otf");
  if (metrics.empty() || font.empty()) return false;
  RichMd::Latex::InitFromMemory(metrics, font);
  return true;
}

/// Commands with which a short text makes MicroTeX run or allocate without end.
std::string refusal(std::string_view tex) {
  if (tex.size() > kMaxSource) return "longer than 4,000 characters";
  for (const char* word : {"\\newcommand", "\\renewcommand", "\\def", "\\newenvironment", "\\hdotsfor",
                           "\\multicolumn", "{*{", "\\rule", "\\scalebox", "\\resizebox"})
    if (tex.find(word) != std::string_view::npos) return std::string("uses ") + word;
  int depth = 0;
  for (const char c : tex) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth > kMaxDepth) return "nested too deeply";
  }
  return {};
}

/// Averages squares of kOversampling pixels, weighted by their alpha; `shift` empty rows on top.
FormulaBitmap reduced(const RichMd::Latex::Internal::PixelBuffer& large, int baseline) {
  constexpr int n = kOversampling;
  const int shift = (n - baseline % n) % n;
  FormulaBitmap out;
  out.width = (large.width + n - 1) / n;
  out.height = (large.height + shift + n - 1) / n;
  out.baseline = (baseline + shift) / n;
  out.rgba.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4, 0);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) {
      unsigned alpha = 0, colour[3] = {0, 0, 0};
      for (int k = 0; k < n * n; ++k) {
        const int sx = x * n + k % n, sy = y * n + k / n - shift;
        if (sx >= large.width || sy < 0 || sy >= large.height) continue;
        const std::uint8_t* p = &large.pixels[static_cast<std::size_t>(sy * large.width + sx) * 4];
        alpha += p[3];
        for (int c = 0; c < 3; ++c) colour[c] += unsigned{p[c]} * p[3];
      }
      if (alpha == 0) continue;
      std::uint8_t* p = &out.rgba[static_cast<std::size_t>(y * out.width + x) * 4];
      for (int c = 0; c < 3; ++c) p[c] = static_cast<std::uint8_t>(colour[c] / alpha);
      p[3] = static_cast<std::uint8_t>(alpha / (n * n));
    }
  return out;
}

}  // namespace

std::expected<FormulaBitmap, std::string> typeset(std::string_view tex, float pixels, ImU32 colour,
                                                  bool display) {
  if (auto why = refusal(tex); !why.empty()) return std::unexpected("refused: " + why);
  if (!start_microtex()) return std::unexpected("no mathematics font");
  try {
    const float size = pixels * kOversampling;
    const std::uint32_t argb =
        (colour & 0xff00ff00u) | ((colour & 0xffu) << 16) | ((colour >> 16) & 0xffu);
    const std::unique_ptr<microtex::Render> render(microtex::MicroTeX::parse(
        std::string(tex), 0, size, size / 3, argb, true,
        {true, display ? microtex::TexStyle::display : microtex::TexStyle::text}));
    const int pad = kOversampling;
    const std::int64_t width = render->getWidth() + 2 * pad, height = render->getHeight() + 2 * pad;
    if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide)
      return std::unexpected("too large");
    RichMd::Latex::Internal::PixelBuffer buffer(static_cast<int>(width), static_cast<int>(height));
    microtex::Graphics2D_freetype graphics(buffer);
    render->draw(graphics, pad, pad);
    return reduced(buffer, pad + render->getHeight() - render->getDepth());
  } catch (const std::exception& error) {
    return std::unexpected(error.what());
  }
}

const Formulas::Image& Formulas::get(std::string_view tex, float pixels, ImU32 colour, bool display) {
  std::string key(tex);
  key += '\x1f' + std::to_string(static_cast<int>(pixels * 4)) + '\x1f' + std::to_string(colour) +
         (display ? "d" : "t");
  auto [entry, fresh] = images_.try_emplace(std::move(key));
  Image& image = entry->second;
  image.last_used = frame_;
  if (!fresh) return image;
  if (const auto bitmap = typeset(tex, pixels, colour, display)) {
    image.texture = textures_.create(bitmap->rgba, bitmap->width, bitmap->height);
    image.width = static_cast<float>(bitmap->width);
    image.height = static_cast<float>(bitmap->height);
    image.baseline = static_cast<float>(bitmap->baseline);
  }
  return image;
}

void Formulas::begin_frame() {
  ++frame_;
  std::erase_if(images_, [&](const auto& entry) {
    if (frame_ - entry.second.last_used < kKeepFrames) return false;
    if (entry.second.texture) textures_.release(entry.second.texture);
    return true;
  });
}

}  // namespace steepest::ui
