import { chromiumPath } from './chromium.ts';

/* The last line of `npm test`: which tests it has left out. */
const how =
  chromiumPath() === undefined
    ? 'There is no chromium here. Install it (apt-get install chromium), or name one with CHROMIUM, and: '
    : '';
console.log(`Left out: the tests in a browser. ${how}npm run test:browser`);
