import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A rule set version in three files. Each of them is recognizable in the responses: the two rule
 * files by a text, the list by the addresses that it allows.
 */
export function filesOf(number: number): Record<string, string> {
  return {
    'a.yaml': ruleFile(number, '/a', '[okta.com]'),
    'b.yaml': ruleFile(number, '/b', '{ list: members }'),
    'lists/members.txt': `${parityOf(number)}.example\n# ${number}\n`,
  };
}

/** One of its rule files is the next one already, the other one is truncated. */
export function brokenFilesOf(number: number): Record<string, string> {
  const files = filesOf(number);
  return { ...files, 'b.yaml': `${files['b.yaml']}      - name: [` };
}

/** The domain in the list of this version: `even` or `odd`. */
export function parityOf(number: number): 'even' | 'odd' {
  return number % 2 === 0 ? 'even' : 'odd';
}

function ruleFile(number: number, endpoint: string, domains: string): string {
  const says = `generation ${number}`;
  return `version: 1
endpoint: ${endpoint}
requestTypes:
  self.service.registration:
    rules:
      - name: member
        when: { fact: data.userProfile.email, operator: emailDomainIn, value: ${domains} }
        then: { allow: true, set: { title: ${says} } }
        otherwise: { deny: true, error: { errorSummary: ${says} } }
  progressive.profile:
    rules:
      - name: four-digits
        when: { fact: data.userProfileUpdate.employeeNumber, operator: digits, value: 4 }
        then: { set: { title: ${says} } }
        otherwise: { deny: true, error: { errorSummary: ${says} } }
`;
}

/** Writes files in the layout of the kubelet: in a folder that goes live by the swap of one symlink. */
export function swap(directory: string, name: string, files: Record<string, string>): void {
  const store = `..${name}`;
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, store, file)), { recursive: true });
    writeFileSync(join(directory, store, file), text);
  }
  symlinkSync(store, join(directory, '..data_new'));
  renameSync(join(directory, '..data_new'), join(directory, '..data'));
}

/** The folder that a swap has replaced. */
export function forget(directory: string, name: string): void {
  rmSync(join(directory, `..${name}`), { recursive: true, force: true });
}
