// Makes the pictures of docs/gallery from testdata: `scripts/gallery`. They are committed; make them again when the page looks different.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bibcast, find_program, root, run } from './support/tools.mjs';
import { no_browser, open_page, launch_browser } from './support/browser.mjs';
import { compile_latex, without } from './support/documents.mjs';

if (no_browser) throw new Error(no_browser);
const folder = mkdtempSync(join(tmpdir(), 'bibcast-gallery-'));
const gallery = process.argv[2] ?? join(root, 'docs/gallery');
mkdirSync(gallery, { recursive: true });
const source = join(root, 'testdata/shortcode/publications.md');
const words = ['cv', source, '-q', '--me', 'Hao Zhang', '--where', 'topic = "Selected"', '--where-title', 'Selected'];
const page_file = join(folder, 'page.html');
run(bibcast, [...words, '-o', page_file]);

const browser = await launch_browser();
const shots = {
    light: { viewport: { width: 1080, height: 900 } },
    dark: { viewport: { width: 1080, height: 900 }, colorScheme: 'dark' },
    phone: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.5 },
};
for (const [name, options] of Object.entries(shots)) {
    const page = await open_page(browser, page_file, options);
    if (name === 'dark') {
        await page.getByLabel('Search').fill('serving');
        await page.locator('summary:visible').filter({ hasText: 'BibTeX' }).first().click();
    }
    await page.screenshot({ path: join(gallery, `${name}.png`) });
}
await browser.close();

const missing = without('pdflatex', 'pdftoppm');
if (missing) {
    console.error(`no picture of LaTeX: ${missing}`);
} else {
    const pdf = compile_latex('pdflatex', run(bibcast, [...words, '--number', 'down', '-t', 'latex']));
    run(find_program('pdftoppm'), ['-png', '-r', '80', '-f', '1', '-l', '1', '-singlefile', '-gray', pdf, join(gallery, 'latex')]);
}
rmSync(folder, { recursive: true });
