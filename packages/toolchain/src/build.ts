// npm run build: what browsers load, into widgets/dist.
import { buildWidgets } from '../../../widgets/build.ts';
import { reportAndSetExitCode, say } from './terminal.ts';

await reportAndSetExitCode(async () => {
  const manifest = await buildWidgets();
  say(`Built ${Object.keys(manifest).length - 1} entries into widgets/dist.`);
  return 0;
});
