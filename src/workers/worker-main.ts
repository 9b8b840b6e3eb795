// A terminal sends Ctrl-C to the whole group, and a supervisor may do the same with its signals: the primary says when
// it ends. First of all, because a signal may come before everything else has been loaded.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

const { work } = await import('./worker.ts');
await work(() => process.exit());
