import { below, type Pointer } from '../../diagnostics/source-file.ts';
import { isObject } from '../../hooks/envelope.ts';
import { isTypedTemplate } from '../../rules/rule-file.ts';
import type { IndexedOutcome, RuleIndex } from '../rule-index.ts';

/** A claim of a token or an attribute of an assertion that an outcome writes, and the shapes that it can have. */
export interface WrittenClaim extends Pick<IndexedOutcome, 'source'> {
  place: Pointer;
  attribute: string;
  value: unknown;
  keepsObjects: boolean;
}

/** Every claim and every attribute that an outcome writes by set or replace, and the nameId. Each can be a list. */
export function claimsIn({ outcomes }: Pick<RuleIndex, 'outcomes'>): WrittenClaim[] {
  return outcomes.flatMap((one) => {
    const { idToken, accessToken, assertion } = one.outcome;
    const maps = Object.entries({ idToken, accessToken, assertion }).flatMap(([part, changes]) =>
      (['set', 'replace'] as const).map((key) => ({ part, keys: [part, key], map: changes?.[key] })),
    );
    const nameId = assertion?.nameId === undefined ? {} : { nameId: assertion.nameId };
    const written = [...maps, { part: 'assertion', keys: ['assertion'], map: nameId }];
    return written.flatMap(({ part, keys, map = {} }) =>
      Object.entries(map).map(([attribute, value]) => ({
        source: one.source,
        place: below(one.at, ...keys, attribute),
        attribute,
        value: part === 'assertion' ? attributeValue(value) : value,
        keepsObjects: part !== 'assertion',
      })),
    );
  });
}

/** The value of an attribute that is written as `{ value, nameFormat, type }`. */
function attributeValue(value: unknown): unknown {
  return isObject(value) && !isTypedTemplate(value) ? value['value'] : value;
}
