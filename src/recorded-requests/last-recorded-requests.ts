import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { codeOf } from '../diagnostics/error-message.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { linesOf, textOf } from './lines.ts';
import { isDecision, type RecordedRequest, toRecordedRequest } from './recorded-request.ts';

/** So many bytes from the end of a decision log are read, and so many requests are taken. */
const MOST = { bytes: 4 * 1024 * 1024, requests: 1000 };

/**
 * The newest requests of a decision log, the oldest of them first; each named by its decision's id. A file that is not
 * there yet holds none. Where it cannot be read, why.
 */
export async function lastRecordedRequests(path: string, most = MOST): Promise<RecordedRequest[] | string> {
  try {
    const { size } = await stat(path);
    const lines: string[] = [];
    const end = createReadStream(path, { start: Math.max(0, size - most.bytes) });
    for await (const { text } of linesOf(textOf(end))) lines.push(text);
    const requests: RecordedRequest[] = [];
    // The newest first, as far as they are wanted. Half a line is no JSON, and left out like all that is no request.
    for (const line of lines.toReversed()) {
      if (requests.length === most.requests) break;
      const recorded = requestIn(line);
      if (recorded !== undefined) requests.push(recorded);
    }
    return requests.toReversed();
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? [] : `it cannot be read (${code})`;
  }
}

/** The request of a record. One that was decided once and came again is the same person's. */
function requestIn(line: string): RecordedRequest | undefined {
  const parsed = parseBody(line);
  if (!('value' in parsed) || !isDecision(parsed.value) || 'retry' in parsed.value) return undefined;
  const recorded = toRecordedRequest(parsed.value, `decision ${parsed.value['decisionId']}`);
  return typeof recorded === 'string' ? undefined : recorded;
}
