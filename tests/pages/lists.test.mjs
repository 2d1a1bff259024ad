// The lists of `convert -t html` and `cite`: whole pages that must stand in a browser.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bibcast, root, run } from './support/tools.mjs';
import { assert_accessible, fits_its_window, no_browser, open_browser, open_page } from './support/browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bibcast-pages-'));
test.after(() => rmSync(folder, { recursive: true }));
const publications = join(root, 'testdata/shortcode/publications.md');
const lists = {
    'convert -t html': run_to_page(['convert', publications, '-q', '-t', 'html'], (page) => page),
    // A bibliography is a fragment: it stands in the page of somebody else, who says how long addresses are broken.
    'cite --style cv': run_to_page(['cite', publications, '-q', '--style', 'cv', '-t', 'html'], (fragment) =>
        `<!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>Page</title><style>main { overflow-wrap: anywhere }</style><main><h1>Page</h1>${fragment}</main></html>`),
};

function run_to_page(words, dress) {
    return (file) => writeFileSync(file, dress(run(bibcast, words)));
}

for (const [name, write] of Object.entries(lists)) {
    test(`${name} is accessible in light and dark, fits a narrow window, and asks nobody`, { skip: no_browser }, async (t) => {
        const file = join(folder, 'page.html');
        write(file);
        const browser = await open_browser(t);
        for (const colorScheme of ['light', 'dark']) {
            const page = await open_page(browser, file, { colorScheme });
            await assert_accessible(page);
            await page.setViewportSize({ width: 320, height: 640 });
            assert.ok(await fits_its_window(page));
            assert.deepEqual(page.complaints, []);
        }
    });
}
