#include "cv/template.hpp"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <array>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "io/format.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace bibcast::cv {

namespace {

using Json = nlohmann::ordered_json;
namespace mustache = kainjow::mustache;

using EntryMaker = std::function<Json(std::size_t)>;

/// Makes values of a template from JSON: those that it can ask for.
class Values {
  public:
    explicit Values(std::string_view text) : text_(text) {}

    /// What is empty is false, so that a section can ask for it.
    mustache::data operator()(const Json& json) {
        if (json.is_object()) {
            mustache::data data(mustache::data::type::object);
            for (const auto& [key, value] : json.items()) {
                if (is_wanted(key)) data[key] = (*this)(value);  // `set` would copy it, at each level again
            }
            return data;
        }
        if (json.is_array()) {
            mustache::data data(mustache::data::type::list);
            for (const Json& value : json) data.push_back((*this)(value));
            return data;
        }
        if (json.is_string()) return json.get_ref<const std::string&>().empty() ? mustache::data(false) : mustache::data(json.get_ref<const std::string&>());
        if (json.is_number()) return json == 0 ? mustache::data(false) : mustache::data(json.dump());
        return mustache::data(json.is_boolean() && json.get<bool>());
    }

  private:
    [[nodiscard]] bool is_wanted(const std::string& name) {
        const auto [at, is_new] = wanted_.try_emplace(name);
        if (is_new) at->second = has_word(text_, name);
        return at->second;
    }

    std::string_view text_;
    std::unordered_map<std::string, bool> wanted_;
};

/// What a template sees, with the entry that it is at in place of its number.
class PageContext final : public mustache::context<std::string> {
  public:
    PageContext(const mustache::data& page, Values& values, const EntryMaker& entry_of) : values_(values), entry_of_(entry_of) { push(&page); }
    void push(const mustache::data* item) final {
        made_.push_back(stands_for_entry(item) ? std::make_unique<mustache::data>(values_(entry_of_(std::stoul(item->string_value())))) : nullptr);
        context::push(made_.back() != nullptr ? made_.back().get() : item);
    }
    void pop() final {
        context::pop();
        made_.pop_back();
    }

  private:
    [[nodiscard]] bool stands_for_entry(const mustache::data* item) const {
        const mustache::data* const entries = item->is_string() ? get("entries") : nullptr;
        if (entries == nullptr || !entries->is_non_empty_list()) return false;
        const std::less<> is_before;
        return !is_before(item, &entries->list_value().front()) && !is_before(&entries->list_value().back(), item);
    }

    Values& values_;
    const EntryMaker& entry_of_;
    std::vector<std::unique_ptr<mustache::data>> made_;
};

/// A stream for what is rendered.
struct Lines {
    const std::function<void(std::string_view)>& sink;
    void operator<<(const std::string& text) const { sink(text); }
};

std::string escaped(const std::string& text) {
    std::string once;
    append_html(once, text);
    std::string out;
    for (const char c : once) {
        if (c == '"') out += "&quot;";
        else if (c == '\'') out += "&#39;";
        else out += c;
    }
    return out;
}

std::string hash_source(std::string_view text) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    std::array<char, BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)> base64{};
    base64_encode_raw(base64.data(), digest.size(), digest.data());
    return " 'sha256-" + std::string(base64.data(), base64.size()) + "'";
}

/// The hashes of the elements `<element>…</element>` without attributes that hold no tag of a template.
std::string hashes_of(std::string_view text, const std::string& element) {
    std::string out;
    const std::string open = "<" + element + ">";
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t end = text.find("</" + element, at);
        if (end == std::string_view::npos) break;
        const std::string_view body = text.substr(at, end - at);
        if (body.find("{{") == std::string_view::npos) out += hash_source(body);
        at = end;
    }
    return out.empty() ? " 'none'" : out;
}

}  // namespace

bool has_word(std::string_view text, std::string_view name) {
    const auto is_in_word = [text](std::size_t at) { return at < text.size() && (is_ascii_alpha(text[at]) || is_ascii_digit(text[at]) || text[at] == '_' || text[at] == '-'); };
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        if ((at == 0 || !is_in_word(at - 1)) && !is_in_word(at + name.size())) return true;
    }
    return false;
}

void fill_template(std::string_view text, const Json& data, const EntryMaker& entry_of, const std::string& name, const std::function<void(std::string_view)>& sink) {
    mustache::mustache filled{std::string(text)};
    filled.set_custom_escape(escaped);
    if (!filled.is_valid()) throw UsageError(name + ": " + filled.error_message());
    Values values(text);
    const mustache::data page = values(data);
    PageContext context(page, values, entry_of);
    Lines lines{sink};
    filled.render(context, lines);
    if (!filled.is_valid()) throw UsageError(name + ": " + filled.error_message());
}

std::string security_policy(std::string_view text) {
    return "default-src 'none'; style-src" + hashes_of(text, "style") + "; script-src" + hashes_of(text, "script") + "; base-uri 'none'; form-action 'none'";
}

std::string with_quiet_braces(std::string_view html) {
    std::string out;
    out.reserve(html.size());
    for (std::size_t i = 0; i < html.size(); ++i) {
        const bool begins = html[i] == '{' && i + 1 < html.size() && (html[i + 1] == '{' || html[i + 1] == '%' || html[i + 1] == '#');
        if (begins) out += "&#123;";
        else out += html[i];
    }
    return out;
}

}  // namespace bibcast::cv
