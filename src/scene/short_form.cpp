// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <cstdint>

#include "base/text.h"
#include "scene/scene_file.h"

namespace steepest::scene {
namespace {

/// RFC 4648 section 5, without padding: survives chats, addresses and shells.
constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string to_base64(std::string_view bytes) {
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 6; bits -= 6) out += kDigits[(buffer >> (bits - 6)) & 63];
  }
  if (bits > 0) out += kDigits[(buffer << (6 - bits)) & 63];
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return {};
    buffer = (buffer << 6) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>((buffer >> bits) & 255);
  }
  const bool left_over = bits >= 6 || (buffer & ((1u << bits) - 1)) != 0;
  return left_over ? std::nullopt : std::optional(out);
}

}  // namespace

Result<std::string> to_short_form(const Scene& scene, const Catalog& catalog) {
  Scene shared = scene;
  shared.text.clear();
  shared.expectations.clear();
  for (const int left_out : {0, 1, 2, 3}) {
    if (left_out > 0) shared.tasks.clear();
    if (left_out > 1) shared.caption.clear();
    if (left_out > 2) shared.title.clear();
    std::string line =
        std::string(kShortFormPrefix) + to_base64(to_toml(shared, catalog, Detail::Minimal));
    if (line.size() <= kLongestShortForm) return line;
  }
  return std::unexpected(
      bad_input("the scene is too large for a short form", "save it as a file instead"));
}

Result<LoadedScene> parse_short_form(std::string_view text, const Catalog& catalog) {
  text = base::trimmed(text);
  if (!text.starts_with(kShortFormPrefix))
    return std::unexpected(bad_input("this is no short form of a scene",
                                     "it begins with " + std::string(kShortFormPrefix), "short form"));
  const auto bytes = from_base64(text.substr(kShortFormPrefix.size()));
  if (!bytes || !bytes->ends_with('\n'))  // the last line of every scene that was written ends
    return std::unexpected(
        bad_input("the short form of the scene is damaged", "copy the whole line", "short form"));
  return parse_scene(*bytes, "short form", catalog);
}

}  // namespace steepest::scene
