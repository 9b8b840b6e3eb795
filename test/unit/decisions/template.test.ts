import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CallFacts, NO_DERIVED_FACTS } from '../../../src/decisions/facts/call-facts.ts';
import { KnownFacts } from '../../../src/decisions/facts/known-facts.ts';
import { createLiquid } from '../../../src/decisions/liquid/create-liquid.ts';
import { FACT_FILTERS } from '../../../src/decisions/liquid/fact-filters.ts';
import { compileTemplate } from '../../../src/decisions/template.ts';
import { registration } from '../../../src/hooks/registration/contract.ts';
import { decideAt, endpointFrom, ssr } from './endpoint-from.ts';

const known = new KnownFacts(registration.request);

/** The result of a template for a request, and the reasons for parts that are left out. */
function filledIn(text: string, request: object = {}): { value: unknown; reasons: string[] } {
  const template = compileTemplate(text, known);
  if (typeof template !== 'function') throw new Error(template.message);
  const reasons: string[] = [];
  const whole = { eventType: 'com.okta.user.pre-registration', data: {}, ...request };
  return {
    value: template(new CallFacts(whole, NO_DERIVED_FACTS, 'id', 0), (reason) => reasons.push(reason)),
    reasons,
  };
}

/** The result, or the error that is thrown: a filter can reject an argument. */
function outcomeOf(give: () => unknown): unknown {
  try {
    return give();
  } catch (error) {
    return error;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The digest of an empty text would be an id that everybody shares. */
describe('template: digest', () => {
  /** A template for an id in the form of a UUID. */
  const ID =
    '{% assign h = eventId | append: data.context.request.id | sha256 %}{{ h | slice: 0, 8 }}-{{ h | slice: 8, 4 }}-4{{ h | slice: 13, 3 }}-8{{ h | slice: 17, 3 }}-{{ h | slice: 20, 12 }}';

  test.each([
    ['the fact is absent', '{{ eventId | sha256 }}'],
    ['the fact is null', '{{ data.userProfile.none | sha256 }}'],
    ['the fact is empty', '{{ data.userProfile.empty | sha256 }}'],
    ['the fact is an empty list', '{{ data.userProfile.list | sha256 }}'],
    ['the fact is an object, which has no text', '{{ data.userProfile.object | sha256 }}'],
    ['all parts of a name are absent', ID],
    ['only the template has text', '{{ eventId | prepend: "salt-" | sha256 }}'],
    [
      'only the template has text, in a variable',
      '{% assign a = "salt-" | append: eventId %}{{ a | sha256 }}',
    ],
    ['a filter removes all text', '{{ data.userProfile.blank | strip | prepend: "salt-" | sha256 }}'],
    ['it is within text', 'id-{{ eventId | sha256 }}'],
    [
      'it is within an if',
      '{% if data.userProfile.firstName %}{{ eventId | prepend: "x" | sha256 }}{% endif %}',
    ],
    ['it is compared', '{% case eventId | sha256 %}{% when "x" %}a{% else %}b{% endcase %}'],
    ['the other fact is absent, too', '{{ eventId | default: eventTime | prepend: "x" | sha256 }}'],
    ['echo writes it', '{% echo eventId | sha256 %}'],
    ['the text of a keyed digest is absent', '{{ eventId | hmac_sha256: "key" }}'],
    ['the key of a keyed digest is absent', '{{ data.userProfile.firstName | hmac_sha256: eventId }}'],
  ])('is left out with a reason if %s', (_, text) => {
    const userProfile = { firstName: 'Kim', none: null, empty: '', blank: '  ', list: [], object: { a: 1 } };
    const { value, reasons } = filledIn(text, { data: { userProfile } });
    expect(value).toBeUndefined();
    expect(reasons).toEqual([
      expect.stringMatching(/^there is nothing in the request to make its (digest|(hmac_)?sha256) of$/),
    ]);
  });

  test('is made of the other parts if one part is absent', () => {
    const both = { eventId: 'e1', data: { context: { request: { id: 'r1' } } } };
    const one = { data: { context: { request: { id: 'r1' } } } };
    const other = { data: { context: { request: { id: 'r2' } } } };
    const id = (text: string) => {
      const h = sha256(text);
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
    };
    expect([both, one, other].map((request) => filledIn(ID, request))).toEqual(
      ['e1r1', 'r1', 'r2'].map((text) => ({ value: id(text), reasons: [] })),
    );
  });

  test.each([
    ['{{ eventId | default: "none" | sha256 }}', sha256('none')],
    ['{{ eventId | sha256 | default: "none" }}', 'none'],
    ['{% if eventId %}{{ eventId | sha256 }}{% else %}none{% endif %}', 'none'],
    ['{{ "constant" | sha256 }}', sha256('constant')],
  ])('%s: uses the given text for an absent fact', (text, value) => {
    expect(filledIn(text)).toEqual({ value, reasons: [] });
  });
});

describe('template: clock', () => {
  const FILTERS = [
    'date: "%Y"',
    'date_to_xmlschema',
    'date_to_rfc822',
    'date_to_string',
    'date_to_long_string',
  ];

  test.each(
    FILTERS.flatMap((filter) => [
      `{{ "now" | ${filter} }}`,
      `{{ 'today' | ${filter} }}`,
      `{{ "Now" | ${filter} }}`,
      `{% assign t = "now" %}{{ t | ${filter} }}`,
      `{% assign t = "now" %}{% assign u = t %}{{ u | ${filter} }}`,
      `{{ eventTime | default: "now" | ${filter} }}`,
      `{% if "now" | ${filter} %}a{% endif %}`,
      `{% echo "now" | ${filter} %}`,
    ]),
  )('%s is refused', (text) => {
    expect(compileTemplate(text, known)).toEqual({
      message: expect.stringMatching(/^date\w* does not know .+: a template sees the request, and no clock$/),
      hint: 'take the time of the request: {{ eventTime | date: "%Y-%m-%d" }}',
    });
  });

  test.each(FILTERS)('%s does not interpret words of a request', (filter) => {
    for (const word of ['now', 'today'])
      expect(filledIn(`{{ eventTime | ${filter} }}`, { eventTime: word }).value).toBe(word);
  });

  test.each([
    '{{ "now" | upcase }}',
    '{{ eventTime | replace: "now", "" | date: "%Y" }}',
    'now {{ eventTime | date: "%Y" }}',
  ])('%s needs no clock', (text) => expect(compileTemplate(text, known)).toBeInstanceOf(Function));

  test('template: no filter is random', () => {
    expect(compileTemplate('{{ data.userProfile.groups | sample }}', known)).toMatchObject({
      message: '"sample" is not a filter',
    });
  });

  test('template: names of months are English on every machine', () => {
    const template = '{{ eventTime | date: "%B %A" }}';
    expect(filledIn(template, { eventTime: '2026-03-01' }).value).toBe('March Sunday');
  });
});

describe('template: objects have no text', () => {
  const userProfile = { o: { a: 1 }, l: [{ a: 'x' }, { a: 'y' }], m: ['p', { q: 1 }, 'r', [{ q: 1 }]] };

  test.each([
    ['{{ data.userProfile.l | join: ", " }}', ''],
    ['{{ data.userProfile.m | join: ", " }}', 'p, r, '],
    ['{{ data.userProfile.l | array_to_sentence_string }}', ''],
    ['{{ data.userProfile.l | concat: data.userProfile.m | join: "-" }}', 'p-r-'],
    ['{{ data.userProfile.l | map: "a" | join: "-" }}', 'x-y'],
    ['{{ data.userProfile.l | where: "a", "y" | map: "a" | first }}', 'y'],
    ['{{ data.userProfile.o | append: "!" }}', '!'],
    ['{{ data.userProfile.m | append: "!" }}', 'pr!'],
    ['{{ "!" | append: data.userProfile.o }}', '!'],
    ['{{ data.userProfile.o | upcase }}', ''],
    ['{{ data.userProfile.o | escape }}', ''],
    ['{{ data.userProfile.o | split: "" | join: "." }}', ''],
    ['{{ data.userProfile.o | slice: 0, 5 }}', ''],
    ['{{ data.userProfile.o | strip_html }}', ''],
    ['{{ data.userProfile.o | date: "%Y" }}', ''],
    ['{{ data.userProfile.o | raw }}', undefined],
    ['{% echo data.userProfile.o | raw %}', undefined],
    ['Hello {{ data.userProfile.o }}!', 'Hello !'],
    ['{{ data.userProfile.l | first }}', undefined],
  ])('%s gives %j', (text, expected) => {
    expect(filledIn(text, { data: { userProfile } }).value).toBe(expected);
  });

  test('no filter writes one as [object Object], alone, in a list, or as an argument', () => {
    for (const filter of FILTERS)
      for (const value of ['o', 'l', 'm'])
        for (const text of [
          `{{ data.userProfile.${value} | ${filter} }}`,
          `{{ data.userProfile.${value} | ${filter} | join: "," }}`,
          `{{ "text" | ${filter}: data.userProfile.${value} }}`,
        ]) {
          const template = compileTemplate(text, known);
          // Its arguments, if it takes any, are written in the template.
          if (Object.hasOwn(FACT_FILTERS, filter) && typeof template !== 'function') continue;
          expect(template, text).toBeInstanceOf(Function);
          let written = '';
          try {
            written = filledIn(text, { data: { userProfile } }).value as string;
          } catch {
            // A filter may refuse such an argument: then the decision fails.
          }
          expect(written ?? '', text).not.toMatch(/object/i);
        }
  });
});

/** All that liquidjs has, as its documentation lists them, without those that templates do not know, and our own. */
const FILTERS = (
  'abs append array_to_sentence_string at_least at_most base64_decode base64_encode capitalize ceil cgi_escape compact ' +
  'concat date date_to_long_string date_to_rfc822 date_to_string date_to_xmlschema default divided_by downcase escape ' +
  'escape_once find find_index first floor group_by has hmac_sha256 join ' +
  'last lstrip map minus modulo newline_to_br normalize_whitespace number_of_words plus pop prepend push raw reject ' +
  'remove remove_first remove_last replace replace_first replace_last reverse round rstrip sha256 shift size ' +
  'slice slugify sort sort_natural split squish strip strip_html strip_newlines sum times to_integer truncate ' +
  'truncatewords uniq unshift upcase uri_escape url_decode url_encode where xml_escape ' +
  'date_from digits email_domain email_local ip_network regex_replace title_case uuid_from'
).split(' ');

describe('template: arguments of filters are data', () => {
  test.each(['where', 'reject', 'group_by', 'has', 'find', 'find_index'])(
    '%s_exp, which evaluates an argument as Liquid, is not a filter',
    (name) => {
      expect(
        compileTemplate(`{{ data.userProfile.l | ${name}_exp: "item", "item.a" | size }}`, known),
      ).toEqual({
        message: `"${name}_exp" is not a filter`,
        hint: `did you mean "${name}"?`,
      });
    },
  );

  test('the filters of this test are all filters of the engine', () => {
    expect(new Set(Object.keys(createLiquid().filters))).toEqual(new Set(FILTERS));
  });

  /** Each is an error, or shows the secret, where it is evaluated. */
  const TYPED = [
    '"x" | no_such_filter',
    'data.userProfile.secret',
    'item.a | append: data.userProfile.secret',
    '[data.userProfile.secret]',
    '{{ data.userProfile.secret }}',
    '{% no_such_tag %}',
  ];

  test.each(FILTERS)('%s evaluates no text that a person typed', (filter) => {
    for (const typed of TYPED)
      for (const input of ['data.userProfile.l', 'data.userProfile.text'])
        for (const args of ['F', '"item", F', 'F, F', '"a", F', '1, F', '1, 1, F']) {
          const text = `{{ ${input} | ${filter}: ${args.replaceAll('F', 'data.userProfile.typed')} | join: "," }}`;
          const userProfile = { l: [{ a: 'x' }, { a: 'y' }], text: 'some text', typed, secret: 'S3CR3T' };
          const given = outcomeOf(() => filledIn(text, { data: { userProfile } }).value);
          expect(String(given), text).not.toMatch(/S3CR3T|undefined filter|not found/);
        }
  });
});

describe('template: attributes that are left out', () => {
  const rules = (value: string) =>
    endpointFrom(
      `userSchema: [guid]\nrequestTypes:\n  self.service.registration:\n    rules:\n      - name: copy\n        when: { fact: eventType, operator: present }\n        then: { allow: true, set: { guid: ${JSON.stringify(value)} } }\n`,
    );

  test.each([
    [
      '{{ data.userProfile.groups }}',
      { groups: ['it'] },
      'data.userProfile.groups was an array, and is not copied',
    ],
    [
      '{{ data.userProfile.groups }}',
      { groups: { a: 1 } },
      'data.userProfile.groups was an object, and is not copied',
    ],
    [
      '{{ data.userProfile.groups }}',
      { groups: 2 ** 60 },
      'data.userProfile.groups was a number that cannot be copied exactly',
    ],
    [
      '{{ data.userProfile.groups | sha256 }}',
      { groups: '' },
      'there is nothing in the request to make its sha256 of',
    ],
    [
      '{{ data.userProfile.groups | email_domain }}',
      { groups: 'kim@' },
      'email_domain does not apply to data.userProfile.groups',
    ],
    [
      "{{ data.userProfile.groups | date_from: 'DD/MM/YYYY' | upcase }}",
      { groups: '1980-11-30' },
      'date_from does not apply to data.userProfile.groups',
    ],
  ])('%s of %j: the decision names the attribute, its place and why', async (template, profile, reason) => {
    const decision = await decideAt(rules(template), ssr(profile));
    expect(JSON.parse(decision.reply.body)).toEqual({
      commands: [{ type: 'com.okta.action.update', value: { registration: 'ALLOW' } }],
    });
    expect(decision.leftOut).toEqual([
      { name: 'guid', reason, at: '/requestTypes/self.service.registration/rules/0/then/set/guid' },
    ]);
  });

  test('a filter that gives a list: the attribute is left out, and the decision says so', async () => {
    const decision = await decideAt(rules('{{ data.userProfile.groups | sort }}'), ssr({ groups: ['it'] }));
    expect(decision.reply.body).not.toContain('guid');
    expect(decision.leftOut?.map(({ reason }) => reason)).toEqual([
      'the template gave a list, which has no text',
    ]);
  });

  test('an object within other text: the rest is sent, and is not called left out', async () => {
    const decision = await decideAt(rules('x{{ data.userProfile.groups | first }}'), ssr({ groups: [{}] }));
    expect(decision.reply.body).toContain('"guid":"x"');
    expect(decision.leftOut).toBeUndefined();
  });

  test.each([{}, { groups: null }, { groups: 'it' }, { groups: 7 }])(
    '%j: no reason is given for an absent fact',
    async (profile) => {
      const decision = await decideAt(rules('{{ data.userProfile.groups }}'), ssr(profile));
      expect(decision.leftOut).toBeUndefined();
    },
  );
});

describe('template: case outside ASCII', () => {
  const request = { data: { userProfile: { email: '\u212AIM@example.com' } } };

  test.each([
    ['{{ data.userProfile.email | downcase }}', 'kim@example.com'],
    ['{{ data.userProfile.email | downcase | sha256 }}', sha256('kim@example.com')],
    ["{{ data.userProfile.email | downcase | regex_replace: '@.*', '' }}", '\u212Aim'],
    ['{{ data.userProfile.email | downcase }}{% assign a = eventId | digits %}', '\u212Aim@example.com'],
  ])('%s', (text, value) => {
    expect(filledIn(text, request).value).toBe(value);
  });

  test('two people get two ids', () => {
    const idOf = (email: string) =>
      filledIn('{{ data.userProfile.email | downcase | uuid_from }}', { data: { userProfile: { email } } })
        .value;
    expect(idOf('\u212Aim@example.com')).not.toBe(idOf('kim@example.com'));
    expect(idOf('KIM@example.com')).toBe(idOf('kim@example.com'));
  });
});
