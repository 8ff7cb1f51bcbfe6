// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/textures.h"

#include <cstring>

#include <imgui_internal.h>

namespace steepest::ui {
namespace {

void destroy(ImTextureData* texture) {
  ImGui::UnregisterUserTexture(texture);
  IM_DELETE(texture);
}

}  // namespace

Textures::~Textures() {
  // By now the backend has shut down and destroyed what it had made of them.
  for (ImTextureData* texture : live_) destroy(texture);
  for (ImTextureData* texture : leaving_) destroy(texture);
}

ImTextureData* Textures::create(std::span<const std::uint8_t> rgba, int width, int height) {
  ImTextureData* texture = IM_NEW(ImTextureData)();
  texture->Create(ImTextureFormat_RGBA32, width, height);
  std::memcpy(texture->GetPixels(), rgba.data(), rgba.size());
  texture->UseColors = true;
  texture->SetStatus(ImTextureStatus_WantCreate);
  ImGui::RegisterUserTexture(texture);
  live_.push_back(texture);
  return texture;
}

void Textures::release(ImTextureData* texture) {
  if (std::erase(live_, texture) == 0) return;
  texture->WantDestroyNextFrame = true;
  leaving_.push_back(texture);
}

void Textures::begin_frame() {
  std::erase_if(leaving_, [](ImTextureData* texture) {
    if (texture->Status != ImTextureStatus_Destroyed) return false;
    destroy(texture);
    return true;
  });
}

}  // namespace steepest::ui
