import { parseStrictJson } from '../../diagnostics/strict-json.ts';
import { MAX_LINE } from '../../recorded-requests/lines.ts';

/** What a container runtime made of a line: it cuts long ones into parts. */
interface Part {
  stream: string;
  text: string;
  isLast: boolean;
}

/** As the kubelet writes it: https://kubernetes.io/docs/concepts/cluster-administration/logging/ */
const CRI = /^\d{4}-\S+ (stdout|stderr) ([PF])(?::\S*)? (.*)$/s;

/** As Docker's json-file driver writes it: https://docs.docker.com/engine/logging/drivers/json-file/ */
const JSON_FILE = '{"log":"';

/**
 * Takes lines out of what container runtimes put around them, one after the other. Undefined where a line goes on in
 * a later one. Any other line stays as it is.
 */
export function createUnwrap(): (line: string) => string | undefined {
  const begun = new Map<string, string>();
  return (line) => {
    const part = criPart(line) ?? jsonFilePart(line);
    if (part === undefined) return line;
    const text = (begun.get(part.stream) ?? '') + part.text;
    begun.delete(part.stream);
    // Too long for a record: given up, and found to be none.
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
