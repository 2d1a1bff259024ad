// What a test of a page may need beyond Node.js itself. Each is absent on some machines: then the tests that need it are skipped, and say so.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The path of a program, or nothing. */
export function find_program(...names) {
    for (const name of names) {
        for (const folder of (process.env.PATH ?? '').split(delimiter)) {
            if (folder && existsSync(join(folder, name))) return join(folder, name);
        }
    }
    return undefined;
}

/** A module of package.json, or nothing when `npm ci` was not run. */
export async function find_module(name) {
    try {
        return await import(name);
    } catch (error) {
        if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
        throw error;
    }
}

/** Runs a program, and throws what it said unless it ends with `status`. Its standard output, as text; its standard error too with `both`; bytes with `binary`. */
export function run(program, words, { input = '', folder = undefined, status = 0, both = false, binary = false, env = {} } = {}) {
    const done = spawnSync(program, words, { input: typeof input === 'string' ? Buffer.from(input) : input, cwd: folder, encoding: binary ? 'buffer' : 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env } });
    if (done.error) throw done.error;
    if (done.status !== status) throw new Error(`${program} ${words.join(' ')} ended with ${done.status}:\n${String(done.stdout).slice(-2000)}\n${String(done.stderr).slice(-4000)}`);
    return both ? { out: done.stdout, err: done.stderr } : done.stdout;
}

export const root = new URL('../../../', import.meta.url).pathname;
/** The program under test. */
export const bibcast = process.env.BIBCAST ?? join(root, 'build/dev/bibcast');
