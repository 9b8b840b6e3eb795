/** `# hookgate-ignore: code, code -- reason`: says that a finding in the next line is known, and why it stays. */
export interface IgnoreComment {
  path: string;
  /** Where the comment stands, from 1. */
  line: number;
  /** Columns, from 1. */
  from: number;
  to: number;
  /** The line it speaks of: the next one that is neither blank nor a comment. */
  about: number;
  codes: string[];
  reason: string;
}

const COMMENT = /^\s*#\s*hookgate-ignore\b:?(.*)$/;

/** The comments of this kind in a rule file or a list. */
export function ignoreComments(path: string, text: string): IgnoreComment[] {
  if (!text.includes('hookgate-ignore')) return [];
  const lines = text.split(/\r\n|\r|\n/);
  return lines.flatMap((line, index) => {
    const written = COMMENT.exec(line)?.[1];
    if (written === undefined) return [];
    const [codes = '', ...reason] = written.split(/\s--(?:\s|$)/);
    const offset = lines.slice(index + 1).findIndex((next) => !/^\s*(#|$)/.test(next));
    return [
      {
        path,
        line: index + 1,
        from: line.indexOf('#') + 1,
        to: line.trimEnd().length + 1,
        about: offset === -1 ? lines.length : index + offset + 2,
        codes: codes.split(/[\s,]+/).filter((code) => code !== ''),
        reason: reason.join(' -- ').trim(),
      },
    ];
  });
}
