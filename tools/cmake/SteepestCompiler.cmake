# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# How every file is compiled. The results of a run are promised bit for bit, so no flag here may
# let the compiler contract, reassociate or flush: -ffp-contract=off and never -ffast-math.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12)
  message(FATAL_ERROR "g++ ${CMAKE_CXX_COMPILER_VERSION} is too old: C++23 with <expected> needs g++ 12 or newer "
                      "(apt-get install g++-12, then CXX=g++-12)")
endif()
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
add_compile_options($<$<COMPILE_LANGUAGE:C,CXX>:-ffp-contract=off>)

# For add_compile_options() where nobody waits for the code but everybody for its compiler: a file takes 60
# to 80 % of the time.
set(STEEPEST_QUICK_TO_BUILD $<$<AND:$<CONFIG:Release>,$<COMPILE_LANGUAGE:C,CXX>>:-O1>)

set(STEEPEST_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")
if(STEEPEST_SANITIZE)
  add_compile_options($<$<COMPILE_LANGUAGE:C,CXX>:-fsanitize=${STEEPEST_SANITIZE}>
                      $<$<COMPILE_LANGUAGE:C,CXX>:-fno-sanitize-recover=all>
                      $<$<COMPILE_LANGUAGE:C,CXX>:-fno-omit-frame-pointer>)
  add_link_options(-fsanitize=${STEEPEST_SANITIZE})
endif()

find_program(STEEPEST_CCACHE ccache)
mark_as_advanced(STEEPEST_CCACHE)
if(STEEPEST_CCACHE)
  foreach(language C CXX CUDA)
    set(CMAKE_${language}_COMPILER_LAUNCHER ${STEEPEST_CCACHE})
  endforeach()
endif()

# Warnings for all targets of the calling folder and below; third-party folders are added before.
macro(steepest_strict_warnings)
  set(steepest_warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
      -Wcast-qual -Wimplicit-fallthrough -Wextra-semi)
  if(STEEPEST_WERROR)
    list(APPEND steepest_warnings -Werror)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Warnings that look through the optimiser's eyes raise false alarms inside the standard library,
    # different ones in each release: g++ 12 for std::string (GCC bug 105651), so they never end a build.
    list(APPEND steepest_warnings -Wno-restrict -Wno-error=array-bounds -Wno-error=stringop-overflow
         -Wno-error=stringop-overread -Wno-error=maybe-uninitialized)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
      list(APPEND steepest_warnings -Wno-error=dangling-reference)
    endif()
  endif()
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:${steepest_warnings}>")
endmacro()
