import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** The git program, and the part of the environment that it gets. */
export interface GitProgram {
  /** Absolute. */
  path: string;
  environment: { PATH: string; HOME?: string };
}

/**
 * Finds git in the absolute directories of PATH. Left to the system, an empty or a relative entry, and on Windows any
 * PATH, would let a `git` in the current directory run, which may be the checkout that is looked at.
 */
export async function findGit(): Promise<GitProgram | undefined> {
  const { PATH = '', HOME } = process.env;
  const directories = PATH.split(delimiter).filter(isAbsolute);
  const environment = { PATH: directories.join(delimiter), ...(HOME !== undefined && { HOME }) };
  for (const directory of directories) {
    const path = join(directory, process.platform === 'win32' ? 'git.exe' : 'git');
    if (await isProgram(path)) return { path, environment };
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
