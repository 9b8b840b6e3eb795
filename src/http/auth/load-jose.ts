/** Loaded with the first token or the first keys: most services have fixed secrets alone, and do without its 4 MB. */
export function loadJose(): Promise<typeof import('jose')> {
  return import('jose');
}
