#include "formats/bibtex/journal_macros.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace bibcast::bibtex {

namespace {

struct Journal {
    std::string_view macro, title;
};
// The commands of AASTeX that ADS puts into the journal field of its exports, with ADS's full titles; sorted.
constexpr std::array journals = std::to_array<Journal>({
    {"aap", "Astronomy and Astrophysics"},
    {"aapr", "Astronomy and Astrophysics Reviews"},
    {"aaps", "Astronomy and Astrophysics Supplement"},
    {"actaa", "Acta Astronomica"},
    {"aj", "Astronomical Journal"},
    {"ao", "Applied Optics"},
    {"apj", "Astrophysical Journal"},
    {"apjl", "Astrophysical Journal, Letters"},
    {"apjs", "Astrophysical Journal, Supplement"},
    {"aplett", "Astrophysics Letters"},
    {"apspr", "Astrophysics Space Physics Research"},
    {"apss", "Astrophysics and Space Science"},
    {"araa", "Annual Review of Astronomy and Astrophysics"},
    {"azh", "Astronomicheskii Zhurnal"},
    {"baas", "Bulletin of the AAS"},
    {"bac", "Bulletin of the Astronomical Institutes of Czechoslovakia"},
    {"bain", "Bulletin of the Astronomical Institutes of the Netherlands"},
    {"caa", "Chinese Astronomy and Astrophysics"},
    {"cjaa", "Chinese Journal of Astronomy and Astrophysics"},
    {"fcp", "Fundamental Cosmic Physics"},
    {"gca", "Geochimica et Cosmochimica Acta"},
    {"grl", "Geophysical Research Letters"},
    {"iaucirc", "IAU Circulars"},
    {"icarus", "Icarus"},
    {"jcap", "Journal of Cosmology and Astroparticle Physics"},
    {"jcp", "Journal of Chemical Physics"},
    {"jgr", "Journal of Geophysical Research"},
    {"jqsrt", "Journal of Quantitative Spectroscopy and Radiative Transfer"},
    {"jrasc", "Journal of the RAS of Canada"},
    {"memras", "Memoirs of the RAS"},
    {"memsai", "Memorie della Società Astronomica Italiana"},
    {"mnras", "Monthly Notices of the Royal Astronomical Society"},
    {"na", "New Astronomy"},
    {"nar", "New Astronomy Review"},
    {"nat", "Nature"},
    {"nphysa", "Nuclear Physics A"},
    {"pasa", "Publications of the Astronomical Society of Australia"},
    {"pasj", "Publications of the Astronomical Society of Japan"},
    {"pasp", "Publications of the Astronomical Society of the Pacific"},
    {"physrep", "Physics Reports"},
    {"physscr", "Physica Scripta"},
    {"planss", "Planetary and Space Science"},
    {"pra", "Physical Review A"},
    {"prb", "Physical Review B"},
    {"prc", "Physical Review C"},
    {"prd", "Physical Review D"},
    {"pre", "Physical Review E"},
    {"prl", "Physical Review Letters"},
    {"procspie", "Proceedings of the SPIE"},
    {"psj", "The Planetary Science Journal"},
    {"qjras", "Quarterly Journal of the RAS"},
    {"rmxaa", "Revista Mexicana de Astronomía y Astrofísica"},
    {"skytel", "Sky and Telescope"},
    {"solphys", "Solar Physics"},
    {"sovast", "Soviet Astronomy"},
    {"ssr", "Space Science Reviews"},
    {"zap", "Zeitschrift für Astrophysik"},
});
static_assert(std::is_sorted(journals.begin(), journals.end(), [](const Journal& a, const Journal& b) { return a.macro < b.macro; }));

}  // namespace

std::string_view journal_of_macro(std::string_view latex) {
    latex = trim(latex);
    if (latex.size() > 2 && latex.front() == '{' && latex.back() == '}') latex = trim(latex.substr(1, latex.size() - 2));
    if (latex.empty() || latex.front() != '\\') return {};
    latex.remove_prefix(1);
    if (latex.ends_with("{}")) latex.remove_suffix(2);
    const auto found = std::lower_bound(journals.begin(), journals.end(), latex, [](const Journal& row, std::string_view name) { return row.macro < name; });
    return found != journals.end() && found->macro == latex ? found->title : std::string_view{};
}

}  // namespace bibcast::bibtex
