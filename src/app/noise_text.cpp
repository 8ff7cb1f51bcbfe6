// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "app/noise_text.h"

#include <array>
#include <utility>

#include "view/height.h"

namespace steepest::app {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

/// A TeX symbol in plain characters; what is not among these stands under its name.
std::string symbol(std::string_view latex, std::string_view name) {
  constexpr std::array kGreek = {Words{"\\sigma", "\u03c3"}, Words{"\\nu", "\u03bd"}};
  for (const auto& [tex, plain] : kGreek)
    if (tex == latex) return std::string(plain);
  const bool plain = !latex.empty() && latex.find_first_of("\\_^{") == latex.npos;
  return std::string(plain ? latex : name);
}

}  // namespace

std::string noise_text(const Catalog& catalog, const NoiseSpec& noise) {
  const NoiseInfo* const kind = catalog.noise(noise.kind);
  if (!kind || (kind->takes_sigma && !(noise.sigma > 0))) return {};
  // "Student t, heavy tails": what follows the comma is for a menu.
  std::string text = std::string(kind->title.substr(0, kind->title.find(','))) + " noise";
  const char* between = " ";
  const auto add = [&](const std::string& what, const std::string& value) {
    text += between + what + " = " + value;
    between = ", ";
  };
  if (kind->takes_sigma) add(symbol(kind->strength.latex, "strength"), view::number_text(noise.sigma));
  for (std::size_t k = 0; k < kind->parameters.size() && k < noise.parameters.size(); ++k) {
    const ParameterInfo& info = kind->parameters[k];
    const std::string_view choice = choice_name(info, noise.parameters[k]);
    add(symbol(info.latex, info.name),
        choice.empty() ? view::number_text(noise.parameters[k]) : std::string(choice));
  }
  return text;
}

}  // namespace steepest::app
