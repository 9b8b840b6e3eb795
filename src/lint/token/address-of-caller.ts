import { below } from '../../diagnostics/source-file.ts';
import { hookOf } from '../../hooks/index.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule } from '../rule-index.ts';
import { rulesOf, testsOf } from '../sign-in/tests-of.ts';

/** Facts that tell the endpoints of an authorization server, or its flows, apart. */
const FLOW = [
  'source',
  'data.context.request.url',
  'data.context.protocol.request.grant_type',
  'data.context.protocol.request.response_type',
];

export const addressOfCaller: Check = {
  code: 'address-of-caller',
  severity: 'warn',
  description:
    'A rule that denies, or takes something out of a token, by data.context.request.ipAddress. Not reported: a rule that also tests source, grant_type or response_type.',
  rationale:
    'At the token endpoint it is the address of the caller. In the code flow and with a refresh token this is the server of the app, and never the browser of the user.',
  source: 'RFC 6749, section 4.1: the client calls the token endpoint',
  fix: 'Restrict networks in the sign-on policy of the app. Here write the flow as `if`: data.context.protocol.request.response_type for a token that the browser gets.',
  find: (index) => {
    const aware = rulesOf(testsOf(index, FLOW));
    return testsOf(index, ['data.context.request.ipAddress']).flatMap(({ source, at, rules }) => {
      const rule = rules.find((one) => !aware.has(one) && restricts(one));
      if (rule === undefined) return [];
      const message = `"${rule.rule.name}" restricts by the address of the caller, which in the code flow is the server of the app`;
      const hint = 'restrict networks in the sign-on policy of the app, or write the flow as if:';
      return [findingAt(source, { at: below(at, 'fact') }, { message, hint })];
    });
  },
};

function restricts({ source, then, otherwise }: IndexedRule): boolean {
  const { failure } = hookOf(source.value);
  return [then, otherwise].some((outcome) => outcome !== undefined && failure.restricts(outcome));
}
