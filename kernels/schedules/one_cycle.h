// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#pragma once
#include "schedules/schedule.h"

namespace steepest::schedules {

inline constexpr ParameterInfo kOneCycleParameters[] = {{.name = "peak",
                                                         .latex = "\\eta_{\\max}",
                                                         .help = "the highest rate",
                                                         .initial = 0.1,
                                                         .min = 1e-9,
                                                         .max = 1000,
                                                         .logarithmic = true,
                                                         .rate = true},
                                                        {.name = "pct",
                                                         .latex = "p",
                                                         .help = "share of the run until the peak",
                                                         .initial = 0.3,
                                                         .min = 0,
                                                         .max = 1}};
/// Smith and Topin, arXiv 1708.07120. Half cosines as in torch.optim.lr_scheduler.OneCycleLR, which
/// begins at peak / 25, ends at that / 1e4 and counts total_steps - 1.
inline constexpr ScheduleInfo kOneCycle = {
    .name = "one-cycle",
    .title = "One cycle",
    .latex = "\\eta \\nearrow \\eta_{\\max} \\searrow 10^{-4}\\,\\eta_{\\max}",
    .about = "Up to a high peak and down to almost nothing, once over the run.",
    .parameters = kOneCycleParameters,
    .rate =
        [](double eta, Parameters p, std::int64_t t, std::int64_t T) {
          const double now = static_cast<double>(t), up = p[1] * static_cast<double>(T);
          if (now < up) return glide(eta, p[0], now / up);
          return glide(p[0], p[0] / 1e4, passed(now - up, static_cast<double>(T) - up));
        },
    .steady = &at_the_end,
};

}  // namespace steepest::schedules
