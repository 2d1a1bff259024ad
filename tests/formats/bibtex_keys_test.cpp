#include "formats/bibtex/writer.hpp"

#include <gtest/gtest.h>

#include "formats/registry.hpp"
#include "support/converted.hpp"

namespace bibcast::testing {
namespace {

TEST(BibtexKeys, AreMadeSafe) {
    EXPECT_EQ(bibtex::safe_key("knuth84"), "knuth84");
    EXPECT_EQ(bibtex::safe_key("http://example.org/a,b"), "http://example.org/a-b");
    EXPECT_EQ(bibtex::safe_key("a b  {c} #d~e\\"), "a-b-c-d-e");
    EXPECT_EQ(bibtex::safe_key("ключ"), "ключ");
    EXPECT_EQ(bibtex::safe_key(" ,{}"), "entry");
}

TEST(BibtexKeys, ChangesAreReported) {
    const Format& bibtex = *format_named("bibtex");
    const Converted written = convert_text("@misc{a key with blanks, title = {A key with blanks}}\n", bibtex, bibtex, {.name = "odd.bib"});
    EXPECT_EQ(written.bytes, "@misc{a-key-with-blanks,\n  title = {A key with blanks},\n}\n");
    expect_golden(testdata_folder() / "bibtex" / "keys" / "odd.diag", written.findings);
}

}  // namespace
}  // namespace bibcast::testing
