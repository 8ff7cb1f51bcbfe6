// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/chain_projection.h"
#include "view/disc_style.h"
#include "view/height.h"
#include "view/marks_layer.h"

namespace steepest::view {
namespace {

constexpr std::uint32_t kPicked = 0x56B4E9;  // as the ring round what has the keyboard's focus
constexpr float kLeastRadius = 8, kClearance = 3.5f, kRing = 2.25f, kUnder = 5;

}  // namespace

/// A ring that leaves the chain's own disc free, and its number. Seen through the surface: who asks for
/// a chain wants to find it.
void add_picked(const Frame& frame, Marks& marks) {
  const std::int64_t picked = frame.settings.picked;
  const auto chains = frame.run.chains;
  if (picked < 0 || std::size_t(picked) >= chains.size()) return;
  const ChainPoint& chain = chains[std::size_t(picked)];
  const ChainProjection projection(frame.terrain, frame.lens,
                                   frame.run.scene && frame.run.scene->problem.dimension > 2);
  const glm::vec2 unit = projection.unit(chain);
  if (!ChainProjection::inside(unit)) return;
  const glm::vec4 window = projection.window(chain, unit);
  const glm::vec2 at(window.x / window.w, float(frame.height()) - window.y / window.w);
  const float disc = .5f * disc_style(frame, std::int64_t(chains.size())).diameter;
  const float radius = std::max(kLeastRadius * frame.line, disc + kClearance * frame.line);
  marks.overlay.ring(at, radius, kUnder * frame.line, rgba(kHalo, .8f));
  marks.overlay.ring(at, radius, kRing * frame.line, rgba(kPicked));
  const float reach = radius + 3 * frame.line;
  marks.placer.block(at, reach);
  if (!frame.settings.labels) return;
  const TextStyle style{Face::Medium, 13 * frame.px, glm::vec4(1)};
  Pill pill;
  pill.lines.push_back({{"chain " + count_text(picked), style}});
  add_pill(frame, marks.overlay, marks.placer, at, reach, pill);
}

}  // namespace steepest::view
