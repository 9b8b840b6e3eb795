import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/* Loaded into the service before all else (--import): the system has no watch to give away. */

fs.watch = () => {
  throw Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), {
    code: 'ENOSPC',
  });
};
syncBuiltinESMExports();
