/** rules and lists are what answers go by; tests, and the requests that they name, are what is said about them. */
export type FileKind = 'rules' | 'list' | 'tests' | 'request';

/** What a name makes of a file; undefined: none of ours. */
export function kindOf(name: string): FileKind | undefined {
  const folders = name.split('/').slice(0, -1);
  if (folders.includes('lists'))
    return folders.length === 1 && /\.(txt|csv|ya?ml)$/.test(name) ? 'list' : undefined;
  if (/\.test\.ya?ml$/.test(name)) return 'tests';
  if (/\.json$/.test(name)) return 'request';
  return /\.ya?ml$/.test(name) ? 'rules' : undefined;
}

/** Whether a file that is none of ours may be meant as a list: it stands in a folder for lists, or ends as one does. */
export function mayBeList(name: string): boolean {
  return name.split('/').slice(0, -1).includes('lists') || /\.(txt|csv)$/.test(name);
}
