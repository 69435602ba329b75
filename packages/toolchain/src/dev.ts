// npm run dev: npm start again whenever a source changes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './root.ts';

const watched = ['server/src', 'widgets/src', 'packages', 'examples', 'migrations'];

const child = spawn(
  process.execPath,
  [
    ...watched.map((folder) => `--watch-path=${join(root, folder)}`),
    join(root, 'packages/toolchain/src/start.ts'),
  ],
  { stdio: 'inherit' },
);
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
// Ctrl-C reaches the child too, which stops in order; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
