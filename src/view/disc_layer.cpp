// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "view/disc_layer.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace steepest::view {
namespace {

constexpr float kDiscBias = .0016f, kShadowBias = .0003f;

gl::VertexArray chain_array(GLuint buffer) {
  const std::array<gl::Attribute, 2> attributes = {
      {{0, 4, offsetof(ChainPoint, x)}, {1, 2, offsetof(ChainPoint, basin), GL_SHORT, true}}};
  return gl::make_vertex_array(buffer, sizeof(ChainPoint), attributes);
}

}  // namespace

void DiscLayer::upload(const Frame& frame) {
  const ChainBuffer& shared = frame.settings.chains;
  GLuint source = shared.buffer;
  count_ = shared.count;
  if (source == 0) {
    const auto chains = frame.run.chains;
    count_ = std::int64_t(chains.size());
    if (!buffer_) buffer_ = gl::make_buffer();
    source = buffer_.get();
    if (version_ != frame.run.chains_version || uploaded_ != chains.data()) {
      gl::stream(source, std::as_bytes(chains));
      version_ = frame.run.chains_version, uploaded_ = chains.data();
    }
  }
  if (source != source_) array_ = chain_array(source), source_ = source;
}

void DiscLayer::update_ramp(ChainColour colour) {
  if (ramp_ && ramp_colour_ == colour) return;
  if (!ramp_) ramp_ = gl::make_texture_2d(GL_RGB32F, kRampColours, 1);
  const auto ramp = chain_ramp(colour);
  glTextureSubImage2D(ramp_.get(), 0, 0, 0, kRampColours, 1, GL_RGB, GL_FLOAT, ramp.data());
  ramp_colour_ = colour;
}

void DiscLayer::set_uniforms(const gl::Program& program, const Frame& frame, bool shadow,
                             float elsewhere) {
  const Terrain& terrain = frame.terrain;
  const HeightScale& scale = terrain.scale();
  const auto& region = terrain.region();
  const glm::vec2 half = terrain.half_size();
  const float sx = float(2 * half.x / (region[1] - region[0])),
              sy = float(2 * half.y / (region[3] - region[2]));
  const float box[4] = {sx, sy, -sx * float(.5 * (region[0] + region[1])),
                        -sy * float(.5 * (region[2] + region[3]))};
  const float s = scale.logarithmic() ? float(scale.s()) : 0;
  const double span = scale.f_max() - scale.f_min();
  const float heights[4] = {float(scale.f_min()), float(scale.f_max()), s,
                            float(scale.logarithmic() ? std::log1p(span / scale.s()) : span)};
  const float z[3] = {Terrain::kTop, shadow ? -Terrain::kGap : 9.f, shadow ? kShadowBias : kDiscBias};
  const float speed[3] = {float(SpeedScale(terrain).log_slowest), float(SpeedScale::kDecades), 0};
  program.set_matrix("uMatrix", &frame.lens.matrix[0][0]);
  program.set4("uBox", box);
  program.set2("uHalf", half.x, half.y);
  program.set3("uHeight", z);
  program.set4("uScale", heights);
  program.set3("uSpeed", speed);
  program.set("uMode", int(frame.view().colour));
  program.set("uLossHeight", frame.run.scene && frame.run.scene->problem.dimension > 2 ? 1 : 0);
  std::array<glm::vec4, 8> basins;
  for (int k = 0; k < 8; ++k)
    basins[std::size_t(k)] = glm::vec4(basin_colour(k - 2), k == 1 ? elsewhere : 1);
  std::array<glm::vec4, kRacerColours> racers;
  for (int k = 0; k < kRacerColours; ++k)
    racers[std::size_t(k)] = glm::vec4(racer_colour(frame.look(k)), 1);
  glProgramUniform4fv(program.get(), glGetUniformLocation(program.get(), "uBasins"), 8, &basins[0].x);
  glProgramUniform4fv(program.get(), glGetUniformLocation(program.get(), "uRacers"), kRacerColours,
                      &racers[0].x);
}

void DiscLayer::draw(const gl::Program& program, const Frame& frame, GLuint heights, bool shadow) {
  if (count_ < 1) return;
  update_ramp(frame.view().colour);
  DiscStyle style = disc_style(frame, count_);
  if (shadow) style = shadow_style(style, frame, count_);
  set_uniforms(program, frame, shadow, style.elsewhere);
  program.set("uSize", style.diameter);
  program.set("uAlpha", style.alpha);
  program.set("uRim", style.rim);
  program.set("uHeights", 0);
  program.set("uRamp", 1);
  glBindTextureUnit(0, heights);
  glBindTextureUnit(1, ramp_.get());
  program.use();
  glEnable(GL_PROGRAM_POINT_SIZE);
  glEnable(GL_DEPTH_TEST);
  glDepthFunc(GL_LEQUAL);
  glDepthMask(GL_FALSE);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glBindVertexArray(array_.get());
  glDrawArrays(GL_POINTS, 0, GLsizei(count_));
  glDisable(GL_BLEND);
  glDepthMask(GL_TRUE);
  glDisable(GL_DEPTH_TEST);
}

}  // namespace steepest::view
