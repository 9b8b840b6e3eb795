/**
 * What of Node's HTTP is needed while it runs. `import` by name reads every export of the module, WebSocket among them,
 * and that loads a whole HTTP client: 16 MB and as long as Node itself takes to start.
 */
export const { createServer, IncomingMessage, ServerResponse, STATUS_CODES } =
  process.getBuiltinModule('node:http');
