import { basename, resolve } from 'node:path';
import { findCheckout, isGitFailure } from '../rule-set/git/checkout.ts';
import type { FilesView } from './api.ts';

/** The directory in which a patch of a rules directory applies. */
export async function patchRoot(directory: string): Promise<FilesView['patch']> {
  const checkout = await findCheckout(directory);
  if (isGitFailure(checkout)) return { at: 'parent', below: `${basename(resolve(directory))}/` };
  const { folder } = checkout;
  return { at: 'top of work tree', below: folder === '' ? '' : `${folder}/` };
}
