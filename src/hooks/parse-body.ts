import { type JsonProblem, parseStrictJson } from '../diagnostics/strict-json.ts';

/** The reason why a text is not the JSON of a request. */
export interface BodyProblem {
  code: JsonProblem['code'];
  message: string;
}

/** Parses the body of a request, which must be unambiguous JSON. */
export function parseBody(text: string): { value: unknown } | BodyProblem {
  const parsed = parseStrictJson(text);
  return 'value' in parsed ? parsed : { code: parsed.code, message: `The body ${parsed.problem}.` };
}
