// What `cite` and `convert` write for documents, compiled and rendered: it compiles, and says what the plain text says.
import test from 'node:test';
import assert from 'node:assert/strict';
import { bibcast, run } from './support/tools.mjs';
import { common, compile_latex, compile_typst, difference, is_western, markdown_renderers, no_renderer, no_typst, records, text_of_html, text_of_pdf, without } from './support/documents.mjs';

const styles = ['author-date', 'cv', 'note', 'numeric'];
const cite = (file, style, to, words = []) => run(bibcast, ['cite', '-q', '-f', 'jsonl', file, '--style', style, '-t', to, ...words]);
const all = () => records();
const western = () => records(is_western);
// Nothing is broken or drawn together, so that the words can be compared.
const plain_setting = '\\pagestyle{empty}\\raggedright\\hyphenpenalty10000\\exhyphenpenalty10000\\sloppy';
const article = (body, preamble = '') => `\\documentclass{article}\n${preamble}${plain_setting}\n\\begin{document}\n${body}\n\\end{document}\n`;

for (const style of styles) {
    test(`cite --style ${style} -t latex compiles with article alone, and says what the text says`, { skip: without('pdflatex', 'pdftotext') }, () => {
        // Letters and signs of other packages are named at the top; without these the rest needs none.
        const plain = records((line) => is_western(line) && !/[«»‹›„‚ĄąĘęĮįŲųÐðÞþĐđŊŋ]/.test(line));
        compile_latex('pdflatex', article(cite(plain, style, 'latex', ['--marks', 'on'])));
        // Accented letters that are put together cannot be read back from the PDF: those of Times are whole.
        const pdf = compile_latex('pdflatex', article(cite(western(), style, 'latex'), '\\usepackage[T1]{fontenc}\\usepackage{times,hyperref}\n'));
        assert.equal(difference(text_of_pdf(pdf), cite(western(), style, 'text')), '');
    });
    test(`cite --style ${style} -t latex compiles with LuaLaTeX in all scripts`, { skip: without('lualatex') }, () => {
        compile_latex('lualatex', article(cite(all(), style, 'latex'), '\\usepackage{amssymb,hyperref}\n'));
    });
    test(`cite --style ${style} -t typst compiles and says what the text says`, { skip: no_typst || without('pdftotext') }, () => {
        compile_typst(cite(all(), style, 'typst'));
        const pdf = compile_typst(`#set text(hyphenate: false, ligatures: false)\n#set page(width: 60cm)\n${cite(western(), style, 'typst')}`);
        assert.equal(difference(text_of_pdf(pdf), cite(western(), style, 'text')), '');
    });
    test(`cite --style ${style} -t rtf is read by pandoc and says what the text says`, { skip: without('pandoc') }, () => {
        // pandoc does not put surrogates together.
        const file = records((line) => !/[\u{10000}-\u{10ffff}]/u.test(line));
        const text = run('pandoc', ['-f', 'rtf', '-t', 'html'], { input: cite(file, style, 'rtf') });
        assert.equal(difference(text_of_html(text), cite(file, style, 'text')), '');
    });
    for (const [name, render] of Object.entries(markdown_renderers)) {
        test(`cite --style ${style} -t markdown says by ${name} what the text says`, { skip: no_renderer[name] }, () => {
            assert.equal(difference(text_of_html(render(cite(all(), style, 'markdown'))), cite(all(), style, 'text')), '');
        });
    }
}

const convert = (file, words) => run(bibcast, ['convert', '-q', '-f', 'jsonl', file, ...words]);

for (const [name, render] of Object.entries(markdown_renderers)) {
    test(`convert -t markdown is read by ${name} as by the others`, { skip: no_renderer[name] || no_renderer['cmark-gfm'] }, () => {
        const markdown = convert(all(), ['-t', 'markdown']);
        const html = render(markdown);
        assert.equal(difference(text_of_html(html), text_of_html(markdown_renderers['cmark-gfm'](markdown))), '');
        const count = (page, element) => page.split(`<${element}`).length;
        for (const element of ['h1', 'h2', 'h3', 'ul', 'ol', 'li', 'a ', 'strong', 'em', 'br', 'sup', 'sub', 'hr', 'del', 'code', 'table']) {
            assert.equal(count(html, element), count(markdown_renderers['cmark-gfm'](markdown), element), element);
        }
    });
}

test('convert -t biblatex is printed by biblatex and biber', { skip: without('lualatex', 'biber') }, () => {
    const bib = convert(common(), ['-t', 'biblatex']);
    compile_latex('lualatex', article('\\nocite{*}\\printbibliography', '\\usepackage[backend=biber]{biblatex}\n\\addbibresource{all.bib}\n'), {
        files: { 'all.bib': bib },
        after: (folder) => run('biber', ['document'], { folder }),
    });
});
