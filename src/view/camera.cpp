// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/camera.h"

#include <algorithm>
#include <cmath>

namespace steepest::view {
namespace {

constexpr double kFlightSeconds = .6;
constexpr double kDegreesPerPixel = .35, kScrollDegreesPerPixel = .25;
constexpr double kZoomPerNotch = 1.12;
constexpr double kKeyDegrees = 5, kKeyDegreesPerSecond = 75;

double wrap(double degrees) {
  const double w = std::fmod(degrees, 360.);
  return w < 0 ? w + 360 : w;
}

Camera clamped(Camera c) {
  c.azimuth = wrap(c.azimuth);
  c.elevation = std::clamp(c.elevation, kMinElevation, kMaxElevation);
  c.zoom = std::clamp(c.zoom, kMinZoom, kMaxZoom);
  const double reach = .5 + .5 * c.zoom;
  c.pan_x = std::clamp(c.pan_x, -reach, reach);
  c.pan_y = std::clamp(c.pan_y, -reach, reach);
  return c;
}

}  // namespace

void CameraControl::set_home(const Camera& home, bool jump) {
  home_ = clamped(home);
  if (jump) change(home_);
}

void CameraControl::change(Camera next) {
  flight_.reset();
  pose_ = clamped(next);
}

void CameraControl::drag(double dx, double dy) {
  Camera next = pose_;
  next.azimuth -= dx * kDegreesPerPixel;  // the scene follows the hand
  next.elevation += dy * kDegreesPerPixel;
  change(next);
}

void CameraControl::pan(double dx, double dy, double width, double height) {
  Camera next = pose_;
  next.pan_x += dx / std::max(width, 1.);
  next.pan_y -= dy / std::max(height, 1.);
  change(next);
}

void CameraControl::wheel(double notches) {
  Camera next = pose_;
  next.zoom *= std::pow(kZoomPerNotch, notches);
  const double ratio = std::clamp(next.zoom, kMinZoom, kMaxZoom) / pose_.zoom;
  next.pan_x *= ratio, next.pan_y *= ratio;  // keeps the point in the middle where it is
  change(next);
}

void CameraControl::scroll(double dx, double dy) {
  Camera next = pose_;
  next.azimuth -= dx * kScrollDegreesPerPixel;
  next.elevation += dy * kScrollDegreesPerPixel;
  change(next);
}

void CameraControl::key(CameraKey key, double seconds) {
  const double turn = seconds > 0 ? kKeyDegreesPerSecond * seconds : kKeyDegrees;
  const double notches = seconds > 0 ? 10 * seconds : 1;
  Camera next = pose_;
  switch (key) {
    case CameraKey::Left: next.azimuth += turn; break;
    case CameraKey::Right: next.azimuth -= turn; break;
    case CameraKey::Up: next.elevation += turn; break;
    case CameraKey::Down: next.elevation -= turn; break;
    case CameraKey::ZoomIn: return wheel(notches);
    case CameraKey::ZoomOut: return wheel(-notches);
    case CameraKey::Reset: return reset();
    case CameraKey::Top: return top_view();
  }
  change(next);
}

void CameraControl::top_view() {
  Camera top = home_;
  // Straight down with x to the right; the nearer way round is fly_to's business.
  top.azimuth = 270, top.elevation = 90;
  fly_to(top);
}

void CameraControl::fly_to(const Camera& target) {
  if (reduced_motion_) return change(target);
  Flight flight{pose_, clamped(target), 0};
  const double turn = flight.to.azimuth - flight.from.azimuth;
  if (turn > 180) flight.to.azimuth -= 360;
  if (turn < -180) flight.to.azimuth += 360;
  flight_ = flight;
}

bool CameraControl::advance(double seconds) {
  if (!flight_) return false;
  flight_->elapsed += seconds;
  const double t = std::clamp(flight_->elapsed / kFlightSeconds, 0., 1.);
  const double s = t * t * (3 - 2 * t);
  const Camera &a = flight_->from, &b = flight_->to;
  const auto mix = [s](double from, double to) { return from + (to - from) * s; };
  // Zoom goes by ratios, so that it looks even.
  pose_ = clamped({mix(a.azimuth, b.azimuth), mix(a.elevation, b.elevation),
                   a.zoom * std::pow(b.zoom / a.zoom, s), mix(a.pan_x, b.pan_x), mix(a.pan_y, b.pan_y)});
  if (t >= 1) flight_.reset();
  return true;
}

}  // namespace steepest::view
