import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** One instruction of the Dockerfile: `COPY`, and its arguments. */
export interface Instruction {
  name: string;
  rest: string;
}

/** The Dockerfile's instructions by stage; each one begins with its FROM. */
export function stages(): [Instruction, ...Instruction[]][] {
  const lines = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ').split('\n');
  const instructions = lines
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ')).trim() }));
  const found: [Instruction, ...Instruction[]][] = [];
  for (const instruction of instructions) {
    if (instruction.name === 'FROM') found.push([instruction]);
    else found.at(-1)?.push(instruction);
  }
  return found;
}

/** The settings of an image for running it, as in its metadata. */
export interface Image {
  /** The path of its root. */
  root: string;
  workdir: string;
  environment: Record<string, string>;
  user: { uid: number; gid: number };
  command: string[];
  healthcheck: string[];
}

/**
 * Builds the image without Docker: each stage is a folder below `directory`, and RUN runs on this machine. That is not a
 * container; it shows that the steps fit together, and that their result runs.
 */
export function build(directory: string): Image {
  const roots = new Map<string, string>();
  let image: Image | undefined;
  for (const [from, ...steps] of stages()) {
    const name = from.rest.split(' AS ')[1] ?? 'image';
    const root = join(directory, name);
    roots.set(name, root);
    image = steps.reduce((so, step) => after(so, step, roots), empty(root));
  }
  return image as Image;
}

function empty(root: string): Image {
  const user = { uid: 0, gid: 0 };
  return { root, workdir: root, environment: {}, user, command: [], healthcheck: [] };
}

/** The image after one more instruction. */
function after(image: Image, { name, rest }: Instruction, roots: ReadonlyMap<string, string>): Image {
  const { root, environment } = image;
  switch (name) {
    case 'WORKDIR':
      mkdirSync(join(root, rest), { recursive: true });
      return { ...image, workdir: join(root, rest) };
    case 'COPY':
      copy(rest, image, roots);
      return image;
    case 'RUN':
      run(rest, image);
      return image;
    case 'ENV':
      return { ...image, environment: { ...environment, ...Object.fromEntries(pairsIn(rest)) } };
    case 'USER': {
      const [uid = 0, gid = 0] = rest.split(':').map(Number);
      return { ...image, user: { uid, gid } };
    }
    case 'HEALTHCHECK':
      return { ...image, healthcheck: commandIn(rest, root) };
    case 'ENTRYPOINT':
    case 'CMD':
      return { ...image, command: [...image.command, ...commandIn(rest, root)] };
    case 'EXPOSE':
      return image;
    default:
      throw new Error(`${name} is not known here: add it`);
  }
}

function copy(rest: string, { root, workdir }: Image, roots: ReadonlyMap<string, string>): void {
  const [, stage, paths = ''] = /^(?:--from=(\w+) )?(.+)$/.exec(rest) ?? [];
  const source = stage === undefined ? '.' : (roots.get(stage) ?? '');
  const sources = paths.split(' ');
  const target = sources.pop() ?? '';
  const absolute = join(target.startsWith('/') ? root : workdir, target);
  for (const path of sources)
    cpSync(join(source, path), target.endsWith('/') ? join(absolute, basename(path)) : absolute, {
      recursive: true,
    });
}

/** The packages for development are those of this checkout, which has them by the same command. */
function run(command: string, { workdir, user }: Image): void {
  if (command === 'npm ci --ignore-scripts') {
    symlinkSync(realpathSync('node_modules'), join(workdir, 'node_modules'));
    return;
  }
  execFileSync('sh', ['-c', command], {
    cwd: workdir,
    stdio: 'pipe',
    env: buildEnvironment(),
    ...(process.getuid?.() === 0 && user),
  });
}

const pairsIn = (rest: string) => rest.split(' ').map((pair) => pair.split('=') as [string, string]);

/** A command in its exec form, which needs no shell; run by the Node.js of these tests. */
function commandIn(rest: string, root: string): string[] {
  const words = JSON.parse(rest.slice(rest.indexOf('['))) as string[];
  return words.map((word) =>
    word === 'node' ? process.execPath : word.replace(/^\/app/, join(root, 'app')),
  );
}

/** The environment without the variables that npm sets for scripts of this package. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const outer = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_)|^npm_config_local_prefix$/.test(name),
  );
  return {
    ...Object.fromEntries(outer),
    // The image's Node.js is that of these tests.
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
  };
}
