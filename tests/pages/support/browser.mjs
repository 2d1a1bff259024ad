// A browser for tests: Debian's Chromium, driven by Playwright, with axe for what people with disabilities need.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import assert from 'node:assert/strict';
import { find_module, find_program } from './tools.mjs';

const playwright = await find_module('playwright-core');
const chromium = process.env.CHROMIUM ?? find_program('chromium', 'chromium-browser', 'google-chrome');

/** Why there is no browser; false if there is one. For `test(name, { skip: no_browser }, …)`. */
export const no_browser = !playwright ? 'pages are not tested: npm ci --prefix tests/pages was not run'
    : !chromium ? 'pages are not tested: there is no Chromium' : false;

/** A browser, which the caller closes. */
export const launch_browser = () => playwright.chromium.launch({ executablePath: chromium, args: ['--no-sandbox'] });

/** A browser that is closed when the test context ends. */
export async function open_browser(t) {
    const browser = await launch_browser();
    t.after(() => browser.close());
    return browser;
}

/**
 * A page of a file. What it says on the console, errors of scripts and every request for another address are kept in `page.complaints`.
 * The network is cut: a page has to stand alone.
 */
export async function open_page(browser, file, options = {}, hash = '') {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    page.complaints = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text()); });
    page.on('pageerror', (error) => page.complaints.push(String(error)));
    page.on('dialog', (dialog) => { page.complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    await page.route('**/*', (route) => {
        const url = route.request().url();
        if (url.startsWith('file:')) return route.continue();
        page.complaints.push(`request: ${url}`);
        return route.abort();
    });
    await page.goto(pathToFileURL(file).href + hash);
    return page;
}

/** Nothing that axe knows of is wrong with the page as it stands. */
export async function assert_accessible(page) {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    // Beside the page's own scripts, and past its Content-Security-Policy.
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: source });
    const { result } = await session.send('Runtime.evaluate', {
        expression: `axe.run(document, { resultTypes: ['violations'] }).then((r) => JSON.stringify(r.violations.map((v) =>
            v.id + ': ' + v.help + '\\n' + v.nodes.slice(0, 3).map((n) => '    ' + n.html.slice(0, 300) + ' ' + (n.any[0]?.message ?? '')).join('\\n'))))`,
        awaitPromise: true, returnByValue: true });
    const violations = JSON.parse(result.value);
    assert.deepEqual(violations, [], violations.join('\n'));
}

/** Nothing has to be scrolled sideways. */
export function fits_its_window(page) {
    return page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
}
