# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
#
# The program, what `cmake --install` copies, and where the program then finds it.
include(GNUInstallDirs)
set(content ${CMAKE_INSTALL_DATADIR}/steepest/content)
if(TARGET steepest_base)
  file(RELATIVE_PATH from_program /prefix/${CMAKE_INSTALL_BINDIR} /prefix/${content})
  target_compile_definitions(steepest_base PRIVATE
    STEEPEST_SOURCE_CONTENT="${PROJECT_SOURCE_DIR}/content" STEEPEST_INSTALL_CONTENT="${from_program}")
endif()
if(TARGET steepest_cli)
  target_compile_definitions(steepest_cli PRIVATE STEEPEST_VERSION="${PROJECT_VERSION}")
endif()
if(STEEPEST_PROGRAM)
  add_executable(steepest src/main.cpp)
  foreach(library steepest_cli steepest_app)
    if(TARGET ${library})
      target_link_libraries(steepest PRIVATE ${library})
    endif()
  endforeach()
  if(STEEPEST_GUI AND TARGET steepest_window)
    target_link_libraries(steepest PRIVATE steepest_window)
    target_compile_definitions(steepest PRIVATE STEEPEST_GUI)
  endif()
  install(TARGETS steepest RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(DIRECTORY content/ DESTINATION ${content})
  install(FILES LICENSE docs/third-party.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
endif()
