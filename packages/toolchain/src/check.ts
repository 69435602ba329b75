// npm run check [step …]: types, lint, format, boundaries, drift and licences, without running the product.
import { checkSteps } from './check-steps.ts';
import { reportAndSetExitCode, say } from './terminal.ts';
import { runSteps, selectSteps, summarise } from './step.ts';

await reportAndSetExitCode(async () => {
  const outcomes = await runSteps(selectSteps(checkSteps, process.argv.slice(2)), say);
  for (const line of summarise(outcomes)) say(line);
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
});
