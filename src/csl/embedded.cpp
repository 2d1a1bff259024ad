#include "csl/embedded.hpp"

namespace bibcast::csl {

const std::string_view english_locale = R"(<locale xml:lang="en-US"><terms><term name="and">and</term></terms></locale>)";

}  // namespace bibcast::csl
