import { parseStrictJson } from '../../diagnostics/strict-json.ts';
import { MAX_LINE } from '../../recorded-requests/lines.ts';

/** A part of a line, as container runtimes split long lines. */
interface Part {
  stream: string;
  text: string;
  isLast: boolean;
}

/** The format of CRI: https://kubernetes.io/docs/concepts/cluster-administration/logging/ */
const CRI = /^\d{4}-\S+ (stdout|stderr) ([PF])(?::\S*)? (.*)$/s;

/** The format of Docker's json-file driver: https://docs.docker.com/engine/logging/drivers/json-file/ */
const JSON_FILE = '{"log":"';

/** Unwraps lines of container runtimes, in their order; undefined while a line is incomplete. Other lines stay. */
export function createUnwrap(): (line: string) => string | undefined {
  const begun = new Map<string, string>();
  return (line) => {
    const part = criPart(line) ?? jsonFilePart(line);
    if (part === undefined) return line;
    const text = (begun.get(part.stream) ?? '') + part.text;
    begun.delete(part.stream);
    // Longer than any record: it is passed on incomplete.
    if (part.isLast || text.length > MAX_LINE) return text;
    begun.set(part.stream, text);
    return undefined;
  };
}

function criPart(line: string): Part | undefined {
  const [, stream, kind, text] = CRI.exec(line) ?? [];
  return stream === undefined || text === undefined ? undefined : { stream, text, isLast: kind === 'F' };
}

function jsonFilePart(line: string): Part | undefined {
  if (!line.startsWith(JSON_FILE)) return undefined;
  const parsed = parseStrictJson(line);
  if (!('value' in parsed)) return undefined;
  const { log, stream } = parsed.value as { log: unknown; stream?: unknown };
  if (typeof log !== 'string') return undefined;
  return { stream: String(stream), text: log.replace(/\n$/, ''), isLast: log.endsWith('\n') };
}
