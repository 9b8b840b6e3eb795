import { registerHooks } from 'node:module';
import { type AddressInfo, connect, createServer } from 'node:net';

/*
 * Replaces @ngrok/ngrok, preloaded into a process by `node --import`. FAKE_NGROK is its behaviour: `missing`, as
 * if it were not installed; `refuses`; `forwards`, from a port of this machine instead of one of ngrok's.
 */
const behaviour = process.env['FAKE_NGROK'];

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier !== '@ngrok/ngrok') return next(specifier, context);
    if (behaviour === 'missing') throw new Error(`Cannot find package '${specifier}'`);
    return { url: import.meta.url, shortCircuit: true };
  },
});

export async function forward({ addr, authtoken }: { addr: string; authtoken: string }) {
  if (behaviour === 'refuses') throw new Error(`Your authtoken: ${authtoken}`);
  const { hostname, port } = new URL(`http://${addr}`);
  const server = createServer((outside) => {
    const inside = connect(Number(port), hostname);
    outside.pipe(inside).pipe(outside);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => void server.close(),
  };
}
