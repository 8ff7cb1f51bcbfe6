// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "engine/theory_formulas.h"

#include <algorithm>
#include <array>

namespace steepest::engine {
namespace {

using Form = TheoryForm;
using Of = TheoryQuantity;

constexpr std::string_view kRate = "largest learning rate", kContraction = "contraction",
                           kVariance = "variance", kTemperature = "temperature";
constexpr std::string_view kByHalving =
    "L is the largest curvature. Found by halving: one chain, 3,000 steps at each rate.";
constexpr std::string_view kInTheLongRun =
    "The distance to the minimum shrinks by this factor a step, in the long run: the spectral radius. "
    "From the loss half-way and at the end of a run of its own.";
constexpr std::string_view kAlong =
    "Of all chains along the direction of this curvature, once their start is forgotten.";
constexpr std::string_view kAsTemperature =
    "Langevin: the variance of the chains times L (1 - eta L/2).";
constexpr std::string_view kByNoise =
    "R = 1, s the scale at which growth takes over. The step that leaves adds half of one. Measured by "
    "a run of its own.";

// Where a quantity has several forms, the plain one comes first.
constexpr TheoryFormula kFormulas[] = {
    {Of::LargestRate, Form::Plain, kRate, "2/L", "2/L", kByHalving},
    {Of::LargestRate, Form::Momentum, kRate, "(2 + 2 mu)/L", "(2+2\\mu)/L", kByHalving},
    {Of::LargestRate, Form::Nesterov, kRate, "(2 + 2 mu)/(L (1 + 2 mu))", "(2+2\\mu)/(L(1+2\\mu))",
     kByHalving},
    {Of::Contraction, Form::Plain, kContraction, "|1 - eta lambda|", "|1-\\eta\\lambda|", kInTheLongRun},
    {Of::Contraction, Form::CriticalMomentum, kContraction, "sqrt(mu)", "\\sqrt{\\mu}", kInTheLongRun},
    {Of::Contraction, Form::Momentum, kContraction, "spectral radius", "\\rho(\\eta,\\mu,\\lambda)",
     kInTheLongRun},
    {Of::SaddleSteps, Form::Plain, "steps to leave the saddle", "ln(R/|y0|)/ln(1 + eta lambda)",
     "\\ln(R/|y_0|)/\\ln(1+\\eta\\lambda)", "Rounded up; R = 1. One chain, in a run of its own."},
    {Of::MeanSaddleSteps, Form::Plain, "mean steps to leave the saddle",
     "(ln(R/s) + (gamma + ln 2)/2)/ln(1 + eta lambda)",
     "(\\ln(R/s)+(\\gamma+\\ln 2)/2)/\\ln(1+\\eta\\lambda)", kByNoise},
    {Of::MedianSaddleSteps, Form::Plain, "median steps to leave the saddle",
     "ln(R/(0.67449 s))/ln(1 + eta lambda)", "\\ln(R/(0.6745\\,s))/\\ln(1+\\eta\\lambda)", kByNoise},
    {Of::WellTime, Form::Plain, "mean time to leave the well",
     "2 pi/sqrt(f''(min) |f''(saddle)|) e^(barrier/T)",
     "2\\pi\\, e^{\\Delta f/T}/\\sqrt{f''_{\\min}\\,|f''_{\\mathrm{saddle}}|}",
     "Kramers 1940, for barriers much higher than T. Steps times the learning rate until the other "
     "minimum, measured by a run of its own."},
    {Of::Variance, Form::Plain, kVariance, "eta sigma^2/(L (2 - eta L))",
     "\\eta\\sigma^2/(L(2-\\eta L))", kAlong},
    {Of::Variance, Form::Langevin, kVariance, "T/(L (1 - eta L/2))", "T/(L(1-\\eta L/2))", kAlong},
    {Of::Variance, Form::Momentum, kVariance, "eta sigma^2 (1 + mu)/(L (1 - mu)(2 (1 + mu) - eta L))",
     "\\eta\\sigma^2(1+\\mu)/(L(1-\\mu)(2(1+\\mu)-\\eta L))", kAlong},
    {Of::Variance, Form::Nesterov, kVariance, "P = A P A^T + sigma^2 n n^T (Lyapunov)",
     "P=APA^{\\top}+\\sigma^2 nn^{\\top}", kAlong},
    {Of::Temperature, Form::Plain, kTemperature, "eta sigma^2/2", "\\eta\\sigma^2/2", kAsTemperature},
    {Of::Temperature, Form::Langevin, kTemperature, "T", "T", kAsTemperature},
    {Of::ShareAway, Form::Plain, "share more than 1 away", "P(|y_k| > 1)", "P(|y_k|>1)",
     "The place after k steps is normal. Counted among all chains at this step."},
    {Of::BatchLoss, Form::Plain, "mean loss", "tr(H M_k)/2", "\\tfrac12\\,\\mathrm{tr}\\,H M_k",
     "Exact second moments of the batches, step by step; the mean over all chains at this step."},
    {Of::RestLoss, Form::Plain, "mean loss", "int f e^(-f/T) / int e^(-f/T)",
     "\\int\\! f\\,e^{-f/T}\\,/\\int\\! e^{-f/T}", "Of all chains, once their start is forgotten."},
    {Of::ShareBetween, Form::Plain, "share between the wells",
     "int over |x| <= 1/2 of e^(-f/T) / int e^(-f/T)",
     "\\int_{|x|\\leq 1/2} e^{-f/T}\\,/\\int\\! e^{-f/T}",
     "Of the density e^(-f/T), between x = -1/2 and x = 1/2. Of all chains, once their start is "
     "forgotten."},
    {Of::RestVariance, Form::Plain, "variance of y", "T/(1 - eta/2)", "T/(1-\\eta/2)",
     "Along y the surface is a bowl of curvature 1. Of all chains, once their start is forgotten."},
};

}  // namespace

const TheoryFormula& theory_formula(TheoryQuantity quantity, TheoryForm form) {
  const auto of = std::ranges::find(kFormulas, quantity, &TheoryFormula::quantity);
  for (auto one = of; one != std::end(kFormulas) && one->quantity == quantity; ++one)
    if (one->form == form) return *one;
  return *of;
}

}  // namespace steepest::engine
