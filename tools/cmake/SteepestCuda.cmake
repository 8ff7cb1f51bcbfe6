# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# CUDA, when nvcc is there. Sets STEEPEST_WITH_CUDA and STEEPEST_CUDA_FOUND_TEXT for the summary.
#
#   steepest_cuda_options(<target>)   the flags of a target with .cu files: exact arithmetic, host and
#                                     device kept apart, ptxas' report of registers and spills kept
set(STEEPEST_WITH_CUDA OFF)
set(STEEPEST_CUDA_FOUND_TEXT "switched off (STEEPEST_CUDA=OFF)")
set(STEEPEST_CUDART Static CACHE STRING "CUDA runtime: Static (the product), Shared (the virtual device)")

# The architectures of this machine's devices. Without one, or with one that is newer than nvcc: PTX of the
# oldest, which every driver translates. A preset or a user may name others.
function(steepest_cuda_architectures result)
  set(found)
  find_program(STEEPEST_NVIDIA_SMI nvidia-smi)
  mark_as_advanced(STEEPEST_NVIDIA_SMI)
  if(STEEPEST_NVIDIA_SMI)
    execute_process(COMMAND ${STEEPEST_NVIDIA_SMI} --query-gpu=compute_cap --format=csv,noheader
                    OUTPUT_VARIABLE capabilities ERROR_QUIET)
    execute_process(COMMAND ${STEEPEST_NVCC} --list-gpu-code OUTPUT_VARIABLE known ERROR_QUIET)
    string(REGEX MATCHALL "[0-9]+\\.[0-9]" capabilities "${capabilities}")
    foreach(capability ${capabilities})
      string(REPLACE "." "" number ${capability})
      if("${known}" MATCHES "sm_${number}\n")
        list(APPEND found ${number}-real)
      else()
        list(APPEND found 75-virtual)
      endif()
    endforeach()
    list(REMOVE_DUPLICATES found)
  endif()
  if(NOT found)
    set(found 75-virtual)
  endif()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

function(steepest_cuda_missing text)
  set(STEEPEST_CUDA_FOUND_TEXT "${text}" PARENT_SCOPE)
  if(STEEPEST_CUDA STREQUAL "ON")
    message(FATAL_ERROR "STEEPEST_CUDA=ON, but ${text}")
  endif()
endfunction()

if(NOT STEEPEST_CUDA STREQUAL "OFF")
  find_program(STEEPEST_NVCC nvcc HINTS ENV CUDACXX ENV CUDA_PATH ENV CUDA_HOME PATH_SUFFIXES bin
               PATHS /usr/local/cuda/bin)
  mark_as_advanced(STEEPEST_NVCC)
  if(NOT STEEPEST_NVCC AND NOT DEFINED ENV{CUDACXX})
    steepest_cuda_missing("nvcc was not found (CUDACXX, PATH, CUDA_PATH, CUDA_HOME, /usr/local/cuda)")
  else()
    if(NOT DEFINED CMAKE_CUDA_COMPILER AND NOT DEFINED ENV{CUDACXX})
      set(CMAKE_CUDA_COMPILER ${STEEPEST_NVCC})
    endif()
    execute_process(COMMAND ${STEEPEST_NVCC} --version OUTPUT_VARIABLE nvcc_text ERROR_QUIET)
    string(REGEX MATCH "release ([0-9]+\\.[0-9]+)" ignored "${nvcc_text}")
    set(nvcc_version "${CMAKE_MATCH_1}")
    if(nvcc_version VERSION_LESS 12)
      steepest_cuda_missing("nvcc ${nvcc_version} is too old: C++20 kernels need CUDA 12 or newer")
    else()
      if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
        steepest_cuda_architectures(CMAKE_CUDA_ARCHITECTURES)
      endif()
      set(CMAKE_CUDA_RUNTIME_LIBRARY ${STEEPEST_CUDART})
      enable_language(CUDA)
      find_package(CUDAToolkit REQUIRED)
      if(NOT CMAKE_CUDA20_STANDARD_COMPILE_OPTION)  # CMake 3.25 does not know it of nvcc yet
        set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION -std=c++20)
        set(CMAKE_CUDA20_EXTENSION_COMPILE_OPTION -std=c++20)
      endif()
      set(CMAKE_CUDA_STANDARD 20)
      set(CMAKE_CUDA_STANDARD_REQUIRED ON)
      set(STEEPEST_WITH_CUDA ON)
      if(STEEPEST_CUDART STREQUAL "Shared")
        add_link_options(-Wl,--enable-new-dtags)  # RUNPATH: LD_LIBRARY_PATH may choose another runtime
      endif()
      list(JOIN CMAKE_CUDA_ARCHITECTURES " " text)
      set(STEEPEST_CUDA_FOUND_TEXT "nvcc ${CMAKE_CUDA_COMPILER_VERSION}, architectures ${text}")
    endif()
  endif()
endif()

function(steepest_cuda_options target)
  set(launcher ${PROJECT_SOURCE_DIR}/tools/ptxas_report.sh ${CMAKE_CUDA_COMPILER_LAUNCHER})
  set_target_properties(${target} PROPERTIES
    CUDA_RUNTIME_LIBRARY ${STEEPEST_CUDART} CUDA_STANDARD 20 CUDA_EXTENSIONS OFF
    CUDA_COMPILER_LAUNCHER "${launcher}")
  set_property(GLOBAL APPEND PROPERTY STEEPEST_CUDA_TARGETS ${target})
  target_compile_options(${target} PRIVATE
    "$<$<COMPILE_LANGUAGE:CUDA>:--fmad=false;-prec-div=true;-prec-sqrt=true;-ftz=false;--expt-relaxed-constexpr>"
    "$<$<COMPILE_LANGUAGE:CUDA>:-Xcompiler=-ffp-contract=off,-Wall,-Wextra;-Werror;all-warnings>"
    "$<$<COMPILE_LANGUAGE:CUDA>:-Xptxas=-v>")
  if(STEEPEST_CUDART STREQUAL "Shared")
    target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CUDA>:--no-compress;-lineinfo>")
    target_link_libraries(${target} PUBLIC CUDA::cudart)
  else()
    target_link_libraries(${target} PUBLIC CUDA::cudart_static)
  endif()
endfunction()
