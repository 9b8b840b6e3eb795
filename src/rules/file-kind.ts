/** Rules and lists decide requests; tests, and the requests that they name, check them. */
export type FileKind = 'rules' | 'list' | 'tests' | 'request';

const LIST_FILE = /\.(txt|csv|ya?ml|json)$/;

/** The kind of a file, by its name; undefined for any other file. */
export function kindOf(name: string): FileKind | undefined {
  const folders = name.split('/').slice(0, -1);
  if (folders.includes('lists')) return folders.length === 1 && LIST_FILE.test(name) ? 'list' : undefined;
  if (/\.test\.ya?ml$/.test(name)) return 'tests';
  if (/\.json$/.test(name)) return 'request';
  return /\.ya?ml$/.test(name) ? 'rules' : undefined;
}

/** True if a file that is not read may be meant as a list: by its folder, or by its extension. */
export function mayBeList(name: string): boolean {
  return name.split('/').slice(0, -1).includes('lists') || /\.(txt|csv)$/.test(name);
}
