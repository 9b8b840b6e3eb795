import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shrinkage } from '../../../src/reload/shrink-guard.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import type { RuleSet } from '../../../src/rule-set/rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';
import { blind, load, PACE, rulesIn, write } from './workspace.ts';

const SSR = 'self.service.registration';
const PP = 'progressive.profile';

interface WrittenRule {
  mode?: 'shadow';
  enabled?: false;
  then?: string;
  otherwise?: string;
}

const DENIES: WrittenRule = { then: 'deny' };
const ALLOWS: WrittenRule = { then: 'allow' };

/** A rule file; `fallback` is what becomes of what no rule decides. */
function file(
  requestTypes: Record<string, { fallback?: string; rules: WrittenRule[] }>,
  { endpoint = '/hook', unhandled = 'deny' } = {},
): string {
  const when = { fact: 'eventId', operator: 'present' };
  const types = Object.entries(requestTypes).map(([type, { fallback = 'deny', rules }]) => [
    type,
    { default: fallback, rules: rules.map((rule, index) => ({ name: `rule-${index + 1}`, when, ...rule })) },
  ]);
  return JSON.stringify({ version: 1, endpoint, unhandled, requestTypes: Object.fromEntries(types) });
}

function ruleSetOf(files: Record<string, string>): RuleSet {
  const texts = Object.entries(files).map(([path, text]) => ({ path, kind: 'rules' as const, text }));
  const { ruleSet, diagnostics } = buildRuleSet(parseRules(texts), 'version');
  if (ruleSet === undefined) throw new Error(JSON.stringify(diagnostics));
  return ruleSet;
}

type Files = string | Record<string, string>;

function lost(before: Files, after: Files): string[] {
  const toRuleSet = (files: Files) => ruleSetOf(typeof files === 'string' ? { 'a.yaml': files } : files);
  return shrinkage(toRuleSet(before), toRuleSet(after), 'rules').map(({ message }) => message);
}

const open = (...rules: WrittenRule[]) => ({ fallback: 'continue', rules });
const closed = (...rules: WrittenRule[]) => ({ rules });
const LOST = [expect.stringContaining(`no rule for ${SSR} would deny any more`)];

describe('every rule that denies is gone, and the rest is let in', () => {
  test.each<[what: string, before: string, after: string]>([
    ['cut off', file({ [SSR]: open(ALLOWS, DENIES, DENIES) }), file({ [SSR]: open(ALLOWS) })],
    ['otherwise', file({ [SSR]: open({ otherwise: 'deny' }) }), file({ [SSR]: open(ALLOWS) })],
    ['in the shadow', file({ [SSR]: open(DENIES) }), file({ [SSR]: open({ ...DENIES, mode: 'shadow' }) })],
    [
      'switched off',
      file({ [SSR]: open(DENIES, ALLOWS) }),
      file({ [SSR]: open({ ...DENIES, enabled: false }, ALLOWS) }),
    ],
    ['and the default changed', file({ [SSR]: closed(DENIES) }), file({ [SSR]: open(ALLOWS) })],
    [
      'with its request type',
      file({ [SSR]: open(DENIES), [PP]: closed(ALLOWS) }),
      file({ [PP]: closed(ALLOWS) }, { unhandled: 'continue' }),
    ],
  ])('%s', (_, before, after) => expect(lost(before, after)).toEqual(LOST));

  test('the names of what is gone are told', () => {
    const [message] = lost(file({ [SSR]: open(ALLOWS, DENIES, DENIES) }), file({ [SSR]: open(ALLOWS) }));
    expect(message).toMatch(/gone are "rule-2", "rule-3"$/);
  });
});

test('most rules that deny are gone, and the rest is let in', () => {
  const before = file({ [SSR]: open(DENIES, DENIES, DENIES, DENIES) });
  expect(lost(before, file({ [SSR]: open(DENIES) }))).toEqual([
    `only 1 of 4 rules for ${SSR} would deny any more, and what no rule decides is let in: gone are "rule-2", "rule-3", "rule-4"`,
  ]);
  expect(lost(before, file({ [SSR]: open(DENIES, DENIES) }))).toEqual([]);
});

describe('the entries of a list', () => {
  const withList = (entries: number): RuleSet => ({
    ...ruleSetOf({ 'a.yaml': file({ [SSR]: closed(ALLOWS) }) }),
    lists: [{ name: 'blocked', entries }],
  });

  test.each([
    [2, 0, true],
    [1, 0, false],
    [8, 3, true],
    [8, 4, false],
    [7, 1, false],
    [100, 49, true],
    [3, 9, false],
  ])('%d become %d: refused: %s', (had, has, refused) => {
    const found = shrinkage(withList(had), withList(has), 'rules').map(({ message }) => message);
    expect(found).toEqual(refused ? [`of ${had} entries of the list "blocked" ${has} would remain`] : []);
  });
});

describe('an everyday change', () => {
  test.each<[what: string, before: Files, after: Files]>([
    ['one of two denials', file({ [SSR]: open(DENIES, DENIES) }), file({ [SSR]: open(DENIES) })],
    [
      'a denial under a default that denies',
      file({ [SSR]: closed(DENIES, ALLOWS) }),
      file({ [SSR]: closed(ALLOWS) }),
    ],
    ['no denial before', file({ [SSR]: open(ALLOWS) }), file({ [SSR]: open(ALLOWS) })],
    [
      'a denial that was in the shadow',
      file({ [SSR]: open({ ...DENIES, mode: 'shadow' }) }),
      file({ [SSR]: open(ALLOWS) }),
    ],
    [
      'a request type, where the others are denied',
      file({ [SSR]: open(DENIES), [PP]: closed(ALLOWS) }),
      file({ [PP]: closed(ALLOWS) }),
    ],
    [
      'an endpoint: what has none is not let in',
      {
        'a.yaml': file({ [SSR]: open(DENIES) }),
        'b.yaml': file({ [SSR]: closed(ALLOWS) }, { endpoint: '/b' }),
      },
      { 'b.yaml': file({ [SSR]: closed(ALLOWS) }, { endpoint: '/b' }) },
    ],
    ['the same', file({ [SSR]: open(DENIES) }), file({ [SSR]: open(DENIES) })],
  ])('%s', (_, before, after) => expect(lost(before, after)).toEqual([]));
});

describe('of many rules', () => {
  const many = (count: number, shadows = 0) =>
    file({
      [SSR]: closed(
        ...Array<WrittenRule>(count).fill(ALLOWS),
        ...Array<WrittenRule>(shadows).fill({ ...ALLOWS, mode: 'shadow' }),
      ),
    });

  test.each<[had: number, has: number, messages: string[]]>([
    [8, 3, ['of 8 enforced rules 3 would remain']],
    [8, 4, []],
    [7, 1, []],
    [9, 4, ['of 9 enforced rules 4 would remain']],
    [9, 5, []],
    [4, 9, []],
  ])('%d become %d', (had, has, messages) => {
    expect(lost(many(had), many(has))).toEqual(messages);
  });

  test('those in the shadow do not count', () => {
    expect(lost(many(7, 20), many(1))).toEqual([]);
    expect(lost(many(8), many(3, 20))).toHaveLength(1);
  });
});

describe('case 12: a file that is cut off at the end of a line', () => {
  const rule = (name: string, deny: boolean) => `      - name: ${name}
        when: { fact: data.userProfile.title, operator: equal, value: ${name} }
        then: ${deny ? 'deny' : 'allow'}
`;
  const WHOLE = `version: 1
endpoint: /hook
requestTypes:
  self.service.registration:
    default: continue
    rules:
${rule('guest', false)}${rule('blocked', true)}`;
  const CUT = WHOLE.slice(0, WHOLE.indexOf('      - name: blocked'));
  const machinery = { pace: { ...PACE, settle: 1 }, watch: blind };
  const levels = { 'never-denied': 'off', 'default-continues': 'off' } as const;

  async function cut(judging: { shrink?: 'allow' } = {}) {
    const directory = rulesIn({ 'a.yaml': WHOLE });
    const following = await load(directory, machinery, { levels, ...judging });
    const before = following.live.current;
    write(join(directory, 'a.yaml'), CUT);
    const report = await following.live.reload();
    return { ...following, directory, before, report };
  }

  test('is refused: the rules as they were stay, and the report says what would be lost and how to confirm it', async () => {
    const { live, before, report, directory } = await cut();
    expect(report).toMatchObject({
      result: 'refused',
      diagnostics: [
        {
          code: 'rules-shrunk',
          severity: 'error',
          file: join(directory, 'a.yaml'),
          message: expect.stringContaining('gone are "blocked"'),
          hint: expect.stringContaining('POST /reload?shrink=allow'),
        },
      ],
    });
    expect(live.current).toBe(before);
    await live.reload();
    expect(live.current).toBe(before);
  });

  test('goes live once it is confirmed; the next one is refused again', async () => {
    const { live, before, directory } = await cut();
    expect(await live.reload({ shrink: 'allow' })).toMatchObject({ result: 'loaded' });
    expect(live.current).not.toBe(before);
    write(join(directory, 'a.yaml'), WHOLE);
    expect(await live.reload()).toMatchObject({ result: 'loaded' });
    write(join(directory, 'a.yaml'), CUT);
    expect(await live.reload()).toMatchObject({ result: 'refused' });
  });

  test('put right again, the error is gone', async () => {
    const { live, before, directory } = await cut();
    write(join(directory, 'a.yaml'), WHOLE);
    expect(await live.reload()).toMatchObject({ result: 'unchanged' });
    expect(live.current).toBe(before);
  });

  test('goes live at a start: nothing is lost that this process had', async () => {
    const directory = rulesIn({ 'a.yaml': CUT });
    const { live } = await load(directory, machinery, { levels });
    expect(live.report?.result).toBe('loaded');
  });

  test('goes live where that is configured', async () => {
    expect((await cut({ shrink: 'allow' })).report).toMatchObject({ result: 'loaded' });
  });
});
