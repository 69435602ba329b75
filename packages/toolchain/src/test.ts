// npm test [step …]: check, then every test there is. The last line is `N passed, M failed`.
import { countAll, runSteps, summarise } from './step.ts';
import { reportAndSetExitCode, say } from './terminal.ts';
import { chooseTestSteps } from './test-steps.ts';

await reportAndSetExitCode(async () => {
  const outcomes = await runSteps(await chooseTestSteps(process.argv.slice(2), say), say);
  for (const line of summarise(outcomes)) say(line);
  say(countAll(outcomes));
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
});
