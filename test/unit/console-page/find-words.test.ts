import { expect, test } from 'vitest';
import { findWords } from '../../../console/src/live/find-words.ts';

const NOTHING = { decisions: [], searched: 0, older: false, unsearched: { withoutRequest: 0, otherKey: 0 } };

test('find: reports the numbers of searched and skipped records', () => {
  expect(findWords(NOTHING, String)).toEqual(['0 decisions found in 0 records.']);
  const unsearched = { withoutRequest: 1, otherKey: 2 };
  const found = { ...NOTHING, searched: 1200, since: 'June', older: true, unsearched };
  expect(findWords(found, (time) => `the 1st of ${time}`)).toEqual([
    '0 decisions found in 1,200 records since the 1st of June.',
    'hookgate log searches older records, too.',
    '1 record not searched: without a request.',
    '2 records not searched: masked under another key.',
  ]);
});
