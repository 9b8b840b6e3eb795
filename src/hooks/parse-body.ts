import { type JsonProblem, parseStrictJson } from '../diagnostics/strict-json.ts';

/** Why a text is not the JSON of a request. */
export interface BodyProblem {
  code: JsonProblem['code'];
  message: string;
}

/** Parses the body of a request, which must be JSON that can be read in one way only. */
export function parseBody(text: string): { value: unknown } | BodyProblem {
  const parsed = parseStrictJson(text);
  return 'value' in parsed ? parsed : { code: parsed.code, message: `The body ${parsed.problem}.` };
}
