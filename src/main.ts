import { run } from './cli/program.ts';

// A reader that has gone must not take the service with it.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

// A look into process.env asks the system, and the YAML library looks at every token.
process.env = { ...process.env };

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  directory: process.cwd(),
  onSignal: (signal, listener) => process.on(signal, listener),
  exit: (exitCode) => process.exit(exitCode),
});
