# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# The OpenGL and EGL loader, generated from the specifications that glad ships: no network, no
# generated code in the repository. It opens libEGL at run time, so the program starts without one.
find_program(STEEPEST_GLAD glad PATHS /usr/bin NO_DEFAULT_PATH)
find_program(STEEPEST_GLAD glad)
mark_as_advanced(STEEPEST_GLAD)
if(NOT STEEPEST_GLAD)
  message(FATAL_ERROR "glad was not found: run ./dev setup, or apt-get install python3-glad")
endif()

set(folder ${CMAKE_CURRENT_BINARY_DIR}/glad)
set(extensions ${CMAKE_CURRENT_SOURCE_DIR}/glad_extensions.txt)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${extensions})
if(NOT EXISTS ${folder}/src/egl.c OR ${extensions} IS_NEWER_THAN ${folder}/src/egl.c)
  execute_process(
    COMMAND ${STEEPEST_GLAD} --quiet --reproducible --api gl:core=4.5,egl=1.5 --extensions ${extensions}
            --out-path ${folder} c --loader
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE errors)
  if(failed)
    message(FATAL_ERROR "${STEEPEST_GLAD} could not generate the OpenGL loader:\n${errors}")
  endif()
endif()

add_library(steepest_glad STATIC ${folder}/src/gl.c ${folder}/src/egl.c)
target_include_directories(steepest_glad SYSTEM PUBLIC ${folder}/include)
target_link_libraries(steepest_glad PUBLIC ${CMAKE_DL_LIBS})
