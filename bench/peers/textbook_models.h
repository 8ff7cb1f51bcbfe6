// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Logistic regression and a small network as a careful textbook writes them: double precision, one
// sample after the other, a vector a layer.
#pragma once
#include <vector>

namespace steepest::peers {

using Row = std::vector<double>;

/// One step of gradient descent on the mean logistic loss of the picked samples.
void logistic_step(Row& weights, const std::vector<Row>& features, const Row& labels,
                   const std::vector<int>& picked, double rate);

/// Inputs times weights plus offsets, through tanh unless it is the last.
struct TextbookLayer {
  std::vector<Row> weights;  ///< a row for each unit
  Row offsets;
  bool squashes = true;
  // What a pass leaves behind:
  Row input, output;
  std::vector<Row> weight_slopes;
  Row offset_slopes;

  TextbookLayer(int inputs, int units, bool squashes);
  const Row& forward(const Row& x);
  Row backward(const Row& output_slopes);  ///< adds to the slopes; gives those of the input
};

class TextbookNetwork {
 public:
  TextbookNetwork();                        ///< 2-16-16-1
  void set_weights(const Row& parameters);  ///< layer by layer, weights, then offsets
  Row weights() const;
  double output(double x, double y);
  /// Of half the mean squared error; samples are (x, y, wanted).
  void step(const std::vector<Row>& samples, const std::vector<int>& picked, double rate);

 private:
  std::vector<TextbookLayer> layers_;
};

}  // namespace steepest::peers
