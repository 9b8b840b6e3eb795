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
  credentials: 'Okta Developer, "Inline hooks": the service must check the authentication that Okta presents',
  eventId: 'Okta Developer, "Hooks best practices": each request is told apart by its eventId',
  retry: 'Okta Developer, "Hooks best practices": use eventId to recognize a request that is sent again',
} as const;
