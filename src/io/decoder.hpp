#pragma once

#include <string>
#include <string_view>

#include "io/format.hpp"
#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace bibcast {

/// What a reader is besides whose format has a character set of its own: it makes the bytes of a slice UTF-8 before they are read.
class Decoder {
  public:
    virtual ~Decoder() = default;
    virtual void decode(std::string& bytes, Findings& findings) const = 0;
};

/// Makes a slice UTF-8: as its reader does it, else what is no UTF-8 is read as Windows-1252.
inline void decode_slice(const Reader& reader, std::string& bytes, Findings& findings) {
    if (const auto* const decoder = dynamic_cast<const Decoder*>(&reader)) decoder->decode(bytes, findings);
    else repair_utf8(bytes, findings);
}

/// The same for bytes that stand elsewhere: they are only copied, into `memory`, if anything is to be repaired.
[[nodiscard]] inline std::string_view decode_slice(const Reader& reader, std::string_view bytes, std::string& memory, Findings& findings) {
    const bool as_it_is = dynamic_cast<const Decoder*>(&reader) == nullptr && find_irregular_utf8(bytes) == std::string_view::npos;
    if (as_it_is) return bytes;
    if (bytes.data() != memory.data()) memory.assign(bytes);
    decode_slice(reader, memory, findings);
    return memory;
}

}  // namespace bibcast
