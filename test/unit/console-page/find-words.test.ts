import { expect, test } from 'vitest';
import { findWords } from '../../../console/src/live/find-words.ts';

const NOTHING = { decisions: [], searched: 0, older: false, unsearched: { withoutRequest: 0, otherKey: 0 } };

test('find: says how many records were searched, and which could not be', () => {
  expect(findWords(NOTHING, String)).toEqual(['0 decisions found among 0 records.']);
  const unsearched = { withoutRequest: 1, otherKey: 2 };
  const found = { ...NOTHING, searched: 1200, since: 'June', older: true, unsearched };
  expect(findWords(found, (time) => `the 1st of ${time}`)).toEqual([
    '0 decisions found among 1,200 records, since the 1st of June.',
    'Older records: hookgate log.',
    '1 record could not be searched: no request is in it.',
    '2 records could not be searched: masked under another key.',
  ]);
});
