# Compiler settings common to every target. Debian's g++ makes position-independent executables by itself, so
# CMAKE_POSITION_INDEPENDENT_CODE stays unset: with it one precompiled header cannot serve library and program.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(LUTHIER_CCACHE ccache)
if(LUTHIER_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these settings ccache caches nothing that uses a precompiled header.
  set(luthier_ccache_environment
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env ${luthier_ccache_environment} ${LUTHIER_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

add_library(luthier_options INTERFACE)
target_compile_options(luthier_options INTERFACE -Wall -Wextra -Wshadow -Wconversion -fpch-preprocess)
target_link_options(luthier_options INTERFACE -Wl,--as-needed)
target_include_directories(luthier_options INTERFACE ${CMAKE_SOURCE_DIR})
if(LUTHIER_SANITIZER)
  target_compile_options(luthier_options INTERFACE -fsanitize=${LUTHIER_SANITIZER} -fno-omit-frame-pointer)
  target_link_options(luthier_options INTERFACE -fsanitize=${LUTHIER_SANITIZER})
endif()
