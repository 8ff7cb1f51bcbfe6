// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/layout.h"
#include "ui/theme.h"

namespace steepest::app {
namespace {

using std::chrono::duration;
using std::chrono::steady_clock;

constexpr double kFrame = 1. / 60;
constexpr double kLeastStepping = .004, kMostStepping = .012;  // seconds of a frame

view::CameraKey key_of(ui::CameraAction action) {
  switch (action) {
    case ui::CameraAction::Left: return view::CameraKey::Left;
    case ui::CameraAction::Right: return view::CameraKey::Right;
    case ui::CameraAction::Up: return view::CameraKey::Up;
    case ui::CameraAction::Down: return view::CameraKey::Down;
    case ui::CameraAction::ZoomIn: return view::CameraKey::ZoomIn;
    case ui::CameraAction::ZoomOut: return view::CameraKey::ZoomOut;
    case ui::CameraAction::Reset: return view::CameraKey::Reset;
    case ui::CameraAction::Top: return view::CameraKey::Top;
  }
  return view::CameraKey::Reset;
}

}  // namespace

Result<std::unique_ptr<Frame>> Frame::create(std::unique_ptr<engine::Experiment> experiment,
                                             DeskStart start) {
  auto view = view::SceneView::create();
  if (!view) return std::unexpected(view.error());
  return std::unique_ptr<Frame>(new Frame(std::move(experiment), std::move(start), std::move(*view)));
}

Frame::Frame(std::unique_ptr<engine::Experiment> experiment, DeskStart start,
             std::unique_ptr<view::SceneView> view)
    : keeper_(std::move(experiment), std::move(start)), view_(std::move(view)) {}

void Frame::ask(ui::Requests requests) {
  asked_.insert(asked_.end(), requests.begin(), requests.end());
  busy_ = true;
}

void Frame::run(const FrameTarget& whole, double seconds) {
  FrameTarget target = whole;
  const float user = keeper_.desk().user_scale, monitor = whole.scale;
  target.scale = ui::usable_scale(static_cast<float>(whole.width) / whole.density,
                                  static_cast<float>(whole.height) / whole.density, monitor, user);
  keeper_.set_shown_scale(target.scale / monitor);
  clock_ += seconds;
  ui::ShellOutput output = build_interface(target);
  follow_camera(output.scene, output.scene_area, target.scale, seconds);
  apply(output, target.density);
  const bool runs = keeper_.shows_run();
  const bool stepped = runs && keeper_.experiment().advance(step_budget());

  const auto begin = steady_clock::now();
  draw_scene(target, output);
  interface_.draw(target.framebuffer);
  const double took = duration<double>(steady_clock::now() - begin).count();
  drawing_seconds_ += .1 * (took - drawing_seconds_);

  busy_ = stepped || (runs && (view().playing || camera_.moving() || view_->unfinished())) ||
          output.moving || !output.scene.held.empty() || !output.commands.empty() ||
          !output.requests.empty() || !asked_.empty();
  if (!busy_) busy_ = draw_stills(target.scale * target.density);
  follow_film();
  follow_map();
  typing_ = output.typing || film_ || (map_ && map_->running());
}

/// The picked chain, where a page tells of it.
std::int64_t Frame::shown_chain() {
  return keeper_.desk().place.screen == ui::Screen::Experiment ? keeper_.experiment().picked() : -1;
}

ui::ShellOutput Frame::build_interface(const FrameTarget& target) {
  const RunView& run = view();
  interface_.begin_frame(run.scene->view.theme, target.scale);
  return interface_.shell().build(
      {run, keeper_.scenes(), keeper_.desk(), target.scale, probe_at_, legend_at_, shown_chain(), log_});
}

/// Another run is seen: from where it was looked at the last time.
void Frame::change_table() {
  if (table_ == keeper_.table_index()) return;
  poses_[table_] = {homed_, camera_.pose()};
  table_ = keeper_.table_index();
  homed_ = poses_[table_].homed;
  if (homed_.empty()) return;
  camera_.set_home(poses_[table_].camera, true);
  camera_.set_home(view::home_camera(view()), false);
  drawn_pose_ = camera_.pose();
}

void Frame::follow_camera(const ui::SceneInput& in, const ui::Rect& area, float scale, double seconds) {
  const RunView& run = view();
  change_table();
  camera_.set_reduced_motion(keeper_.desk().reduced_motion);
  if (const std::string scene = run.scene->name + "\n" + run.scene->problem.surface; scene != homed_) {
    homed_ = scene;
    camera_.set_home(view::home_camera(run), true);
    drawn_pose_ = camera_.pose();  // a cut
  }
  if (in.turn.x != 0 || in.turn.y != 0) camera_.drag(in.turn.x, in.turn.y);
  if (in.shift.x != 0 || in.shift.y != 0)
    camera_.pan(in.shift.x, in.shift.y, area.width() / scale, area.height() / scale);
  if (in.notches != 0) camera_.wheel(in.notches);
  if (in.scroll.x != 0 || in.scroll.y != 0) camera_.scroll(in.scroll.x, in.scroll.y);
  for (const ui::CameraAction action : in.actions) camera_.key(key_of(action));
  for (const ui::CameraAction action : in.held) camera_.key(key_of(action), seconds);
  camera_.advance(seconds);
}

void Frame::apply(ui::ShellOutput& output, float density) {
  if (output.scene.click) click(output, density);
  ui::Requests requests = std::exchange(asked_, {});
  requests.insert(requests.end(), output.requests.begin(), output.requests.end());
  last_errors_ = keeper_.apply(output.commands, requests, ImGui::IsAnyMouseDown() || output.gliding);
  interface_.shell().report(last_errors_);
  for (const Wish& wish : keeper_.take_wishes()) fulfil(wish);
  last_commands_ = output.commands;
}

/// A chain where one is drawn and has a page that tells of it, else the point of the surface.
void Frame::click(ui::ShellOutput& output, float density) {
  const double x = output.scene.click->x * density, y = output.scene.click->y * density;
  if (keeper_.desk().place.screen == ui::Screen::Experiment)
    if (const auto chain = view_->pick_chain(view(), x, y, output.scene.in_crowd))
      return output.commands.push_back(PickChain{*chain});
  if (output.scene.in_crowd) return;
  if (const auto at = view_->pick(view(), x, y)) output.commands.push_back(SetProbe{*at});
}

std::chrono::nanoseconds Frame::step_budget() const {
  const double left = std::clamp(kFrame - drawing_seconds_ - .001, kLeastStepping, kMostStepping);
  return std::chrono::nanoseconds(static_cast<std::int64_t>(left * 1e9));
}

void Frame::clear(const FrameTarget& target) {
  const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(ui::palette(view().scene->view.theme).background);
  const std::array<float, 4> rgba{colour.x, colour.y, colour.z, 1};
  glClearNamedFramebufferfv(target.framebuffer, GL_COLOR, 0, rgba.data());
}

void Frame::draw_scene(const FrameTarget& target, const ui::ShellOutput& output) {
  const ui::Rect& area = output.scene_area;
  probe_at_.reset(), legend_at_.reset();
  if (!keeper_.shows_run() || area.width() < 1 || area.height() < 1) return clear(target);
  const RunView& run = view();
  view::DrawSettings settings;
  const auto pixels = [&](float units) { return static_cast<int>(std::lround(units * target.density)); };
  settings.x = pixels(area.min.x);
  settings.y = target.height - pixels(area.max.y);
  settings.width = pixels(area.max.x) - settings.x;
  settings.height = target.height - settings.y - pixels(area.min.y);
  settings.scale = target.scale * target.density;
  settings.theme = run.scene->view.theme;
  settings.probe_label = false;              // the interface has a card for it
  if (run.slice) settings.margins.top = 96;  // the slice's label stands above its plane
  if (const auto& card = output.scene.card) {
    const auto from = [&](float unit, float begin) { return (unit - begin) * target.density; };
    settings.covered = {from(card->min.x, area.min.x), from(card->min.y, area.min.y),
                        from(card->max.x, area.min.x), from(card->max.y, area.min.y)};
  }
  settings.picked = shown_chain();
  settings.clock = clock_;
  settings.reduced_motion = keeper_.desk().reduced_motion;
  settings.camera_moving = !(camera_.pose() == drawn_pose_);
  drawn_pose_ = camera_.pose();
  view_->draw(run, camera_.pose(), settings, target.framebuffer);
  if (const auto bar = view::legend_area(*run.scene, settings)) {
    const auto units = [&](std::size_t k) { return (*bar)[k] / target.density; };
    legend_at_ = ui::Rect{{units(0), units(1)}, {units(2), units(3)}};
  }
  if (run.probe)
    if (const auto at = view_->project(run, run.probe->x[0], run.probe->x[1], run.probe->f))
      probe_at_ =
          ImVec2{static_cast<float>(at->x) / target.density, static_cast<float>(at->y) / target.density};
}

}  // namespace steepest::app
