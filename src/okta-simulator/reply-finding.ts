/** A finding about a reply that Okta's documents do not allow, or advise against. */
export interface ReplyFinding {
  code: string;
  /** error: Okta cannot use it, or reacts in an unexpected way. */
  severity: 'error' | 'warn';
  message: string;
  hint: string;
  /** The statement of Okta that the finding is based on. */
  source: string;
}

/** The statements of Okta that findings are based on. */
export const says = {
  status:
    'Okta Developer, "Inline hooks": the status code is not for information; errors only where a request cannot be parsed',
  anySuccess: 'Okta Developer, "Hooks best practices": any 2xx counts as success',
  empty: 'Okta Developer, "Inline hooks": an empty reply is one with 204',
  body: 'Okta Developer, "Inline hooks": a reply is a JSON object with commands, error and debugContext',
  size: 'Okta Developer, "Inline hooks": a reply is smaller than 256 KB',
  timeOut: 'Okta Developer, "Inline hooks": 3 seconds, at most one retry, no redirects',
  commands: 'Management API, registration inline hook: the commands that it supports',
  attributes: 'Management API, registration inline hook: attributes of the user schema, never the password',
  progressive:
    'Management API, registration inline hook: com.okta.user.profile.update is for self-service registration only',
  error:
    'Management API, registration inline hook: with an error object no command is executed, and the registration fails',
  causes: 'Management API, registration inline hook: what the end user reads of errorCauses',
  cause:
    'Okta Developer, "Inline hooks": errorSummary, reason, locationType, location and domain of an error cause',
  action: 'Management API, registration inline hook: {"registration": "ALLOW"} or {"registration": "DENY"}',
  tokenCommands:
    'Management API, token inline hook: commands and operations; none is applied if one of them cannot be',
  tokenError: 'Management API, token inline hook: the OAuth client gets errorSummary, with server_error',
  samlCommands: 'Management API, SAML assertion inline hook: its command, operations and paths',
  samlError: 'Management API, SAML assertion inline hook: an error page shows errorSummary',
  failsOpen: 'Okta Developer, "Inline hooks": after a 4xx Okta issues tokens and assertions unchanged',
  onlyOk: 'Okta Developer, token inline hook: a reply with content has the status 200',
  credentials: 'Okta Developer, "Inline hooks": the service must check the authentication that Okta presents',
  eventId: 'Okta Developer, "Hooks best practices": each request is told apart by its eventId',
  retry: 'Okta Developer, "Hooks best practices": use eventId to recognize a request that is sent again',
} as const;

/** Severity, statement of Okta and hint of a finding, by its code. */
const USUAL = {
  slow: [
    'warn',
    says.timeOut,
    'On a slower network or under load, the time-out is exceeded, and Okta gets no reply.',
  ],
  timeout: ['error', says.timeOut, 'Answer well within 3 s, which is the time-out of Okta.'],
  unreachable: [
    'error',
    says.timeOut,
    'Okta could not reach it either: check the address, and the server that listens there.',
  ],
  'no-token': ['error', says.timeOut, 'Check the token URL, the client and the scope.'],
  'too-many-attempts': ['warn', says.credentials, 'Wait a minute, and run this scenario alone.'],
  status: ['error', says.status, 'Answer with 200 and JSON, or with 204.'],
  empty: ['error', says.empty, 'Answer with 204, or with {}.'],
  'content-type': ['warn', says.body, 'Answer with content-type: application/json.'],
  'too-large': ['error', says.size, 'Send less in debugContext, or fewer attributes.'],
  'not-json': ['error', says.body, 'Answer with {"commands": […]}, {"error": {…}} or {}.'],
  'another-answer': ['error', says.retry, 'Recognize it by its eventId, and send the same reply.'],
  'mixed-up': ['error', says.eventId, 'Do not share state between requests.'],
  command: ['error', says.commands, 'Write {"type": "com.okta.…", "value": {…}}.'],
  action: ['error', says.action, 'Write {"registration": "ALLOW"} or {"registration": "DENY"}.'],
  attributes: ['error', says.attributes, 'Write an object of attributes: {"employeeNumber": "1234"}.'],
  password: ['error', says.attributes, 'A hook cannot: leave it out.'],
  contradiction: ['error', says.action, 'Send one of the two.'],
  'commands-with-error': ['warn', says.error, 'Send one of the two.'],
  'allow-with-error': ['error', says.error, 'Send one of the two.'],
  'deny-without-error': ['warn', says.causes, 'Add an error with errorCauses, at a field of the form.'],
  'error-shape': [
    'error',
    says.cause,
    'Write {"errorSummary": "…", "errorCauses": [{"errorSummary": "…", "location": "data.userProfile.email"}]}.',
  ],
  'empty-error': ['error', says.error, 'Leave it out to allow the user, or write the reason in errorCauses.'],
  'no-causes': ['warn', says.causes, 'Write the reason in errorCauses, at a field of the form.'],
  'incomplete-cause': [
    'warn',
    says.cause,
    'Write all of them: Okta documents them as required, but does not check them.',
  ],
  'location-type': ['warn', says.cause, "Okta's documents know body, header, url, query."],
  location: ['warn', says.causes, 'Write data.userProfile.email, or another attribute, for updates too.'],
} as const;

/** @param special replaces the usual severity, statement or hint of the code */
export function finding(
  code: keyof typeof USUAL,
  message: string,
  special: Partial<ReplyFinding> = {},
): ReplyFinding {
  const [severity, source, hint] = USUAL[code];
  return { code, severity, message, hint, source, ...special };
}
