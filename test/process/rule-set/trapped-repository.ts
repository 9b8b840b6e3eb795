import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { git, temporary, write } from '../../unit/reload/workspace.ts';

/** A program that writes its environment to a file each time it is run. */
export interface Trap {
  program: string;
  /** What it has written; undefined as long as it has not been run. */
  sprung: () => string | undefined;
}

export function setTrap(): Trap {
  const directory = temporary();
  const [program, marker] = [join(directory, 'program'), join(directory, 'ran')];
  write(program, `#!/bin/sh\nenv >> ${marker}\n`);
  chmodSync(program, 0o755);
  return { program, sprung: () => (existsSync(marker) ? readFileSync(marker, 'utf8') : undefined) };
}

/** How a repository makes git run a program, and a command of git that does so. */
interface Attack {
  arm: (root: string, program: string) => void;
  fire: string[];
}

const config = (root: string, settings: Record<string, string>) => {
  for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
};

function commitAttributes(root: string): void {
  write(join(root, '.gitattributes'), '* filter=x diff=x\n');
  git(root, 'add', '--', '.gitattributes');
  git(root, 'commit', '--quiet', '--message=attributes');
}

function writeInfoAttributes(root: string): void {
  mkdirSync(join(root, '.git/info'), { recursive: true });
  write(join(root, '.git/info/attributes'), '* filter=x\n');
}

/** What a partial clone fetches from when it lacks an object. */
function becomePartial(root: string, settings: Record<string, string>): void {
  const source = join(temporary(), 'source');
  git(root, 'clone', '--quiet', '--bare', root, source);
  config(source, { 'uploadpack.allowFilter': 'true' });
  const clone = join(temporary(), 'clone');
  git(root, 'clone', '--quiet', '--filter=blob:none', pathToFileURL(source).href, clone);
  for (const name of ['objects/pack', 'config']) replace(join(clone, '.git', name), join(root, '.git', name));
  const objects = join(root, '.git/objects');
  for (const name of readdirSync(objects).filter((one) => /^[0-9a-f]{2}$/.test(one)))
    rmSync(join(objects, name), { recursive: true });
  config(root, settings);
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

const STATUS = ['status', '--porcelain'];
const READ_OLD = ['ls-tree', '-r', '-l', 'HEAD~1'];

export const attacks: Record<string, Attack> = {
  'filter.x.clean, named by a committed .gitattributes': {
    arm(root, program) {
      commitAttributes(root);
      config(root, { 'filter.x.clean': program });
    },
    fire: STATUS,
  },
  'filter.x.process, named by .git/info/attributes': {
    arm(root, program) {
      writeInfoAttributes(root);
      config(root, { 'filter.x.process': program, 'filter.x.required': 'true' });
    },
    fire: STATUS,
  },
  'a filter in a file that [include] names': {
    arm(root, program) {
      const included = join(temporary(), 'included');
      write(included, `[filter "x"]\n\tclean = ${program}\n`);
      writeInfoAttributes(root);
      config(root, { 'include.path': included });
    },
    fire: STATUS,
  },
  'core.fsmonitor': {
    arm: (root, program) => config(root, { 'core.fsmonitor': program }),
    fire: STATUS,
  },
  'hooks, in .git/hooks and in core.hooksPath': {
    arm(root, program) {
      const hooks = temporary();
      for (const name of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc'])
        for (const folder of [hooks, join(root, '.git/hooks')]) {
          mkdirSync(folder, { recursive: true });
          symlinkSync(program, join(folder, name));
        }
      config(root, { 'core.hooksPath': hooks });
    },
    fire: ['update-ref', 'refs/heads/other', 'HEAD'],
  },
  'diff.external, textconv, pagers, editors, helpers and gpg': {
    arm(root, program) {
      commitAttributes(root);
      config(root, {
        'diff.external': program,
        'diff.x.textconv': program,
        'core.pager': program,
        'pager.ls-tree': 'true',
        'pager.rev-parse': program,
        'core.editor': program,
        'core.askPass': program,
        'core.alternateRefsCommand': program,
        'credential.helper': program,
        'gpg.program': program,
        'log.showSignature': 'true',
        'alias.ls-tree': `!${program}`,
        'alias.rev-parse': `!${program}`,
        'uploadpack.packObjectsHook': program,
      });
    },
    fire: ['diff'],
  },
  'a partial clone from ext::': {
    arm: (root, program) =>
      becomePartial(root, { 'remote.origin.url': `ext::${program}`, 'protocol.ext.allow': 'always' }),
    fire: READ_OLD,
  },
  'a partial clone by core.sshCommand': {
    arm: (root, program) =>
      becomePartial(root, { 'remote.origin.url': 'ssh://host.example/x', 'core.sshCommand': program }),
    fire: READ_OLD,
  },
  'a partial clone by core.gitProxy': {
    arm: (root, program) =>
      becomePartial(root, { 'remote.origin.url': 'git://host.example/x', 'core.gitProxy': program }),
    fire: READ_OLD,
  },
  'a partial clone by remote.origin.uploadpack': {
    arm: (root, program) => becomePartial(root, { 'remote.origin.uploadpack': program }),
    fire: READ_OLD,
  },
};

/** Runs git's own command, whatever it comes to: the trap has to spring, or the attack shows nothing. */
export function fire(root: string, { fire: command }: Attack): void {
  try {
    git(root, ...command);
  } catch {
    // A program that says nothing of what git expects of it is an error to git.
  }
}
