# Finds the dependencies in the folder that ./dev gpu-bundle unpacked (Debian packages, not installed).
get_filename_component(luthier_bundle ${LUTHIER_BUNDLE} ABSOLUTE BASE_DIR ${CMAKE_SOURCE_DIR})
list(PREPEND CMAKE_PREFIX_PATH ${luthier_bundle}/usr)
set(luthier_bundle_libraries ${luthier_bundle}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE})
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${luthier_bundle})
set(ENV{PKG_CONFIG_PATH} ${luthier_bundle_libraries}/pkgconfig:${luthier_bundle}/usr/share/pkgconfig)
# BLAS and LAPACK, which OpenCV uses, lie in folders of their own in Debian and are reached through alternatives.
foreach(folder IN ITEMS ${luthier_bundle_libraries} ${luthier_bundle_libraries}/blas ${luthier_bundle_libraries}/lapack)
  add_link_options(-Wl,-rpath,${folder} -Wl,-rpath-link,${folder})
endforeach()
