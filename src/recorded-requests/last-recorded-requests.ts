import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { codeOf } from '../diagnostics/error-message.ts';
import { failed, type Result, succeeded } from '../diagnostics/result.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { linesOf, textOf } from './lines.ts';
import { isDecision } from './past-decision.ts';
import { type RecordedRequest, toRecordedRequest } from './recorded-request.ts';

/** Maximum bytes read from the end of a decision log, and maximum requests. */
const LIMITS = { bytes: 4 * 1024 * 1024, requests: 1000 };

/**
 * The newest requests of a decision log, oldest first, each named by the id of its decision. A missing file holds none.
 *
 * @returns the requests, or why the log cannot be read
 */
export async function lastRecordedRequests(
  path: string,
  limits = LIMITS,
): Promise<Result<RecordedRequest[], string>> {
  try {
    const { size } = await stat(path);
    const lines: string[] = [];
    const end = createReadStream(path, { start: Math.max(0, size - limits.bytes) });
    for await (const { text } of linesOf(textOf(end))) lines.push(text);
    // A line cut in half is no JSON, and skipped like everything else that is no request.
    const newestFirst = Iterator.from(lines.reverse()).map(requestIn);
    const requests = newestFirst.filter((one) => one !== undefined).take(limits.requests);
    return succeeded([...requests].reverse());
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? succeeded([]) : failed(`it cannot be read (${code})`);
  }
}

/** The request of a record. A retry is skipped: it repeats a request. */
function requestIn(line: string): RecordedRequest | undefined {
  const parsed = parseBody(line);
  if (!('value' in parsed) || !isDecision(parsed.value) || 'retry' in parsed.value) return undefined;
  const recorded = toRecordedRequest(parsed.value, `decision ${parsed.value['decisionId']}`);
  return recorded.ok ? recorded.value : undefined;
}
