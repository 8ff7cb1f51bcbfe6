// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Where the scene is looked at from, and how a hand moves it. Plain doubles: no window, no GL.
#pragma once
#include <optional>

namespace steepest::view {

/// A pose of the turntable. Distance is not part of it: SceneView fits the whole scene into the
/// free rectangle and then divides the distance by `zoom`.
struct Camera {
  double azimuth = 236;   ///< degrees, counter-clockwise from +x
  double elevation = 46;  ///< degrees above the floor, 90 = straight from above
  double zoom = 1;        ///< 1 = the scene just fits
  double pan_x = 0;       ///< lens shift to the right, in widths of the free rectangle
  double pan_y = 0;       ///< lens shift upwards, in its heights

  bool operator==(const Camera&) const = default;
};

inline constexpr double kMinElevation = 2, kMaxElevation = 90;
inline constexpr double kMinZoom = 0.4, kMaxZoom = 24;

/// What a key may do to the camera.
enum class CameraKey { Left, Right, Up, Down, ZoomIn, ZoomOut, Reset, Top };

/// A turntable: drag turns, shift-drag (or middle button) shifts, wheel zooms, two fingers turn.
/// Reset, top view and fly_to take 600 ms along a smoothstep; with reduced motion they are cuts.
/// Any drag or wheel ends a flight where it stands.
class CameraControl {
 public:
  explicit CameraControl(Camera home = {}) : home_(home), pose_(home) {}

  const Camera& pose() const { return pose_; }
  bool moving() const { return flight_.has_value(); }  ///< a flight is on: keep drawing frames

  /// The pose that reset() goes back to; jumps there when `jump`.
  void set_home(const Camera& home, bool jump);
  void set_reduced_motion(bool on) { reduced_motion_ = on; }

  /// Pointer moved by (dx, dy) logical pixels, y down.
  void drag(double dx, double dy);
  /// The same as a shift of the picture; width and height of the free rectangle in the same pixels.
  void pan(double dx, double dy, double width, double height);
  /// Wheel notches, positive = closer.
  void wheel(double notches);
  /// Two-finger scroll in logical pixels: turns like a slow drag.
  void scroll(double dx, double dy);
  /// One press; `seconds` > 0 for a key held that long since the last call.
  void key(CameraKey key, double seconds = 0);

  void reset() { fly_to(home_); }
  void top_view();
  void fly_to(const Camera& target);
  /// Advances a flight by wall-clock seconds. True when the pose changed.
  bool advance(double seconds);

 private:
  struct Flight {
    Camera from, to;
    double elapsed = 0;
  };
  void change(Camera next);

  Camera home_, pose_;
  std::optional<Flight> flight_;
  bool reduced_motion_ = false;
};

}  // namespace steepest::view
