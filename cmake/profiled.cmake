# Profile-guided optimisation (GCC manual, "Program Instrumentation Options"): the rooms that every conversion passes, and the formats
# that libraries of a million entries come in, are compiled with counters first; the program of that build converts generated
# libraries and what is in testdata/; and they are compiled again, by what was counted. The rest of the program is compiled once.
set(passed_by_all diag io model name pipeline report text)
set(large bibtex csl_json jsonl ris shortcode)
list(TRANSFORM passed_by_all PREPEND src/)
list(TRANSFORM large PREPEND formats/)
foreach(room IN LISTS passed_by_all large)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${room}/*.cpp)
  list(APPEND hot ${found})
endforeach()
set(rest ${sources})
list(REMOVE_ITEM rest ${hot})

set(profile ${CMAKE_CURRENT_BINARY_DIR}/profile)
# The name of an object is part of the names of its functions in the profile: both compilations of a source get the same.
foreach(source IN LISTS hot)
  file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR} ${source})
  string(REPLACE "/" "+" name ${name})
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "-dumpdir;counts/;-dumpbase;${name}")
endforeach()

add_library(bibcast_rest OBJECT ${rest})
add_library(bibcast_counting OBJECT ${hot})
add_library(bibcast_hot OBJECT ${hot})
foreach(part rest counting hot)
  target_link_libraries(bibcast_${part} PRIVATE bibcast_parts bibcast_libraries)
endforeach()
# Optimising across files costs more than it brings where no profile says what matters.
set_target_properties(bibcast_rest bibcast_counting PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
target_compile_options(bibcast_counting PRIVATE -fprofile-generate=${profile} -fprofile-update=single)
# What the training did not pass is optimised as usual, not for its size.
# Nor are sizes of copies believed: those of all strings are one count, by which GCC makes loops over bytes of them that whole records go by too.
target_compile_options(bibcast_hot PRIVATE -fprofile-use=${profile} -fno-vpt -fno-profile-values -fprofile-partial-training -Wno-missing-profile)

add_executable(bibcast_training src/main.cpp)
target_link_libraries(bibcast_training PRIVATE bibcast_rest bibcast_counting bibcast_parts bibcast_libraries)
target_link_options(bibcast_training PRIVATE -fprofile-generate)
set_target_properties(bibcast_training PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
add_executable(bibcast_library tests/bench/generate.cpp)
target_link_libraries(bibcast_library PRIVATE bibcast_options)
add_custom_command(OUTPUT ${profile}.taken
  COMMAND ${CMAKE_SOURCE_DIR}/scripts/train $<TARGET_FILE:bibcast_training> $<TARGET_FILE:bibcast_library> ${profile}
  COMMAND ${CMAKE_COMMAND} -E touch ${profile}.taken
  DEPENDS bibcast_training bibcast_library ${CMAKE_SOURCE_DIR}/scripts/train
  COMMENT "Taking a profile" VERBATIM)
add_custom_target(bibcast_profile DEPENDS ${profile}.taken)
add_dependencies(bibcast_hot bibcast_profile)

add_library(bibcast_core STATIC $<TARGET_OBJECTS:bibcast_rest> $<TARGET_OBJECTS:bibcast_hot>)
