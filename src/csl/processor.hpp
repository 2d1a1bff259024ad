#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "csl/evaluator.hpp"
#include "csl/render.hpp"

namespace bibcast::csl {

/// What stands for an item that prints nothing, as the CSL test suite has it.
inline constexpr std::string_view no_printed_form = "[CSL STYLE ERROR: reference with no printed form.]";

/// One cite of a cluster.
struct Cite {
    std::size_t item = 0;  ///< index in the processor's items
    std::string_view locator;
    std::string_view label;  ///< empty: page
    std::string_view prefix;
    std::string_view suffix;
    bool suppress_author = false;
    bool author_only = false;
    int position = -1;  ///< given from outside: 0 first, 1 subsequent, 2 ibid, 3 ibid with locator; -1: worked out
    bool near_note = false;
    unsigned first_note = 0;
};

/// Cites that stand together in the text or in a note.
struct Cluster {
    std::string_view id;
    unsigned note = 0;  ///< 0: not in a note
    std::vector<Cite> cites;
    std::vector<Position> positions;  ///< of the cites, once worked out
};

/// A bibliography, entry by entry, in the order in which it is printed.
struct Bibliography {
    std::vector<std::size_t> order;    ///< indices of items
    std::vector<std::string> entries;
};

/// Changes the tokens of a name before they are rendered: marks, highlights.
using NameHook = std::function<void(Arena&, Tokens&)>;

/// Formats the citations and the bibliography of one document in one style.
class Processor {
  public:
    Processor(const Style& style, const Locale& locale, OutputForm form);

    /// Takes the items of the document; they must outlive the processor. Known ids are not taken twice.
    void add_items(const std::vector<Item>& items);
    [[nodiscard]] std::size_t find(std::string_view id) const;  ///< `npos` if there is none
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// Says which items belong to the document, in the order in which they come. Sorts and disambiguates them.
    /// With `unsorted` they stay as they come.
    void set_registry(std::vector<std::size_t> order, bool unsorted = false);

    /// Works out first, ibid and the like for all clusters of a document, in order.
    void place(std::vector<Cluster>& clusters) const;
    /// Gives the cites of a lone cluster the positions that they say themselves.
    void place_alone(Cluster& cluster) const;
    /// Puts the cites of a cluster in the order that the style wants.
    void sort(Cluster& cluster);
    [[nodiscard]] std::string citation(const Cluster& cluster);
    /// Sorts, places and prints the clusters of a document.
    [[nodiscard]] std::vector<std::string> document(std::vector<Cluster>& clusters);
    [[nodiscard]] Bibliography bibliography();
    [[nodiscard]] bool uses_first_note() const { return style_.uses_first_note; }
    [[nodiscard]] bool uses_number() const { return style_.uses_number; }
    [[nodiscard]] unsigned number(std::size_t item) const { return numbers_[item]; }
    [[nodiscard]] bool has_bibliography() const { return style_.bibliography.present; }
    /// The items of the document, in the order of the bibliography.
    [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }
    [[nodiscard]] const Item& item(std::size_t index) const { return *items_[index]; }

    void set_hook(NameHook hook) { hook_ = std::move(hook); }
    /// Whether addresses and DOIs become links (CSL 1.0.2, appendix VI).
    void set_links(bool on) { links_ = on; }

  private:
    struct CiteText;

    // sort.cpp
    void sort_items(std::vector<std::size_t>& order, const Area& area, bool bibliography);
    void sort_cites(std::vector<std::size_t>& order, const Cluster& cluster);
    std::string sort_value(const SortKey& key, const Use& use);

    // disambiguate.cpp
    void disambiguate();
    void expand_all_names();
    std::string cite_key(std::size_t item, const Disambiguation& state);
    void split(std::vector<std::size_t> set, Disambiguation base, std::size_t list, std::size_t name);
    void split_by_condition(std::vector<std::size_t> set, int condition);
    void give_suffixes(const std::vector<std::vector<std::size_t>>& sets);

    // cluster.cpp
    Tokens cite_tokens(const Cite& cite, const Position& position, bool suppress_author, bool ignore_suffix);
    Use use_of(const Cite& cite, const Position& position) const;
    void join(Tokens& out, std::vector<CiteText>& texts);
    void leave_author(Tokens& tokens);
    void finish(std::string& out, Tokens& tokens);
    void capitalize_first_term(Tokens& tokens, std::size_t begin);
    static void bring_together(std::vector<CiteText>& texts);

    // bibliography.cpp
    void align_second_field(Tokens& tokens, std::size_t first_end) const;
    void substitute_author(Tokens& tokens, std::size_t begin, std::size_t end, std::string& previous_all, std::vector<std::string>& previous);

    [[nodiscard]] std::string_view label_of(std::size_t item) const;

    const Style& style_;
    const Locale& locale_;
    OutputForm form_;
    QuoteMarks quotes_;
    Arena arena_;
    mutable Arena scratch_;
    Evaluator evaluator_;
    std::vector<const Item*> items_;
    std::unordered_map<std::string_view, std::size_t> by_id_;
    std::vector<Disambiguation> states_;
    std::vector<unsigned> numbers_;       ///< citation numbers by item; 0: not in the document
    std::vector<std::size_t> order_;
    std::vector<std::vector<std::size_t>> left_over_;  ///< sets that only a year suffix can tell apart
    NameHook hook_;
    bool links_ = false;
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);
    std::size_t said_by_number_ = no_item;  ///< whose number the citation before gave in the place of its author
};

/// The trigraph that stands for an item when it has no citation-label: "Doe65".
[[nodiscard]] std::string trigraph_of(const Item& item);

}  // namespace bibcast::csl
