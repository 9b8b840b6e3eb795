/** `# hookgate-ignore: code, code -- reason`: suppresses a finding in the next line, with a reason. */
export interface IgnoreComment {
  path: string;
  /** Line of the comment, from 1. */
  line: number;
  /** Columns, from 1. */
  from: number;
  to: number;
  /** The line that it applies to: the next one that is neither blank nor a comment. */
  about: number;
  codes: string[];
  reason: string;
}

const COMMENT = /^\s*#\s*hookgate-ignore\b:?(.*)$/;

/** Finds these comments in a rule file or a list. */
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
