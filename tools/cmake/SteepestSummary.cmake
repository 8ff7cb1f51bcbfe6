# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# The last lines of a configuration: what was found, and what it costs to miss it.
function(steepest_summary_line have name found cost)
  if(have)
    message(STATUS "  ✓ ${name}: ${found}")
  else()
    message(STATUS "  ✗ ${name}: ${cost}")
  endif()
endfunction()

message(STATUS "Steepest ${PROJECT_VERSION}, ${CMAKE_BUILD_TYPE}, ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
steepest_summary_line("${STEEPEST_GUI}" "window" "GLFW ${glfw3_VERSION}, Dear ImGui"
                      "switched off (STEEPEST_GUI=OFF); pictures and numbers still work")
steepest_summary_line("${STEEPEST_WITH_CUDA}" "CUDA" "${STEEPEST_CUDA_FOUND_TEXT}"
                      "${STEEPEST_CUDA_FOUND_TEXT}; chains run on the CPU")
steepest_summary_line("${STEEPEST_CCACHE}" "ccache" "${STEEPEST_CCACHE}" "every rebuild compiles from scratch")
find_program(STEEPEST_FFMPEG ffmpeg)
mark_as_advanced(STEEPEST_FFMPEG)
steepest_summary_line("${STEEPEST_FFMPEG}" "ffmpeg" "${STEEPEST_FFMPEG}" "films become PNG sequences")
steepest_summary_line("${STEEPEST_TESTS}" "tests" "GoogleTest ${GTest_VERSION}" "switched off (STEEPEST_TESTS=OFF)")
steepest_summary_line("${STEEPEST_BENCH}" "benchmarks" "Google Benchmark ${benchmark_VERSION}"
                      "switched off, or libbenchmark-dev is missing: no steepest_bench")
