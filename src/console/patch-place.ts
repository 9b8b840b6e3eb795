import { basename, resolve } from 'node:path';
import { gitLine } from '../runtime/git.ts';
import type { FilesView } from './api.ts';

/** Where a patch of the files of a rules directory applies. */
export async function patchPlace(directory: string): Promise<FilesView['patch']> {
  const prefix = await gitLine(directory, 'rev-parse', '--show-prefix');
  if (prefix !== undefined) return { at: 'top of work tree', below: prefix };
  return { at: 'parent', below: `${basename(resolve(directory))}/` };
}
