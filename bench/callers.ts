/* The callers in a process of their own, where wrk is not installed: `node bench/callers.ts URL SECONDS BODY AUTHORIZATION`. */
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { withEventId } from './request.ts';

const [url = '', seconds, body = '', authorization = ''] = process.argv.slice(2);
const request = withEventId(readFileSync(body, 'utf8'));
let sent = 0;

const result = await autocannon({
  url,
  connections: 32,
  duration: Number(seconds),
  requests: [
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      setupRequest: (one) => {
        sent += 1;
        return { ...one, body: request(`event-${sent}`) };
      },
    },
  ],
});
const failed = result.errors + result.timeouts + result.non2xx;
process.stdout.write(
  `${JSON.stringify({ requests: result['2xx'] + failed, failed, p99: result.latency.p99 })}\n`,
);
