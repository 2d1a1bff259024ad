// `cv` to LaTeX, Typst, Markdown and text: it compiles alone and inside documents of others, and says the same everywhere.
import test from 'node:test';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { bibcast, root, run } from './support/tools.mjs';
import { common, compile_latex, compile_typst, difference, markdown_renderers, no_renderer, no_typst, records, text_of_html, text_of_pdf, without } from './support/documents.mjs';

const page = join(root, 'testdata/shortcode/publications.md');
const cv = (words) => run(bibcast, ['cv', '-q', ...words]);
const list = ['-f', 'jsonl', '--me', 'Hao Zhang'];
const ways = [[], ['--group-by', 'type,year', '--number', 'down'], ['--group-by', 'none', '--number', 'up', '--coauthors', 'list', '--names', 'family-initials']];

for (const [index, words] of ways.entries()) {
    test(`cv -t latex compiles as a document, way ${index}`, { skip: without('pdflatex', 'lualatex') }, () => {
        compile_latex('pdflatex', cv([page, '--me', 'Hao Zhang', '-t', 'latex', ...words]));
        compile_latex('lualatex', cv([records(), ...list, '-t', 'latex', ...words]));
    });
    test(`cv -t typst compiles as a document and as a part, way ${index}`, { skip: no_typst }, () => {
        compile_typst(cv([records(), ...list, '-t', 'typst', ...words]));
        compile_typst(cv([common(), ...list, '-t', 'typst', '--fragment', ...words]));
    });
    for (const [name, render] of Object.entries(markdown_renderers)) {
        test(`cv -t markdown is shown by ${name} as by the others, way ${index}`, { skip: no_renderer[name] || no_renderer['cmark-gfm'] }, () => {
            const markdown = cv([records(), ...list, '-t', 'markdown', ...words]);
            assert.equal(difference(text_of_html(render(markdown)), text_of_html(markdown_renderers['cmark-gfm'](markdown))), '');
        });
    }
}

test('cv -t latex --fragment compiles with article, without hyperref and with it, and with moderncv', { skip: without('pdflatex') }, () => {
    const part = cv([page, '--me', 'Hao Zhang', '--number', 'down', '-t', 'latex', '--fragment']);
    // moderncv wants a font of icons that half a gigabyte of packages comes with; here a bullet does.
    const files = { 'part.tex': part, 'fontawesome5.sty': '\\ProvidesPackage{fontawesome5}\\newcommand{\\faIcon}[2][]{}\\newcommand{\\faCircle}[1][]{\\textbullet}\n' };
    for (const preamble of ['\\documentclass{article}', '\\documentclass{article}\\usepackage{hyperref}',
        '\\documentclass[11pt,a4paper,sans]{moderncv}\\moderncvstyle{classic}\\moderncvcolor{blue}\\usepackage[scale=0.75]{geometry}\\name{Hao}{Zhang}']) {
        const title = preamble.includes('moderncv') ? '\\makecvtitle' : '';
        compile_latex('pdflatex', `${preamble}\n\\begin{document}${title}\\section{Publications}\\input{part}\\end{document}\n`, { files });
    }
});

test('cv says the same in LaTeX, Typst, Markdown and text', { skip: without('pdflatex', 'pdftotext') || no_typst }, () => {
    const words = ['--me', 'Hao Zhang', '--fragment'];
    const as = (to) => cv([page, ...words, '-t', to]);
    const bare = (text) => text.replace(/[•\[\]·;]|^- |^[-=.]+$|^ *(\w[\w ]*): http.*$/gm, '');
    const links = /\[[A-Za-z][\w ]*\]/g;
    const latex = text_of_pdf(compile_latex('pdflatex', `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{times,hyperref}\\pagestyle{empty}\\hyphenpenalty10000\\exhyphenpenalty10000\\begin{document}\n${as('latex')}\\end{document}`));
    const typst = text_of_pdf(compile_typst(`#set text(hyphenate: false)\n#set page(width: 40cm)\n${as('typst')}`));
    assert.equal(difference(latex.replace(links, ''), typst.replace(links, '')), '');
    assert.equal(latex.match(links).length, typst.match(links).length);
    const text = as('text').replace(/^ *[A-Za-z][\w ]*: (?:http|mailto).*$/gm, '').replace(/^-+$|^- /gm, '').replace(/— /g, '');
    assert.equal(difference(bare(typst.replace(links, '')), bare(text)), '');
});

test('cv for Word: pandoc makes the file of the Markdown, with names, links and marks', { skip: without('pandoc') }, () => {
    const html = run('pandoc', ['-t', 'html'], { input: cv([page, '--me', 'Hao Zhang', '-t', 'markdown']) });
    const docx = run('pandoc', ['-f', 'html', '-t', 'docx', '-o', '-'], { input: html, binary: true });
    const back = run('pandoc', ['-f', 'docx', '-t', 'markdown', '--wrap=none'], { input: docx });
    assert.match(back, /Siqi Kou\^\\\*\^.*\*\*Hao Zhang\*\*/);
    assert.match(back, /\[PDF\]\(https:\/\/arxiv\.org\/pdf\/2403\.00835\.pdf\)/);
});

test('cv -t biblatex is printed by the document of --print-template biblatex, with the own name in bold and marks', { skip: without('pdflatex', 'biber', 'pdftotext') }, () => {
    const words = ['-f', 'bibtex', '--me', 'Zhang, Hao', '--mark', '*=equal', '-t', 'biblatex'];
    const bib = run(bibcast, ['cv', '-q', ...words], { input: '@misc{a, title={T}, author={Kou*, Siqi and Zhang, Hao and Zhang, Huan}, year={2024}}' });
    const document = cv(['--print-template', 'biblatex']);
    const pdf = compile_latex('pdflatex', document, { files: { 'publications.bib': bib }, after: (folder) => run('biber', ['document'], { folder }) });
    assert.match(text_of_pdf(pdf), /Siqi Kou\s?[*∗]\s?, Hao Zhang, and Huan Zhang/);
    // Bold type beside that of the heading.
    assert.match(run('pdffonts', [pdf]), /CMBX10/);
});
