import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { median } from './median.ts';
import type { Usage } from './usage.ts';

const FILES = 1000;
const ROUNDS = 3;

/** What a command costs, from its start to its end: medians of several runs. */
export interface CommandCost extends Usage {
  seconds: number;
}

export interface CommandCosts {
  ruleFiles: number;
  /** Of rules and tests together. */
  megabytes: number;
  check: CommandCost;
  test: CommandCost;
}

/** `hookgate check` and `hookgate test` on 1,000 rule files of three rules, each with a test file of six tests beside it. */
export async function measureCommands(directory: string): Promise<CommandCosts> {
  const rules = join(directory, 'many-rules');
  const bytes = writeRules(rules);
  // What was compiled by the first run is there for those that are measured, as it is for its users.
  await run('check', rules);
  const runs: Record<'check' | 'test', CommandCost[]> = { check: [], test: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.check.push(await run('check', rules));
    runs.test.push(await run('test', rules));
  }
  return {
    ruleFiles: FILES,
    megabytes: bytes / 1e6,
    check: together(runs.check),
    test: together(runs.test),
  };
}

function together(runs: readonly CommandCost[]): CommandCost {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
    peakMegabytes: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** Rejects where there is anything to complain of: the rules that are measured are sound, and their tests pass. */
async function run(command: 'check' | 'test', rules: string): Promise<CommandCost> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', here('usage.ts'), here('../bin/hookgate.js'), command, rules],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    },
  );
  const [usage, [exitCode]] = await Promise.all([text(child.stdio[3] as Readable), once(child, 'exit')]);
  if (exitCode !== 0) throw new Error(`hookgate ${command} ended with ${exitCode}`);
  return { seconds: (performance.now() - begun) / 1000, ...(JSON.parse(usage) as Usage) };
}

/** Returns how many bytes were written. */
function writeRules(directory: string): number {
  mkdirSync(directory, { recursive: true });
  let bytes = 0;
  for (let number = 0; number < FILES; number += 1) {
    const files = { yaml: ruleFile(number), 'test.yaml': testFile(number) };
    for (const [extension, content] of Object.entries(files)) {
      writeFileSync(join(directory, `team-${number}.${extension}`), content);
      bytes += content.length;
    }
  }
  return bytes;
}

function ruleFile(number: number): string {
  return `version: 1
endpoint: /hooks/team-${number}
description: Who may join team ${number}.
conditions:
  from-the-team: { fact: data.userProfile.email, operator: emailDomainIn, value: [team-${number}.example, "*.team-${number}.example"] }
outcomes:
  wrong-address:
    deny: true
    error:
      errorSummary: Use the address of your team.
      errorCauses:
        - { errorSummary: "Use an address at team-${number}.example.", reason: WRONG_DOMAIN, location: data.userProfile.email }
requestTypes:
  self.service.registration:
    rules:
      - name: team-address
        when:
          all:
            - { condition: from-the-team }
            - { fact: data.userProfile.login, operator: emailDomainIn, value: [team-${number}.example, "*.team-${number}.example"] }
        then: allow
        otherwise: wrong-address
      - name: four-digit-number
        when: { fact: data.userProfile.employeeNumber, operator: digits, value: 4 }
        otherwise:
          deny: true
          error:
            errorSummary: Check your employee number.
            errorCauses:
              - { errorSummary: "It has four digits.", reason: WRONG_NUMBER, location: data.userProfile.employeeNumber }
  progressive.profile:
    rules:
      - name: four-digit-number
        when: { fact: data.userProfileUpdate.employeeNumber, operator: digits, value: 4 }
        then: allow
        otherwise:
          deny: true
          error:
            errorSummary: Check your employee number.
            errorCauses:
              - { errorSummary: "It has four digits.", reason: WRONG_NUMBER, location: data.userProfile.employeeNumber }
`;
}

function testFile(number: number): string {
  const address = `kim@team-${number}.example`;
  return `endpoint: /hooks/team-${number}
tests:
  - name: a member of the team may register
    request: ssr
    set: { data.userProfile.email: ${address}, data.userProfile.login: ${address}, data.userProfile.employeeNumber: "1234" }
    expect: { decision: allow }
  - name: nobody else may
    request: ssr
    set: { data.userProfile.employeeNumber: "1234" }
    table:
      - { data.userProfile.email: kim@other.example, data.userProfile.login: kim@other.example }
      - { data.userProfile.email: ${address}, data.userProfile.login: kim@other.example }
      - { data.userProfile.email: null, data.userProfile.login: ${address} }
    expect: { decision: deny, rules: { team-address: false } }
  - name: the number has four digits
    request: pp
    set: { data.userProfileUpdate.employeeNumber: "1234" }
    expect: { decision: allow }
  - name: three are too few
    request: pp
    set: { data.userProfileUpdate.employeeNumber: "123" }
    expect: { decision: deny, errorCauses: [{ reason: WRONG_NUMBER }] }
`;
}
