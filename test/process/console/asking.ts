import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Running, running } from '../serve/running.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** The body, where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects
  json: any;
}

export interface Asked extends Running {
  /** Asks the console: a question where there is one, else for what there is. */
  console: (path: string, question?: object, headers?: Record<string, string>) => Promise<Answer>;
}

/** A service whose console is asked as a browser does, but for the headers that only a browser may set. */
export async function asking(files: Record<string, string>, configuration?: string): Promise<Asked> {
  const service = await running(files, configuration);
  const { port } = service.service.admin;
  return { ...service, console: (path, question, headers) => ask(port, path, question, headers) };
}

export function ask(
  port: number,
  path: string,
  question?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const method = question === undefined ? 'GET' : 'POST';
  const type = question === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { ...type, ...headers }, agent: false },
      async (response) => {
        const body = await text(response);
        const isJson = response.headers['content-type']?.startsWith('application/json');
        const json = isJson ? JSON.parse(body) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, json });
      },
    );
    sent.on('error', reject).end(question && JSON.stringify(question));
  });
}

/** Rules for one endpoint, with a list, and tests beside them. */
export const RULES = {
  'sign-up.yaml': `version: 1
endpoint: /sign-up
description: Who may sign up
owner: identity
form: [firstName, lastName, email]
conditions:
  staff:
    fact: data.userProfile.email
    operator: emailDomainIn
    value: { list: domains }
outcomes:
  refused:
    deny: true
    error:
      errorSummary: Please use your work address.
      errorCauses:
        - errorSummary: Only addresses of okta.com can register.
          reason: INVALID_EMAIL_DOMAIN
          location: data.userProfile.email
requestTypes:
  self.service.registration:
    rules:
      - name: work-address
        owner: identity
        when: { all: [{ condition: staff }, { fact: data.userProfile.email, operator: present }] }
        otherwise: refused
      - name: summer
        when: { fact: data.userProfile.lastName, operator: equal, value: Sommer }
        then: deny
        validFrom: 2036-06-01T00:00:00Z
        validUntil: 2036-09-01T00:00:00Z
      - name: named
        mode: shadow
        when: { fact: data.userProfile.firstName, operator: present }
        otherwise: deny
      - name: later
        enabled: false
        validThrough: 2026-12-31
        when: { fact: data.userProfile.firstName, operator: present }
        otherwise: deny
    default: allow
`,
  'sign-up.test.yaml': `endpoint: /sign-up
at: 2026-01-01T00:00:00Z
tests:
  - name: staff may sign up
    request: ssr
    set: { data.userProfile.email: kim@okta.com }
    expect: { decision: allow, rules: { work-address: true } }
`,
  'lists/domains.txt': 'okta.com\n',
};

/** The line of a text in a file of the rules, from 1. */
export function lineOf(text: string): number {
  return RULES['sign-up.yaml'].split('\n').findIndex((line) => line.includes(text)) + 1;
}
