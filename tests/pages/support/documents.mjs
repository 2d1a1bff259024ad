// Compilers and renderers of what bibcast writes for documents, and the text that comes out of them.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { find_module, find_program, root, run } from './tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bibcast-documents-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** All records that the goldens of the readers hold, and those for the writers, as JSON Lines; `of` chooses among the lines. */
export function records(of = () => true) {
    const lines = [];
    for (const format of readdirSync(join(root, 'testdata'))) {
        for (const name of readdirSync(join(root, 'testdata', format))) {
            const whole = format === 'records' ? name.endsWith('.jsonl') : name.endsWith('.golden.json');
            if (whole) lines.push(...readFileSync(join(root, 'testdata', format, name), 'utf8').split('\n').filter((line) => line.startsWith('{"type"')));
        }
    }
    const file = join(folder, 'records.jsonl');
    writeFileSync(file, lines.filter(of).join('\n') + '\n');
    return file;
}

/** The common records for writers, without those that only vex them. */
export function common() {
    const file = join(folder, 'common.jsonl');
    writeFileSync(file, ['basic', 'names_and_marks', 'page'].map((name) => readFileSync(join(root, 'testdata/records', `${name}.jsonl`), 'utf8')).join(''));
    return file;
}

/** Letters that pdfLaTeX knows. */
export const is_western = (line) => /^[\x00-\x7f\u00a1-\u017f\u2010-\u2026]*$/.test(line);

/** Why there is no such program; false if there is one. */
export const without = (...programs) => {
    const missing = programs.filter((program) => !find_program(program));
    return missing.length ? `there is no ${missing.join(', no ')}` : false;
};

/** Compiles LaTeX and gives the path of the PDF; throws what TeX complains of. `after` runs between two passes. */
export function compile_latex(program, source, { after = undefined, files = {} } = {}) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'document.tex'), source);
    for (const end of ['aux', 'out', 'pdf', 'bcf', 'bbl']) rmSync(join(folder, `document.${end}`), { force: true });
    const pass = () => run(program, ['-halt-on-error', '-interaction=nonstopmode', '-file-line-error', 'document.tex'], { folder });
    pass();
    if (after) {
        after(folder);
        pass();
    }
    return join(folder, 'document.pdf');
}

const typst = await find_module('@myriaddreamin/typst-ts-node-compiler');
export const no_typst = typst ? false : 'Typst is not compiled: npm ci --prefix tests/pages was not run';

/** Compiles Typst and gives the path of the PDF; throws its diagnostics. */
export function compile_typst(source) {
    const compiler = typst.NodeCompiler.create();
    const file = join(folder, 'typst.pdf');
    writeFileSync(file, compiler.pdf({ mainFileContent: source }));
    return file;
}

export const text_of_pdf = (file) => run('pdftotext', ['-enc', 'UTF-8', '-raw', file, '-']);

/** Markdown as HTML, by the programs that sites use. */
export const markdown_renderers = {
    'cmark-gfm': (markdown) => run('cmark-gfm', ['--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'footnotes'], { input: markdown }),
    pandoc: (markdown) => run('pandoc', ['-f', 'markdown', '-t', 'html', '--wrap=none'], { input: markdown }),
    kramdown: (markdown) => run('ruby', ['-rkramdown', '-e', 'print Kramdown::Document.new($stdin.read, auto_ids: false).to_html'], { input: markdown, env: { LANG: 'C.UTF-8' } }),
};
export const no_renderer = {
    'cmark-gfm': without('cmark-gfm'),
    pandoc: without('pandoc'),
    kramdown: without('ruby') || (existsSync('/usr/share/doc/ruby-kramdown') ? false : 'there is no kramdown'),
};

/** What a page shows, without its elements. */
export function text_of_html(html) {
    const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', ndash: '–', mdash: '—', hellip: '…' };
    return html.replace(/<\/?[a-zA-Z][^>]*>/g, '').replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
        hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : entities[name] ?? whole);
}

/** Text without what typesetting changes: spaces, hyphens at line ends, ligatures, shapes of quotation marks; the case of small capitals. */
export function essence(text) {
    return text.normalize('NFKC').toLowerCase().replace(/[“”„]/g, '"').replace(/[‘’‚`´]/g, "'").replace(/…/g, '...').replace(/[‐‑−]/g, '-').replace(/[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0f\ufeff\x00-\x1f]+/g, '');
}

/** Says where two texts part, or nothing. */
export function difference(actual, expected) {
    const [a, b] = [essence(actual), essence(expected)];
    if (a === b) return '';
    let at = 0;
    while (a[at] === b[at]) ++at;
    return `…${b.slice(Math.max(0, at - 60), at)}⟦${a.slice(at, at + 40)}⟧ instead of ⟦${b.slice(at, at + 40)}⟧`;
}
