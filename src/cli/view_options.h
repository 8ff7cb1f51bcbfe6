// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include <optional>

#include "cli/arguments.h"
#include "steepest/scene.h"

namespace steepest::cli {

/// The few options that change how a scene is drawn.
class ViewOptions {
 public:
  void declare(Arguments& arguments);
  std::optional<Error> apply(ViewSpec& view) const;
  bool has_theme() const { return theme_.has_value(); }

 private:
  Typed theme_, colour_, colour_map_, azimuth_, elevation_;
};

}  // namespace steepest::cli
