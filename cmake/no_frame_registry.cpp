// What begins a program that is linked statically (crtbeginT.o of GCC) hands the unwinder all frames of the program in no order, and the first exception
// sorts them: many times what the whole start of the program takes. Without that the unwinder asks the table that the linker
// made (`--eh-frame-hdr`), which is in order, as it does in other programs. The linker puts these here for the two functions (`--wrap`).
extern "C" {
[[gnu::used]] void __wrap___register_frame_info(const void* /*begin*/, void* /*object*/) {}
[[gnu::used]] void* __wrap___deregister_frame_info(const void* /*begin*/) { return nullptr; }
}
