// A style and items, cut at the first zero byte: nothing may crash or hang.
#include <cstddef>
#include <cstdint>
#include <string>

#include "csl/batch.hpp"
#include "text/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = text.find('\0');
    const std::string_view style = text.substr(0, cut);
    const std::string_view items = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
    static const bibcast::csl::LocaleLibrary locales{std::vector<std::string>{}};
    std::string request = R"({"id":1,"op":"render","csl":)";
    bibcast::append_json_string(request, style);
    request += R"(,"input":)";
    request += items.empty() ? std::string_view(R"([{"id":"a","type":"book","title":"T","author":[{"family":"F","given":"G"}],"issued":{"date-parts":[[2001]]}}])")
                             : items;
    request += '}';
    const std::string reply = bibcast::csl::answer(request, locales);
    return reply.empty() ? 1 : 0;
}
