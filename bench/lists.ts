import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoint } from '../src/decisions/compile-endpoints.ts';
import { decide } from '../src/decisions/decide.ts';
import type { HookRequest } from '../src/hooks/envelope.ts';
import { samples } from '../src/hooks/registration/samples.ts';
import { loadRules } from '../src/rule-set/load.ts';
import { median } from './median.ts';

const ROUNDS = 41;

/** Of one round: half of them about somebody whose domain is listed, each about another one as far as that goes. */
const DECISIONS = 400;

/** A rule that depends on a list, and the list's file. */
interface ListCase {
  sizes: readonly number[];
  rules: string;
  file: string;
  textOf: (members: readonly string[]) => string;
}

const list: ListCase = {
  sizes: [10, 10_000, 1_000_000],
  rules: ruleFile('data.userProfile.email, operator: emailDomainIn, value: { list: members }'),
  file: 'lists/members.txt',
  textOf: (members) => `${members.join('\n')}\n`,
};

/** Ten columns, nine of them beside the key. */
const COLUMNS = Array.from({ length: 9 }, (_, index) => `column-${index}`);

const table: ListCase = {
  sizes: [10, 100_000],
  rules: `${ruleFile('lookups.member.found, operator: equal, value: true')}facts: { domain: "{{ data.userProfile.email | email_domain }}" }
lookups: { member: { list: members, key: "{{ facts.domain }}" } }
`,
  file: 'lists/members.csv',
  textOf: (members) =>
    [
      ['domain', ...COLUMNS],
      ...members.map((member, row) => [member, ...COLUMNS.map((name) => `${name} of ${row}`)]),
    ]
      .map((cells) => `${cells.join()}\n`)
      .join(''),
};

function ruleFile(test: string): string {
  return `version: 1
endpoint: /registrationHookSSR
requestTypes:
  self.service.registration:
    rules:
      - name: member
        when: { all: [{ fact: ${test} }] }
        then: allow
        otherwise: deny
`;
}

/** One decision by a rule with a list of this length. */
export interface ListDecision {
  entries: number;
  /** By the clock: some systems count the CPU time of a thread in steps that are longer than a round. */
  microseconds: number;
  /** To the shortest list of the same round. */
  ratio: number;
}

/** A rule set with a list of this length, and requests to it. */
interface Subject {
  entries: number;
  endpoint: Endpoint;
  requests: HookRequest[];
}

/** Decisions by lists of different lengths, and by tables. Writes the rules to the directory. */
export async function measureLists(
  directory: string,
): Promise<{ lists: ListDecision[]; tables: ListDecision[] }> {
  const lists = await measure(join(directory, 'list'), list);
  return { lists, tables: await measure(join(directory, 'table'), table) };
}

/** Decides by rules with lists of different lengths in turn; medians. */
async function measure(directory: string, one: ListCase): Promise<ListDecision[]> {
  const subjects: Subject[] = [];
  for (const entries of one.sizes)
    subjects.push(await prepare(join(directory, `members-${entries}`), entries, one));
  for (const subject of subjects) await decideAll(subject);
  const times: number[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await decideInTurn(subjects, round % 2 === 1));
  return subjects.map(({ entries }, index) => ({
    entries,
    microseconds: median(times.map((row) => row[index] ?? Number.NaN)),
    ratio: median(times.map((row) => (row[index] ?? Number.NaN) / (row[0] ?? Number.NaN))),
  }));
}

/** The order changes, because each subject leaves the processor's cache to the next. */
async function decideInTurn(subjects: readonly Subject[], backwards: boolean): Promise<number[]> {
  const times = new Map<Subject, number>();
  for (const subject of backwards ? subjects.toReversed() : subjects)
    times.set(subject, await decideAll(subject));
  return subjects.map((subject) => times.get(subject) ?? Number.NaN);
}

async function prepare(
  directory: string,
  entries: number,
  { rules, file, textOf }: ListCase,
): Promise<Subject> {
  const members = Array.from({ length: entries }, (_, number) => `member-${number}.example`);
  await mkdir(join(directory, 'lists'), { recursive: true });
  await writeFile(join(directory, 'rules.yaml'), rules);
  await writeFile(join(directory, file), textOf(members));
  const { ruleSet, diagnostics } = await loadRules(directory);
  const endpoint = ruleSet?.endpoints.get('/registrationHookSSR');
  if (endpoint === undefined) throw new Error(`the rules are refused: ${diagnostics[0]?.message}`);
  const requests = Array.from({ length: DECISIONS }, (_, number) => {
    const member = members[Math.floor((number * entries) / DECISIONS)];
    return requestFrom(number % 2 === 0 ? `kim@${member}` : `kim@other-${member}`);
  });
  return { entries, endpoint, requests };
}

function requestFrom(email: string): HookRequest {
  return { ...samples.ssr, data: { ...samples.ssr.data, userProfile: { login: email, email } } };
}

/** Microseconds for each. */
async function decideAll({ endpoint, requests }: Subject): Promise<number> {
  const start = performance.now();
  let members = 0;
  for (const request of requests) {
    const { kind } = await decide({ id: 'bench', version: 'bench', endpoint, request, time: Date.now() });
    if (kind === 'allow') members += 1;
  }
  const milliseconds = performance.now() - start;
  if (2 * members !== requests.length) throw new Error(`${members} members were let in`);
  return (1000 * milliseconds) / requests.length;
}
