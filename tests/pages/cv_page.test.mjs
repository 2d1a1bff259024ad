// The page of `bibcast cv`, as people use it: search, filters, addresses, toggles, copying, without script, on a phone, on paper.
import test from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bibcast, root, run } from './support/tools.mjs';
import { assert_accessible, fits_its_window, no_browser, open_browser, open_page } from './support/browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bibcast-cv-'));
test.after(() => rmSync(folder, { recursive: true }));
const publications = join(root, 'testdata/shortcode/publications.md');

function make_page(name, ...words) {
    const file = join(folder, name);
    writeFileSync(file, run(bibcast, ['cv', '-q', ...words]));
    return file;
}

const shown = (page) => page.locator('.bc-entry:visible').count();

test('search and filters combine, stand in the address, and the back button takes them back', { skip: no_browser }, async (t) => {
    const file = make_page('page.html', publications, '--me', 'Hao Zhang');
    const browser = await open_browser(t);
    const page = await open_page(browser, file);
    const all = await shown(page);
    await page.fill('[name=q]', 'lookahead');
    assert.equal(await shown(page), 1);
    assert.equal(await page.locator('output').textContent(), `1 of ${all} publications`);
    assert.equal(await page.locator('.bc-section:visible').count(), 1);
    await page.fill('[name=q]', '');
    await page.selectOption('[name=year]', '2023');
    const of_year = await shown(page);
    assert.ok(of_year > 1 && of_year < all);
    await page.selectOption('[name=topic]', 'ML Systems');
    const of_both = await shown(page);
    assert.ok(of_both > 0 && of_both < of_year);
    await page.goBack();
    assert.equal(await shown(page), of_year);
    const address = page.url();
    await page.goForward();
    assert.equal(await shown(page), of_both);

    const later = await open_page(browser, file, {}, address.slice(address.indexOf('#')));
    assert.equal(await shown(later), of_year);
    await later.locator('button[type=reset]').click();
    await later.waitForFunction((count) => document.querySelectorAll('.bc-entry:not([hidden])').length === count, all);
    assert.deepEqual([...page.complaints, ...later.complaints], []);
});

test('BibTeX opens by keyboard and is copied', { skip: no_browser }, async (t) => {
    const page = await open_page(await open_browser(t), make_page('page.html', publications), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.bc-bibtex summary').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.bc-copy:has-text("Copied")').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^@misc\{kou2024cllms,\n[^]*\}$/);
});

test('without script all entries are there, and no control that would do nothing', { skip: no_browser }, async (t) => {
    const page = await open_page(await open_browser(t), make_page('page.html', publications), { javaScriptEnabled: false });
    assert.equal(await shown(page), await page.locator('.bc-entry').count());
    assert.equal(await page.locator('form:visible, button:visible').count(), 0);
    await page.locator('.bc-bibtex summary').first().click();
    assert.ok(await page.locator('.bc-bibtex pre').first().isVisible());
});

test('every kind of page is accessible in light and dark, and fits a narrow window', { skip: no_browser }, async (t) => {
    const browser = await open_browser(t);
    const students = join(folder, 'students.txt');
    writeFileSync(students, 'Siqi Kou\nHu, Lanxiang\n');
    const files = [
        make_page('full.html', publications, '--me', 'Hao Zhang', '--where', 'topic = "Selected"', '--group-by', 'type,year', '--number', 'down', '--coauthors', 'network',
            '--highlight', `Students=${students}`),
        make_page('styled.html', publications, '--me', 'Hao Zhang', '--style', 'cv', '--group-by', 'none'),
    ];
    for (const file of files) {
        for (const colorScheme of ['light', 'dark']) {
            const page = await open_page(browser, file, { colorScheme });
            await page.locator('.bc-bibtex summary').first().click();
            await assert_accessible(page);
            await page.setViewportSize({ width: 320, height: 640 });
            assert.ok(await fits_its_window(page));
            assert.deepEqual(page.complaints, []);
        }
    }
});

test('on paper there are no controls', { skip: no_browser }, async (t) => {
    const page = await open_page(await open_browser(t), make_page('page.html', publications));
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('form:visible, button:visible, summary:visible').count(), 0);
    assert.equal(await shown(page), await page.locator('.bc-entry').count());
});

test('nothing in a record runs, in a page and in a part of one', { skip: no_browser }, async (t) => {
    const hostile = join(folder, 'hostile.jsonl');
    const script = (n) => `</title></script></style></details><script>alert(${n})</script><img src=x onerror=alert(${n})>`;
    writeFileSync(hostile, JSON.stringify({
        type: 'article-journal', id: '" onload=alert(1)', title: `${script(1)} {{me}} {{{csp}}}`, author: [{ family: script(2), given: '\u202eX' }], URL: 'javascript:alert(3)',
        issued: { 'date-parts': [[2020]] }, abstract: script(4), note: script(5), topics: [`">${script(6)}`, 'other'], awards: [script(7)],
        links: [{ kind: 'pdf', url: 'data:text/html,<script>alert(8)</script>' }, { kind: 'code', url: 'https://example.org/" onmouseover="alert(9)' }],
    }) + '\n');
    const browser = await open_browser(t);
    for (const more of [[], ['--fragment']]) {
        const page = await open_page(browser, make_page('hostile.html', hostile, '--title', script(10), ...more));
        await page.locator('.bc-abstract summary').click();
        const found = await page.evaluate(() => ({
            scripts: document.scripts.length, images: document.images.length,
            handlers: [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length,
            links: [...document.links].map((a) => a.protocol).filter((p) => p !== 'https:'),
        }));
        assert.deepEqual(found, { scripts: 2, images: 0, handlers: 0, links: [] });
        assert.deepEqual(page.complaints, []);
    }
});
