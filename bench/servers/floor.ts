/* What nobody who answers JSON over HTTP with Node gets below: read the body, parse it, answer a fixed reply. */
import { createServer } from 'node:http';

const reply = Buffer.from(
  JSON.stringify({ commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }] }),
);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length });
    response.end(reply);
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');
