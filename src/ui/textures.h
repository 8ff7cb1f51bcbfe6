// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Small pictures of the interface as ImGui's own textures: the rendering backend uploads them, so
// that this folder needs no graphics API.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include <imgui.h>

namespace steepest::ui {

class Textures {
 public:
  Textures() = default;
  ~Textures();
  Textures(const Textures&) = delete;
  Textures& operator=(const Textures&) = delete;

  /// width x height x 4 bytes, top row first. Lives until release() or the end of this object.
  ImTextureData* create(std::span<const std::uint8_t> rgba, int width, int height);
  /// Frees it once the backend has let go of it; may still be drawn in this frame.
  void release(ImTextureData* texture);
  /// Call before ImGui::NewFrame.
  void begin_frame();
  std::size_t count() const { return live_.size(); }

 private:
  std::vector<ImTextureData*> live_, leaving_;
};

}  // namespace steepest::ui
