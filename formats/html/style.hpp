#pragma once

#include <string_view>

namespace bibcast::html {

/// The style of a page. Colours have a contrast of at least 4.5:1 with their ground in both schemes (WCAG 2.2, 1.4.3).
inline constexpr std::string_view style = R"(
:root { color-scheme: light dark; --text: #1f2328; --soft: #57606a; --ground: #ffffff; --line: #d0d7de; --link: #0550ae;
  --badge-text: #5c3b00; --badge: #fff4d6; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --soft: #a3adb8; --ground: #0d1117; --line: #3d444d; --link: #79b8ff; --badge-text: #ffdf8a; --badge: #3b2e08; }
}
body { margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.publications { list-style: none; margin: 0; padding: 0; }
.publication { margin: 0 0 1.4rem; scroll-margin-top: 1rem; overflow-wrap: break-word; }
.publication:target { border-left: 3px solid var(--link); padding-left: .7rem; }
.publication p { margin: .1rem 0; }
.title { font-weight: 600; }
.title cite { font-style: normal; }
.venue, .note, .contributors { color: var(--soft); }
.authors .self { font-weight: 600; }
.award { display: inline-block; font-size: .85rem; font-weight: 600; color: var(--badge-text); background: var(--badge);
  border-radius: .3rem; padding: 0 .45rem; }
.links, .topics { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .15rem 0; padding: 0; font-size: .92rem; }
.links li { padding: .15rem 0; }
.topics li { color: var(--soft); border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; }
.topics { gap: .3rem .4rem; }
details { margin: .2rem 0; font-size: .95rem; }
summary { cursor: pointer; color: var(--soft); width: fit-content; padding: .1rem 0; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin: .3rem 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
.legend { margin-top: 2.5rem; border-top: 1px solid var(--line); font-size: .92rem; }
.legend h2 { border: 0; font-size: 1.05rem; margin: .8rem 0 .3rem; }
.legend dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: 0; }
.legend dd { margin: 0; }
.small-caps { font-variant: small-caps; }
sup, sub { line-height: 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; user-select: none; }
@media (max-width: 30rem) { dl.facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin: 0 0 .3rem; } }
@media print {
  main { max-width: none; padding: 0; } a { color: inherit; } details:not([open]) { display: none; }
  .publication { break-inside: avoid; } h2 { break-after: avoid; }
}
)";

}  // namespace bibcast::html
