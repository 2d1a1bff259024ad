#include "model/identifier.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "model/standard_number.hpp"

namespace bibcast {
namespace {

std::string show(const FoundIdentifier& found) {
    std::string out(found.scheme);
    if (!found.found()) return "none";
    out += ' ';
    out += found.value;
    if (!found.version.empty()) out += " v" + std::string(found.version);
    if (!found.category.empty()) out += " [" + std::string(found.category) + "]";
    return out;
}

struct Row {
    std::string_view input;
    std::string_view expected;
};

TEST(IdentifierInUrl, Sites) {
    constexpr Row rows[] = {
        {"https://arxiv.org/abs/2403.00835", "arxiv 2403.00835"},
        {"https://arxiv.org/pdf/2403.00835.pdf", "arxiv 2403.00835"},
        {"https://arxiv.org/pdf/2401.09670v1.pdf", "arxiv 2401.09670 v1"},
        {"https://arxiv.org/pdf/2306.05685", "arxiv 2306.05685"},
        {"https://arxiv.org/pdf/2306.05685?", "arxiv 2306.05685"},
        {"http://www.arxiv.org/html/2306.05685v12/", "arxiv 2306.05685 v12"},
        {"https://export.arxiv.org/abs/hep-th/9901001v3", "arxiv hep-th/9901001 v3"},
        {"https://arxiv.org/abs/cs.CL/0101001", "arxiv cs/0101001 [cs.CL]"},
        {"https://arxiv.org/abs/1412.7725#comments", "arxiv 1412.7725"},
        {"https://ar5iv.labs.arxiv.org/html/2306.05685", "arxiv 2306.05685"},
        {"https://huggingface.co/papers/2306.05685", "arxiv 2306.05685"},
        {"arxiv.org/abs/2306.05685", "arxiv 2306.05685"},
        {"https://arxiv.org/list/cs.CL/recent", "none"},
        {"https://arxiv.org/abs/2313.05685", "none"},
        {"https://arxiv.org/abs/2306.0568", "none"},
        {"https://huggingface.co/datasets/lmsys/lmsys-chat-1m", "none"},
        {"https://doi.org/10.1000/182", "doi 10.1000/182"},
        {"http://dx.doi.org/10.1000/182?x=1", "doi 10.1000/182"},
        {"https://doi.org/https://doi.org/10.1000/182", "doi 10.1000/182"},
        {"https://doi.org/10.1002/1521-3951(200002)217:1%3C627::AID-PSSB627%3E3.0.CO;2-2",
         "doi 10.1002/1521-3951(200002)217:1<627::AID-PSSB627>3.0.CO;2-2"},
        {"https://doi.org/10.48550/arXiv.2403.00835", "doi 10.48550/arXiv.2403.00835"},
        {"https://dl.acm.org/doi/pdf/10.1145/2901318.2901323", "doi 10.1145/2901318.2901323"},
        {"https://dl.acm.org/doi/abs/10.1145/2901318.2901323", "doi 10.1145/2901318.2901323"},
        {"https://dl.acm.org/citation.cfm?doid=10.1145/2901318.2901323&x=y", "doi 10.1145/2901318.2901323"},
        {"https://dl.acm.org/citation.cfm?id=2901323", "none"},
        {"https://ebooks.iospress.nl/pdf/doi/10.3233/978-1-61499-419-0-537", "doi 10.3233/978-1-61499-419-0-537"},
        {"https://link.springer.com/article/10.1007/s11263-015-0816-y", "doi 10.1007/s11263-015-0816-y"},
        {"https://link.springer.com/content/pdf/10.1007%2F978-3-319-10590-1_53.pdf",
         "doi 10.1007/978-3-319-10590-1_53"},
        {"https://link.springer.com/chapter/10.1007/978-3-319-10590-1_53?error=cookies#Sec1",
         "doi 10.1007/978-3-319-10590-1_53"},
        {"https://onlinelibrary.wiley.com/doi/full/10.1002/sim.1234", "doi 10.1002/sim.1234"},
        {"https://onlinelibrary.wiley.com/doi/10.1002/sim.1234/abstract", "doi 10.1002/sim.1234"},
        {"https://www.nature.com/articles/s41586-020-2649-2.pdf", "doi 10.1038/s41586-020-2649-2"},
        {"https://www.nature.com/articles/nature14539", "doi 10.1038/nature14539"},
        {"https://www.nature.com/articles/s41599-020-0400-9", "doi 10.1057/s41599-020-0400-9"},
        {"https://www.nature.com/articles/6602456", "none"},
        {"https://www.nature.com/news/something-1.2345", "none"},
        {"https://www.science.org/doi/10.1126/science.aab3050", "doi 10.1126/science.aab3050"},
        {"https://academic.oup.com/bioinformatics/article/doi/10.1093/bioinformatics/btz682/5559470",
         "doi 10.1093/bioinformatics/btz682"},
        {"https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00343/96482/A-Title", "doi 10.1162/tacl_a_00343"},
        {"https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102", "doi 10.1103/PhysRevLett.116.061102"},
        {"https://iopscience.iop.org/article/10.1088/1367-2630/aa5e6e/pdf", "doi 10.1088/1367-2630/aa5e6e"},
        {"https://iopscience.iop.org/article/10.1088/1742-6596/1168/2/022022/meta",
         "doi 10.1088/1742-6596/1168/2/022022"},
        {"https://www.tandfonline.com/doi/full/10.1080/01621459.2017.1285773", "doi 10.1080/01621459.2017.1285773"},
        {"https://www.pnas.org/doi/epdf/10.1073/pnas.1234567890", "doi 10.1073/pnas.1234567890"},
        {"https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345",
         "doi 10.1371/journal.pone.0012345"},
        {"https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0012345&type=printable",
         "doi 10.1371/journal.pone.0012345"},
        {"https://www.frontiersin.org/articles/10.3389/fnins.2019.00123/full", "doi 10.3389/fnins.2019.00123"},
        {"https://elifesciences.org/articles/12345", "doi 10.7554/eLife.12345"},
        {"https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf", "doi 10.1101/2020.01.01.123456 v2"},
        {"https://www.biorxiv.org/content/10.1101/123456v1", "doi 10.1101/123456 v1"},
        {"https://www.medrxiv.org/content/10.1101/2020.01.01.20016402", "doi 10.1101/2020.01.01.20016402"},
        {"https://zenodo.org/record/1234567", "doi 10.5281/zenodo.1234567"},
        {"https://zenodo.org/records/1234567#.xyz", "doi 10.5281/zenodo.1234567"},
        {"https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3456789", "doi 10.2139/ssrn.3456789"},
        {"https://openreview.net/forum?id=LywifFNXV5", "openreview LywifFNXV5"},
        {"https://openreview.net/pdf?id=wp_K4I-JfdX", "openreview wp_K4I-JfdX"},
        {"https://openreview.net/forum?id=abc&noteId=def", "openreview abc"},
        {"https://openreview.net/forum?noteId=def&amp;id=abc", "openreview abc"},
        {"https://openreview.net/references/pdf?id=abc", "none"},
        {"https://openreview.net/group?id=ICLR.cc/2024/Conference", "none"},
        {"https://aclanthology.org/2025.acl-long.33/", "acl-anthology 2025.acl-long.33"},
        {"https://aclanthology.org/2025.acl-long.33.pdf", "acl-anthology 2025.acl-long.33"},
        {"https://aclanthology.org/2025.acl-long.33v2.pdf", "acl-anthology 2025.acl-long.33 v2"},
        {"https://www.aclweb.org/anthology/P16-1001.pdf", "acl-anthology P16-1001"},
        {"http://www.aclweb.org/anthology/P/P16/P16-1001.pdf", "acl-anthology P16-1001"},
        {"https://aclanthology.org/volumes/2025.acl-long/", "none"},
        {"https://aclanthology.org/venues/acl/", "none"},
        {"http://proceedings.mlr.press/v51/mei16.pdf", "pmlr v51/mei16"},
        {"https://proceedings.mlr.press/v139/li21a/li21a.pdf", "pmlr v139/li21a"},
        {"https://proceedings.mlr.press/v139/", "none"},
        {"https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid 12345678"},
        {"https://www.ncbi.nlm.nih.gov/pubmed/12345678", "pmid 12345678"},
        {"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/pdf/x.pdf", "pmcid PMC1234567"},
        {"https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "pmcid PMC1234567"},
        {"https://europepmc.org/article/MED/12345678", "pmid 12345678"},
        {"https://europepmc.org/article/PMC/PMC123", "pmcid PMC123"},
        {"http://hdl.handle.net/1721.1/12345", "handle 1721.1/12345"},
        {"https://hdl.handle.net/10.1000/182", "doi 10.1000/182"},
        {"https://dspace.mit.edu/handle/1721.1/12345?show=full", "handle 1721.1/12345"},
        {"https://example.org/handle/page", "none"},
        {"https://hal.archives-ouvertes.fr/hal-01234567v2/document", "hal hal-01234567 v2"},
        {"https://inria.hal.science/tel-00123456", "hal tel-00123456"},
        {"https://eprint.iacr.org/2020/123.pdf", "iacr 2020/123"},
        {"https://dblp.org/rec/conf/icml/KouHH24.html", "dblp conf/icml/KouHH24"},
        {"https://www.jstor.org/stable/2236703", "jstor 2236703"},
        {"https://www.jstor.org/stable/10.1086/123456", "doi 10.1086/123456"},
        {"https://ui.adsabs.harvard.edu/abs/2016PhRvL.116f1102A/abstract", "bibcode 2016PhRvL.116f1102A"},
        {"https://books.google.com/books?id=a_bC-1&pg=PA5", "google-books a_bC-1"},
        {"https://citeseerx.ist.psu.edu/document?repid=rep1&type=pdf&doi=848442f9ec47f3c310c3edaf2efc1477172db227",
         "none"},
        {"http://citeseerx.ist.psu.edu/viewdoc/summary?doi=10.1.1.123.4567", "none"},
        {"https://people.eecs.berkeley.edu/~hao/projects/BSSM-TNSRE/07214285.pdf", "none"},
        {"http://139.91.210.27/CBML/PROCEEDINGS/2013_EMBC/PDFs/Papers/05861329.pdf", "none"},
        {"https://proceedings.neurips.cc/paper/2017/file/c3535febaff29fcb7c0d20cbe94391c7-Paper.pdf", "none"},
        {"https://openaccess.thecvf.com/content_ICCV_2017/papers/Liang_ICCV_2017_paper.pdf", "none"},
        {"https://github.com/user/repo/tree/v10.1000/182", "none"},
        {"ftp://doi.org/10.1000/182", "none"},
        {"10.1000/182", "none"},
        {"https://", "none"},
        {"", "none"},
    };
    Arena arena;
    for (const Row& row : rows) EXPECT_EQ(show(identifier_in_url(arena, row.input)), row.expected) << row.input;
}

TEST(CanonicalDoi, Spellings) {
    constexpr Row rows[] = {
        {"10.1000/182", "10.1000/182"},
        {"doi:10.1000/182", "10.1000/182"},
        {"DOI: 10.1000/182.", "10.1000/182"},
        {" https://doi.org/10.1000/182 ", "10.1000/182"},
        {"https://doi.org/https://doi.org/10.1000/182", "10.1000/182"},
        {"http://dx.doi.org/doi:10.1000/182", "10.1000/182"},
        {"info:doi/10.1000/182", "10.1000/182"},
        {"https://doi.org/10.1000%2F182", "10.1000/182"},
        {"https://doi.org/10.1000/182?utm=1", "10.1000/182"},
        {"10.1000/a?b", "10.1000/a?b"},
        {"(10.1000/182)", "10.1000/182"},
        {"10.1016/S0140-6736(05)12345-6", "10.1016/S0140-6736(05)12345-6"},
        {"10.1016/0001(95)", "10.1016/0001(95)"},
        {"<https://doi.org/10.1000/182>;", "10.1000/182"},
        {"10.1000.10/x", "10.1000.10/x"},
        {"10.1000/182 and more", "10.1000/182"},
        {"10.1002/1521-3951(200002)217:1<627::AID-PSSB627>3.0.CO;2-2",
         "10.1002/1521-3951(200002)217:1<627::AID-PSSB627>3.0.CO;2-2"},
        {"10.1000", ""},
        {"10.1000/", ""},
        {"10.1000/.", ""},
        {"10.12/x", ""},
        {"110.1000/182", ""},
        {"848442f9ec47f3c310c3edaf2efc1477172db227", ""},
        {"10.1.1.123.4567", ""},
        {"", ""},
    };
    Arena arena;
    for (const Row& row : rows) EXPECT_EQ(canonical_doi(arena, row.input), row.expected) << row.input;
}

TEST(Arxiv, Spellings) {
    constexpr Row rows[] = {
        {"2403.00835", "arxiv 2403.00835"},
        {"2403.00835v2 [cs.CL]", "arxiv 2403.00835 v2 [cs.CL]"},
        {"arXiv:2403.00835", "arxiv 2403.00835"},
        {"arXiv: 2403.00835 (stat.ML)", "arxiv 2403.00835 [stat.ML]"},
        {"arXiv preprint arXiv:2403.00835", "arxiv 2403.00835"},
        {"arXiv preprint arXiv:2403.00835, ", "arxiv 2403.00835"},
        {"CoRR abs/2403.00835", "arxiv 2403.00835"},
        {"abs/1412.7725", "arxiv 1412.7725"},
        {"10.48550/arXiv.2403.00835", "arxiv 2403.00835"},
        {"https://arxiv.org/pdf/2403.00835v1.pdf?", "arxiv 2403.00835 v1"},
        {"hep-th/9901001", "arxiv hep-th/9901001"},
        {"arXiv:math.GT/0309136v1", "arxiv math/0309136 v1 [math.GT]"},
        {"cs.CL/0101001", "arxiv cs/0101001 [cs.CL]"},
        {"2403.0083", "none"},
        {"1412.07725", "none"},
        {"0703.1234", "none"},
        {"2413.00835", "none"},
        {"2403.008355", "none"},
        {"foo/9901001", "none"},
        {"hep-th/9913001", "none"},
        {"2403.00835 and others", "none"},
        {"arXiv", "none"},
        {"", "none"},
    };
    Arena arena;
    for (const Row& row : rows) EXPECT_EQ(show(parse_arxiv(arena, row.input)), row.expected) << row.input;
}

TEST(Arxiv, MonthOfSubmission) {
    const auto edtf = [](std::string_view id) {
        std::string out;
        if (const auto date = arxiv_date(id)) append_edtf(out, *date);
        return out;
    };
    EXPECT_EQ(edtf("2403.00835"), "2024-03");
    EXPECT_EQ(edtf("0704.0001"), "2007-04");
    EXPECT_EQ(edtf("hep-th/9901001"), "1999-01");
    EXPECT_EQ(edtf("cs/0101001"), "2001-01");
    EXPECT_EQ(edtf("x"), "");
    EXPECT_EQ(edtf("2413.1"), "");
}

TEST(AclAnthology, Doi) {
    Arena arena;
    EXPECT_EQ(acl_anthology_doi(arena, "2025.acl-long.33"), "10.18653/v1/2025.acl-long.33");
    EXPECT_EQ(acl_anthology_doi(arena, "2021.findings-emnlp.7"), "10.18653/v1/2021.findings-emnlp.7");
    EXPECT_EQ(acl_anthology_doi(arena, "P16-1001"), "10.18653/v1/P16-1001");
    EXPECT_EQ(acl_anthology_doi(arena, "P98-1001"), "");
    EXPECT_EQ(acl_anthology_doi(arena, "2024.lrec-main.5"), "");
    EXPECT_EQ(acl_anthology_doi(arena, "2023.tacl-1.5"), "");
    EXPECT_EQ(acl_anthology_doi(arena, ""), "");
}

TEST(AddFoundIdentifier, AsVariableOrIdentifierAndNotTwice) {
    Arena arena;
    Record record(arena);
    add_found_identifier(record, {"doi", "10.1000/ABC", {}, {}}, {1, 5});
    add_found_identifier(record, {"doi", "10.1000/abc", {}, {}}, {});
    add_found_identifier(record, {"arxiv", "2403.00835", {}, {}}, {});
    add_found_identifier(record, {"arxiv", "2403.00835", "2", "cs.CL"}, {});
    add_found_identifier(record, {"arxiv", "2403.00835", "3", {}}, {});
    add_found_identifier(record, {}, {});
    ASSERT_EQ(record.texts.size(), 1U);
    EXPECT_EQ(record.plain(Variable::doi), "10.1000/ABC");
    EXPECT_EQ(record.texts[0].source.begin, 1U);
    ASSERT_EQ(record.identifiers.size(), 2U);
    EXPECT_EQ(record.identifiers[0].version, "2");
    EXPECT_EQ(record.identifiers[0].category, "cs.CL");
    EXPECT_EQ(record.identifiers[1].version, "3");
}

TEST(StandardNumber, CheckDigits) {
    for (const std::string_view good :
         {"978-3-16-148410-0", "9783161484100", "ISBN 978-3-16-148410-0", "ISBN-13: 978-3-16-148410-0",
          "ISBN-10: 0-306-40615-2", "0-8044-2957-X", "080442957x",
          "978\xE2\x80\x93"
          "3\xE2\x80\x93"
          "16-148410-0"}) {
        EXPECT_EQ(isbn_fault(good), NumberFault::none) << good;
    }
    EXPECT_EQ(isbn_fault("978-3-16-148410-1"), NumberFault::check);
    EXPECT_EQ(isbn_fault("0-306-40615-3"), NumberFault::check);
    for (const std::string_view bad :
         {"", "ISBN", "12345", "977-3-16-148410-0", "978316148410X", "08044X2957", "abc", "97831614841001"}) {
        EXPECT_EQ(isbn_fault(bad), NumberFault::shape) << bad;
    }
    EXPECT_TRUE(issn_valid("2049-3630"));
    EXPECT_TRUE(issn_valid("ISSN 0317-8471"));
    EXPECT_TRUE(issn_valid("2434561X") || issn_valid("2434-561X"));
    EXPECT_EQ(issn_fault("2049-3631"), NumberFault::check);
    EXPECT_EQ(issn_fault("2049-363"), NumberFault::shape);
    EXPECT_TRUE(orcid_valid("0000-0002-1825-0097"));
    EXPECT_TRUE(orcid_valid("https://orcid.org/0000-0002-1694-233X"));
    EXPECT_EQ(orcid_fault("0000-0002-1825-0098"), NumberFault::check);
    EXPECT_EQ(orcid_fault("0000-0002-1825"), NumberFault::shape);
}

TEST(StandardNumber, CanonicalForms) {
    Arena arena;
    EXPECT_EQ(canonical_isbn(arena, "978-3-16-148410-0"), "9783161484100");
    EXPECT_EQ(canonical_isbn(arena, "080442957x"), "080442957X");
    EXPECT_EQ(canonical_isbn(arena, "none"), "");
    EXPECT_EQ(isbn13(arena, "0-306-40615-2"), "9780306406157");
    EXPECT_EQ(isbn13(arena, "0-306-40615-3"), "");
    EXPECT_EQ(canonical_issn(arena, "issn 2049363x"), "2049-363X");
    EXPECT_EQ(canonical_orcid(arena, "http://orcid.org/000000021825 0097"), "0000-0002-1825-0097");
    EXPECT_EQ(canonical_pmid(arena, "PMID: 0012345"), "12345");
    EXPECT_EQ(canonical_pmid(arena, "12a"), "");
    EXPECT_EQ(canonical_pmcid(arena, "pmc1234567.2"), "PMC1234567");
    EXPECT_EQ(canonical_pmcid(arena, "PMCID: PMC12"), "PMC12");
    EXPECT_EQ(canonical_pmcid(arena, "x"), "");
}

TEST(Identifier, AnyBytesAreSafe) {
    std::mt19937 random(3);
    constexpr std::string_view pieces[] = {"10.1145/",
                                           "10.",
                                           "arxiv.org/",
                                           "abs/",
                                           "v1",
                                           "%2F",
                                           "%",
                                           "https://",
                                           "/",
                                           "?id=",
                                           "&",
                                           "doi.org/",
                                           "2403.00835",
                                           "hep-th/9901001",
                                           "aclanthology.org/",
                                           ".pdf",
                                           "\xC3",
                                           "(",
                                           ")",
                                           "handle/",
                                           "nature.com/articles/",
                                           "s41586-",
                                           "hal.science/",
                                           "hal-0123",
                                           "zenodo.org/record/",
                                           "-",
                                           "X",
                                           "978",
                                           " "};
    for (int i = 0; i < 30000; ++i) {
        Arena arena;
        std::string text;
        for (unsigned n = random() % 8; n != 0; --n) text += pieces[random() % std::size(pieces)];
        (void)identifier_in_url(arena, text);
        (void)parse_arxiv(arena, text);
        const std::string_view doi = canonical_doi(arena, text);
        EXPECT_EQ(canonical_doi(arena, doi), doi) << text;
        (void)isbn_fault(text);
        (void)orcid_fault(text);
    }
}

TEST(Identifier, LongInputIsLinear) {
    Arena arena;
    std::string text = "https://example.org/";
    for (int i = 0; i < 200000; ++i) text += "10.1010.";
    (void)identifier_in_url(arena, text);
    EXPECT_EQ(canonical_doi(arena, text), "");
    std::string brackets = "10.1000/x" + std::string(500000, ')');
    EXPECT_EQ(canonical_doi(arena, brackets), "10.1000/x");
}

}  // namespace
}  // namespace bibcast
