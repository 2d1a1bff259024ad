// A style and items, cut before the first line that begins with a bracket: nothing may crash or hang.
#include <cstddef>
#include <cstdint>
#include <string>

#include "csl/batch.hpp"
#include "fuzz/target.hpp"
#include "text/json.hpp"

namespace bibcast::fuzz {

void fuzz_csl(std::string_view text) {
    const std::size_t cut = text.find("\n[");
    const std::string_view style = text.substr(0, cut);
    const std::string_view items = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
    static const csl::LocaleLibrary locales{std::vector<std::string>{}};
    std::string request = R"({"id":1,"op":"render","csl":)";
    append_json_string(request, style);
    request += R"(,"input":)";
    request += items.empty() ? std::string_view(R"([{"id":"a","type":"book","title":"T","author":[{"family":"F","given":"G"}],"issued":{"date-parts":[[2001]]}}])")
                             : items;
    request += '}';
    const std::string reply = csl::answer(request, locales);
    require(!reply.empty());
}

}  // namespace bibcast::fuzz
