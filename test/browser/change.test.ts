import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { workspace } from '../process/serve/process.ts';
import { openConsole } from './console-page.ts';
import { seriousFindings, tooWide } from './page-faults.ts';

const LIST = 'rules/lists/corporate-domains.txt';

test('change view: a line of the trace opens its file', async () => {
  const { page } = await openConsole('');
  await page.getByRole('region', { name: 'Rule trace' }).getByRole('link').nth(2).click();
  await page.getByRole('heading', { name: 'combined-enrollment.yaml' }).waitFor();
  await expect.poll(() => page.locator('.cm-activeLine').innerText()).toContain('data.userProfile.email');
});

test('change view: an error is marked at its line with a hint, and nothing is written', async () => {
  const { page, directory } = await openConsole('/change?file=rules/profile-enrollment.yaml');
  const before = readFileSync(join(directory, 'rules/profile-enrollment.yaml'), 'utf8');
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill(before.replace('emailDomainIn', 'emailDomianIn'));
  await page.getByText('Invalid: 1 error.').waitFor();
  await page.getByText('did you mean "emailDomainIn"?').first().waitFor();
  await page.locator('.cm-lintRange-error').first().waitFor();
  expect(readFileSync(join(directory, 'rules/profile-enrollment.yaml'), 'utf8')).toBe(before);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByText('No changed files').waitFor();
});

test('change view: shows decisions that would change, survives a page reload, and exports a patch', async () => {
  const { page, directory } = await openConsole(`/change?file=${LIST}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill('okta.com\n*.okta.com\nacme.example\n');
  await page.getByText(/added 1 entry: "acme.example"/).waitFor();
  await page
    .getByText(/decisions would change/)
    .first()
    .waitFor();
  await page.reload();
  await expect.poll(() => editor.innerText()).toContain('acme.example');
  const patch = await downloadedPatch(page);
  await page.getByText('patch -p1').waitFor();
  execFileSync('git', ['init', '--quiet'], { cwd: directory });
  execFileSync('git', ['apply', '-'], { cwd: directory, input: patch });
  expect(readFileSync(join(directory, LIST), 'utf8')).toContain('acme.example');
});

test('change view: keeps line ends, and opening a file changes nothing', async () => {
  const directory = workspace();
  writeFileSync(join(directory, LIST), 'okta.com\r\n*.okta.com\r\n');
  const { page } = await openConsole(`/change?file=${LIST}`, {}, directory);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await page.getByText('No changed files').waitFor();
  await editor.press('Control+End');
  await page.keyboard.type('acme.example');
  await page.getByText(/added 1 entry: "acme.example"/).waitFor();
  expect(await downloadedPatch(page)).toContain('\n okta.com\r\n *.okta.com\r\n+acme.example\n');
});

test('change view: a group with more requests than it shows has their number', async () => {
  const { page } = await openConsole(`/change?file=${LIST}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill('acme.example\n');
  const group = page.locator('.group').first();
  const count = await group.locator('strong').innerText();
  await group.locator('summary').click();
  await group.getByText(`The first 3 of ${count}:`).waitFor();
});

test('change view: drafts of two files are evaluated together, and are in one patch', async () => {
  const { page, directory } = await openConsole(`/change?file=${LIST}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill('okta.com\n*.okta.com\nacme.example\n');
  await page.getByRole('link', { name: 'profile-enrollment.test.yaml' }).click();
  await page.getByRole('heading', { name: 'profile-enrollment.test.yaml' }).waitFor();
  await editor.press('Control+Home');
  await page.keyboard.type('# mine\n');
  await page.getByText('2 changed files.').waitFor();
  await page.getByText(/added 1 entry: "acme.example"/).waitFor();
  execFileSync('git', ['init', '--quiet'], { cwd: directory });
  execFileSync('git', ['apply', '-'], { cwd: directory, input: await downloadedPatch(page) });
  expect(readFileSync(join(directory, LIST), 'utf8')).toContain('acme.example');
  const tests = readFileSync(join(directory, 'rules/profile-enrollment.test.yaml'), 'utf8');
  expect(tests.startsWith('# mine\n')).toBe(true);
});

test('change view: the patch of a directory elsewhere applies at the top of its repository', async () => {
  const repository = workspace();
  const directory = workspace();
  renameSync(join(repository, 'rules'), join(repository, 'policy'));
  execFileSync('git', ['init', '--quiet'], { cwd: repository });
  writeFileSync(join(directory, 'config.yaml'), `rules: { directory: ${repository}/policy }\n`);
  const { page } = await openConsole('/change', {}, directory);
  await page.getByText('at the top of the repository').waitFor();
  expect(await page.getByText(repository).allInnerTexts()).toEqual([`${repository}/policy/`]);
  await page.getByRole('link', { name: 'lists/corporate-domains.txt', exact: true }).click();
  await page.getByRole('heading', { name: 'lists/corporate-domains.txt' }).waitFor();
  await page.locator('.cm-content').fill('acme.example\n');
  await page.getByText('1 changed file.').waitFor();
  execFileSync('git', ['apply', '-'], { cwd: repository, input: await downloadedPatch(page) });
  const list = readFileSync(join(repository, 'policy/lists/corporate-domains.txt'), 'utf8');
  expect(list).toBe('acme.example\n');
});

test('change view: a reset by keyboard focuses the editor', async () => {
  const { page } = await openConsole(`/change?file=${LIST}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill('mine.example\n');
  await page.getByRole('button', { name: 'Reset' }).press('Enter');
  await page.getByText('No changed files.').waitFor();
  await page.keyboard.type('typed.example');
  await expect.poll(() => editor.innerText()).toContain('typed.example');
});

test('change view: a new file is created and discarded by keyboard', async () => {
  const { page } = await openConsole('/change', { viewport: { width: 360, height: 740 } });
  await page.locator('.cm-content').waitFor();
  await page.getByText('New file…').press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('notes.md');
  await page.keyboard.press('Enter');
  await page.getByText('rules/notes.md is not a file of the rules').waitFor();
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('lists/partners.txt');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'lists/partners.txt' }).waitFor();
  await expect.poll(() => page.locator('.cm-focused').count()).toBe(1);
  await page.keyboard.type('acme.example');
  await page.getByText('added list partners').waitFor();
  expect(await tooWide(page)).toBeLessThanOrEqual(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Discard' }).press('Enter');
  await page.getByRole('heading', { name: 'combined-enrollment.yaml' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
});

test('change view: a link to a missing file shows a message and the file list', async () => {
  const { page } = await openConsole('/change?file=rules/nowhere.yaml');
  await page.getByText('rules/nowhere.yaml is not in the rules directory.').waitFor();
  await page.getByRole('link', { name: 'combined-enrollment.yaml' }).click();
  await page.getByRole('heading', { name: 'combined-enrollment.yaml' }).waitFor();
});

test('change view: a file over the size limit shows the limit', async () => {
  const directory = workspace();
  writeFileSync(join(directory, LIST), 'okta.com\n*.okta.com\n'.concat('# many more\n'.repeat(25_000)));
  const { page } = await openConsole('/change', {}, directory);
  await page.getByRole('link', { name: 'lists/corporate-domains.txt too long' }).click();
  await page.getByText('The file has 300020 bytes; a page takes at most 262144 (256 KiB).').waitFor();
  await page.getByText('the directory without changes.').waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/try again|change it|correct/i);
});

test('change view: warns if the file has changed on disk, and can start over', async () => {
  const { page, directory } = await openConsole(`/change?file=${LIST}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill('mine.example\n');
  await page
    .getByText(/decisions would change/)
    .first()
    .waitFor();
  writeFileSync(join(directory, LIST), 'okta.com\n*.okta.com\ntheirs.example\n');
  await editor.press('Control+End');
  await page.keyboard.type('more.example\n');
  await page.getByText('The file was changed after you started editing.').waitFor();
  await page.getByRole('button', { name: 'Start over from the file' }).click();
  await expect.poll(() => editor.innerText()).toContain('theirs.example');
  await page.getByText('No changed files.').waitFor();
  // What was dropped is not brought back by undoing: the patch would take back what others have written.
  await editor.press('Control+z');
  await page.keyboard.type('x');
  await expect.poll(() => editor.innerText()).toContain('x');
  expect(await editor.innerText()).toContain('theirs.example');
});

test('change view: a draft is discarded when its patch is applied', async () => {
  const { page, directory } = await openConsole(`/change?file=${LIST}`);
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.fill('okta.com\n*.okta.com\nmine.example\n');
  await page
    .getByText(/decisions would change/)
    .first()
    .waitFor();
  writeFileSync(join(directory, LIST), 'okta.com\n*.okta.com\nmine.example\n');
  await page.getByText('No changed files.').waitFor();
});

test('change view: keys complete by the schema, with descriptions', async () => {
  const { page } = await openConsole('/change?file=rules/profile-enrollment.yaml');
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  await editor.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.type('unh');
  await page.locator('.cm-tooltip-autocomplete').getByText('unhandled').waitFor();
});

async function downloadedPatch(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download patch' }).click();
  return readFileSync(await (await download).path(), 'utf8');
}
