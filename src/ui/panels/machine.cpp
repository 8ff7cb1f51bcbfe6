// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "ui/panels/list.h"
#include "ui/widgets/controls.h"

namespace steepest::ui {
namespace {

Rect labelled(Canvas& c, Column& column, std::string_view label) {
  const Rect row = column.take(c.px(size::segment));
  c.text(c.font.regular, type::ui, {row.min.x, row.center().y}, c.colour.mid, label, 0, .5f);
  column.y += c.px(10);
  return {{row.min.x + c.px(76), row.min.y}, row.max};
}

}  // namespace

std::string machine_line(const RunView& run) {
  std::string line = run.backend == "cuda" ? "CUDA" : "CPU";
  if (!run.device.empty()) line += " · " + run.device;
  return line + (run.scene->problem.precision == Precision::F64 ? " · float64" : " · float32");
}

void machine_panel(PanelContext& context, Column& column) {
  Canvas& c = context.canvas;
  section(c, column, "Machine");
  const bool cuda = context.run.cuda_available;
  const Segment backends[] = {
      {.label = "CPU", .tooltip = "All threads of this machine"},
      {.label = "CUDA",
       .enabled = cuda,
       .tooltip = cuda ? "The NVIDIA GPU; the same bits as the CPU"
                       : "No usable CUDA device: `steepest check` says what is missing"}};
  if (const auto k = segments(c, labelled(c, column, "Backend"), "backend", backends,
                              context.run.backend == "cuda" ? 1 : 0))
    context.send(SetBackend{*k == 0 ? BackendChoice::Cpu : BackendChoice::Cuda});

  const Segment precisions[] = {{.label = "float32", .tooltip = "Half the memory, more chains a second"},
                                {.label = "float64", .tooltip = "Sixteen digits; the same noise"}};
  if (const auto k = segments(c, labelled(c, column, "Precision"), "precision", precisions,
                              context.problem().precision == Precision::F64 ? 1 : 0))
    context.send(SetPrecision{*k == 0 ? Precision::F32 : Precision::F64});

  column.y += c.paragraph(c.font.regular, type::caption, column.at(), column.width, c.colour.low,
                          context.run.device);
  if (!context.run.note.empty()) {
    column.y += c.px(4);
    column.y += c.paragraph(c.font.regular, type::caption, column.at(), column.width,
                            c.colour.gradient_text, context.run.note);
  }
  column.y += c.px(16);
}

}  // namespace steepest::ui
