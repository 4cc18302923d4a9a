# LibTorch as an imported target of our own: the wheel's CMake package insists on a CUDA toolkit and a GPU probe.
# Only libtorch_cpu and libc10 are linked; libtorch_cuda is opened at run time where a driver is (core/training/device).
set(luthier_torch_candidates ${LUTHIER_TORCH} $ENV{LUTHIER_TORCH})
set(luthier_cache $ENV{XDG_CACHE_HOME})
if(NOT luthier_cache)
  set(luthier_cache $ENV{HOME}/.cache)
endif()
# The newest first, and "-cuda" before "-cpu" of the same version.
file(GLOB luthier_torch_installed ${luthier_cache}/luthier/libtorch-*/torch)
list(SORT luthier_torch_installed COMPARE NATURAL ORDER DESCENDING)
list(APPEND luthier_torch_candidates ${luthier_torch_installed})
foreach(candidate IN LISTS luthier_torch_candidates)
  foreach(folder IN ITEMS ${candidate} ${candidate}/torch)
    if(NOT LUTHIER_TORCH_ROOT AND EXISTS ${folder}/include/torch/csrc/api/include/torch/torch.h)
      set(LUTHIER_TORCH_ROOT ${folder})
    endif()
  endforeach()
endforeach()
if(NOT LUTHIER_TORCH_ROOT)
  message(FATAL_ERROR "LibTorch was not found. Run ./dev setup, or set LUTHIER_TORCH to a folder with include/ and lib/.")
endif()
message(STATUS "LibTorch: ${LUTHIER_TORCH_ROOT}")

# The wheel carries headers of another fmt release than the library that is linked: the system's come first.
find_path(LUTHIER_FMT_INCLUDE fmt/format.h PATHS /usr/include REQUIRED NO_CMAKE_PATH)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/system_headers)
file(CREATE_LINK ${LUTHIER_FMT_INCLUDE}/fmt ${CMAKE_BINARY_DIR}/system_headers/fmt SYMBOLIC)

add_library(luthier_torch INTERFACE)
target_include_directories(luthier_torch SYSTEM INTERFACE
  ${CMAKE_BINARY_DIR}/system_headers
  ${LUTHIER_TORCH_ROOT}/include ${LUTHIER_TORCH_ROOT}/include/torch/csrc/api/include)
target_link_libraries(luthier_torch INTERFACE
  ${LUTHIER_TORCH_ROOT}/lib/libtorch_cpu.so ${LUTHIER_TORCH_ROOT}/lib/libc10.so)
# The wheel finds NVIDIA's runtime libraries beside itself, through its own RPATH; the linker needs to be told. The programs of
# the build tree find LibTorch by the RPATH that CMake gives them; installed ones by their launcher (installer/).
target_link_options(luthier_torch INTERFACE -Wl,--allow-shlib-undefined)
