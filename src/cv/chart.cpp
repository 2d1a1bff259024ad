#include "cv/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "pipeline/record_values.hpp"
#include "text/entities.hpp"

namespace bibcast::cv {

namespace {

constexpr long most_years = 80;
constexpr std::size_t most_people = 40;

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", value);
    return text.data();
}

std::string title_of(const std::vector<YearCount>& years) {
    std::string out = "Publications by year: ";
    bool first = true;
    for (const YearCount& year : years) {
        if (year.works == 0) continue;
        out += (first ? "" : ", ") + std::to_string(year.year) + ": " + std::to_string(year.works);
        first = false;
    }
    return out;
}

}  // namespace

std::vector<YearCount> count_years(const Works& works) {
    std::map<long, std::size_t> counts;
    for (const Work& work : works.list) {
        if (const std::string year = year_of(work.record); !year.empty()) ++counts[std::stol(year)];
    }
    std::vector<YearCount> out;
    if (counts.empty()) return out;
    const long first = counts.begin()->first;
    const long last = counts.rbegin()->first;
    if (last - first < most_years) {
        for (long year = first; year <= last; ++year) out.push_back({year, counts.contains(year) ? counts[year] : 0});
    } else {
        for (const auto& [year, count] : counts) out.push_back({year, count});
    }
    return out;
}

std::string timeline_svg(const std::vector<YearCount>& years) {
    if (years.size() < 2 || years.size() > static_cast<std::size_t>(most_years) * 2) return {};
    constexpr double width = 672;
    constexpr double height = 64;
    constexpr double top = 20;  // the numbers over the bars are larger on a phone
    const double step = std::min(48.0, width / static_cast<double>(years.size()));
    const double bar = std::max(2.0, step - std::max(2.0, step * 0.25));
    std::size_t most = 1;
    for (const YearCount& year : years) most = std::max(most, year.works);
    const double whole = step * static_cast<double>(years.size());
    // Years are written where they do not run into each other; the last one always.
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(40.0 / step)));
    std::string out = "<svg class=\"bc-timeline\" role=\"img\" viewBox=\"0 0 " + number(whole) + " " + number(height + top + 18) + "\" width=\"" + number(whole) + "\" height=\"" + number(height + top + 18) + "\"><title>" + title_of(years) + "</title>\n";
    for (std::size_t i = 0; i < years.size(); ++i) {
        const double x = step * static_cast<double>(i) + (step - bar) / 2;
        const double middle = step * (static_cast<double>(i) + 0.5);
        const double tall = height * static_cast<double>(years[i].works) / static_cast<double>(most);
        if (years[i].works > 0) {
            out += "<g class=\"bc-bar\" data-year=\"" + std::to_string(years[i].year) + "\"><rect x=\"" + number(x) + "\" y=\"" + number(top + height - tall) + "\" width=\"" + number(bar) + "\" height=\"" + number(std::max(tall, 1.0)) + "\" rx=\"1.5\"/>";
            if (step >= 16) out += "<text x=\"" + number(middle) + "\" y=\"" + number(top + height - tall - 4) + "\">" + std::to_string(years[i].works) + "</text>";
            out += "</g>";
        }
        if ((years.size() - 1 - i) % every == 0) out += "<text class=\"bc-year\" x=\"" + number(middle) + "\" y=\"" + number(top + height + 14) + "\">" + std::to_string(years[i].year) + "</text>";
        out += '\n';
    }
    return out + "</svg>";
}

std::string network_svg(const std::vector<CoAuthor>& people, const std::string& self) {
    if (people.empty()) return {};
    const std::size_t shown = std::min(people.size(), most_people);
    constexpr double size = 672;
    constexpr double middle = size / 2;
    const auto most = static_cast<double>(people[0].works);
    std::string lines;
    std::string names;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto share = static_cast<double>(people[i].works) / most;
        const double angle = 2 * 3.14159265358979 * static_cast<double>(i) / static_cast<double>(shown) - 1.5707963267949;
        const double reach = 215 - 95 * share - (i % 2 == 0 ? 0 : 22);
        const double x = middle + reach * std::cos(angle);
        const double y = middle + reach * std::sin(angle);
        lines += "<line x1=\"" + number(middle) + "\" y1=\"" + number(middle) + "\" x2=\"" + number(x) + "\" y2=\"" + number(y) + "\" stroke-width=\"" + number(0.75 + 4 * share) + "\"/>";
        const bool left = std::cos(angle) < 0;
        double turn = angle * 180 / 3.14159265358979;
        if (left) turn += 180;
        names += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(3 + 5 * std::sqrt(share)) + "\"/><text text-anchor=\"" + (left ? "end" : "start") + "\" transform=\"translate(" + number(x + 12 * std::cos(angle)) + " " + number(y + 12 * std::sin(angle)) + ") rotate(" + number(turn) + ")\" dy=\".32em\">";
        append_html(names, people[i].name);
        names += "</text>\n";
    }
    std::string out = "<svg class=\"bc-network\" role=\"img\" viewBox=\"0 0 672 672\"><title>Co-authors";
    if (!self.empty()) out += " of ";
    append_html(out, self);
    out += "; the list below has the same people with their numbers of works</title>\n<g class=\"bc-lines\">" + lines + "</g>\n" + names;
    return out + "<circle class=\"bc-self-dot\" cx=\"336\" cy=\"336\" r=\"9\"/></svg>";
}

}  // namespace bibcast::cv
