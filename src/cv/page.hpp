#pragma once

#include <nlohmann/json.hpp>

#include "cv/entry.hpp"
#include "cv/sections.hpp"

namespace bibcast::cv {

/// All that templates and documents see of a list (`bibcast-cv(1)`, DATA). The entries are nearly all of it, and are made one by one, when
/// they are asked for: a list may have a million.
class Page {
  public:
    using Json = nlohmann::ordered_json;

    /// References must outlive it. `csp` is the policy that the page says of itself.
    Page(const Works& works, const std::vector<Section>& sections, const Options& options, const Highlights& highlights, const std::string& csp);

    /// The list, where in place of an entry stands its number among all, from 1.
    [[nodiscard]] const Json& data() const { return data_; }
    /// The entry of that number. Its `authors` are many times what they are in `people_html`, and few ask for them.
    enum class Authors : bool { left_out, listed };
    [[nodiscard]] Json entry(std::size_t number, Authors authors = Authors::left_out) const;
    /// The list with its entries.
    [[nodiscard]] Json whole() const;

  private:
    struct Listed {
        const Section* section;
        Section::Entry entry;
        std::string id;
        std::string key_suffix;
    };

    const Works& works_;
    std::string self_;
    People people_;
    Entries entries_;
    std::vector<Listed> listed_;
    std::vector<std::string> formatted_;  ///< by a citation style, for each work; empty without one
    Json data_;
};

}  // namespace bibcast::cv
