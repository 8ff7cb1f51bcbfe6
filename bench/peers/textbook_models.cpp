// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "textbook_models.h"

#include <algorithm>
#include <cmath>

namespace steepest::peers {

void logistic_step(Row& weights, const std::vector<Row>& features, const Row& labels,
                   const std::vector<int>& picked, double rate) {
  Row slopes(weights.size());
  for (const int sample : picked) {
    const Row& x = features[static_cast<std::size_t>(sample)];
    double margin = 0;
    for (std::size_t d = 0; d < x.size(); ++d) margin += weights[d] * x[d];
    const double off = 1 / (1 + std::exp(-margin)) - labels[static_cast<std::size_t>(sample)];
    for (std::size_t d = 0; d < x.size(); ++d) slopes[d] += off * x[d];
  }
  for (std::size_t d = 0; d < weights.size(); ++d)
    weights[d] -= rate / static_cast<double>(picked.size()) * slopes[d];
}

TextbookLayer::TextbookLayer(int inputs, int units, bool squashing)
    : weights(static_cast<std::size_t>(units), Row(static_cast<std::size_t>(inputs))),
      offsets(static_cast<std::size_t>(units)),
      squashes(squashing),
      output(offsets),
      weight_slopes(weights),
      offset_slopes(offsets) {}

const Row& TextbookLayer::forward(const Row& x) {
  input = x;
  for (std::size_t j = 0; j < offsets.size(); ++j) {
    double sum = offsets[j];
    for (std::size_t i = 0; i < x.size(); ++i) sum += weights[j][i] * x[i];
    output[j] = squashes ? std::tanh(sum) : sum;
  }
  return output;
}

Row TextbookLayer::backward(const Row& output_slopes) {
  Row back(input.size());
  for (std::size_t j = 0; j < offsets.size(); ++j) {
    const double slope = output_slopes[j] * (squashes ? 1 - output[j] * output[j] : 1);
    offset_slopes[j] += slope;
    for (std::size_t i = 0; i < input.size(); ++i) {
      weight_slopes[j][i] += slope * input[i];
      back[i] += slope * weights[j][i];
    }
  }
  return back;
}

TextbookNetwork::TextbookNetwork() {
  layers_.emplace_back(2, 16, true);
  layers_.emplace_back(16, 16, true);
  layers_.emplace_back(16, 1, false);
}

void TextbookNetwork::set_weights(const Row& parameters) {
  auto next = parameters.begin();
  for (TextbookLayer& layer : layers_) {
    for (Row& row : layer.weights)
      for (double& w : row) w = *next++;
    for (double& offset : layer.offsets) offset = *next++;
  }
}

Row TextbookNetwork::weights() const {
  Row all;
  for (const TextbookLayer& layer : layers_) {
    for (const Row& row : layer.weights) all.insert(all.end(), row.begin(), row.end());
    all.insert(all.end(), layer.offsets.begin(), layer.offsets.end());
  }
  return all;
}

double TextbookNetwork::output(double x, double y) {
  Row signal = {x, y};
  for (TextbookLayer& layer : layers_) signal = layer.forward(signal);
  return signal[0];
}

void TextbookNetwork::step(const std::vector<Row>& samples, const std::vector<int>& picked,
                           double rate) {
  for (TextbookLayer& layer : layers_) {
    for (Row& row : layer.weight_slopes) std::ranges::fill(row, 0.0);
    std::ranges::fill(layer.offset_slopes, 0.0);
  }
  for (const int pick : picked) {
    const Row& sample = samples[static_cast<std::size_t>(pick)];
    Row slopes = {output(sample[0], sample[1]) - sample[2]};
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer)
      slopes = layer->backward(slopes);
  }
  const double share = rate / static_cast<double>(picked.size());
  for (TextbookLayer& layer : layers_)
    for (std::size_t j = 0; j < layer.offsets.size(); ++j) {
      layer.offsets[j] -= share * layer.offset_slopes[j];
      for (std::size_t i = 0; i < layer.weights[j].size(); ++i)
        layer.weights[j][i] -= share * layer.weight_slopes[j][i];
    }
}

}  // namespace steepest::peers
