// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Labels over the scene: dark pills at the first free place round what they name.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/frame.h"
#include "view/overlay.h"

namespace steepest::view {

struct Rect {
  glm::vec2 low, high;
  bool meets(const Rect& other) const {
    return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
  }
};

/// What is taken already. Pixels from the top left corner.
class LabelPlacer {
 public:
  LabelPlacer(float width, float height, float px) : inside_{{0, 0}, {width, height}}, px_(px) {}
  void block(const Rect& rect) { taken_.push_back(rect); }
  void block(glm::vec2 centre, float radius) {
    block({centre - glm::vec2(radius), centre + glm::vec2(radius)});
  }
  /// The middle of a free box of this size beside a mark of this radius: the first of 40 places round
  /// it, near ones first, beginning `towards`. Takes the place. Without a free one: the first,
  /// moved into the picture.
  glm::vec2 place(glm::vec2 mark, float radius, glm::vec2 size, glm::vec2 towards = {0, -1});
  /// The same; unset without a free place.
  std::optional<glm::vec2> find(glm::vec2 mark, float radius, glm::vec2 size,
                                glm::vec2 towards = {0, -1});

  /// What was placed so far, in order.
  const std::vector<Rect>& placed() const { return placed_; }

 private:
  bool free(const Rect& rect) const;
  Rect inside_;
  float px_;
  std::vector<Rect> taken_, placed_;
};

/// One line of a pill: runs of text, each in its own style.
struct PillText {
  std::string text;
  TextStyle style;
};
struct Pill {
  std::vector<std::vector<PillText>> lines;
  std::optional<glm::vec4> swatch;  ///< a dot before the first line
  float alpha = 1;
  glm::vec2 towards{0, -1};  ///< the side of the mark that is tried first
  float leader_from = 9;     ///< logical pixels of distance beyond the mark; nearer pills need none
  std::optional<glm::vec4> bar{};  ///< a strip of colour along the left side
  bool optional = false;           ///< not drawn where no place is free
  bool themed = false;             ///< on the background's colour instead of the dark pill
};

/// Takes what a line over the picture covers, in steps, so that labels keep off it.
void block_line(const Frame& frame, LabelPlacer& placer, const glm::vec3& a, const glm::vec3& b);

/// Places the pill beside a mark and draws it, with a leader when it had to move away.
void add_pill(const Frame& frame, Overlay& overlay, LabelPlacer& placer, glm::vec2 mark, float radius,
              const Pill& pill);

/// "(3, 2)": the first two coordinates.
std::string place_text(const std::vector<double>& x, int decimals = 2);
/// About four significant digits.
std::string short_number(double value);

}  // namespace steepest::view
