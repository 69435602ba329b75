import { join } from 'node:path';
import { launchBrowser } from '@snodo/testkit';
import { pino } from 'pino';
import postgres from 'postgres';
import type { Figure } from '../../../../server/bench/figures.ts';
import { originsOf } from '../../../../server/src/config.ts';
import { buildWidgets } from '../../../../widgets/build.ts';
import { measureWidgets } from '../../../../widgets/test/budgets.ts';
import { arePagesBuilt } from '../built-pages.ts';
import { startDemonstration } from '../demonstration.ts';
import { findFreePorts } from '../free-port.ts';
import { root } from '../root.ts';
import { openFirstQuestion, type FirstQuestion } from './first-question.ts';
import { benchDefinition, questionCount } from './questions.ts';
import { startRivalPages } from './rival-pages.ts';

const rounds = 9;
const mostBytes = 18_000;
const campaign = 'bench-venti-domande';
const slowed = 'Chromium, cold cache, slow 4G, processor slowed four times';

/**
 * How long it takes until the first of twenty questions can be answered: our frame, SurveyJS and a plain form in
 * turns, each opened anew every round; medians. The frame is a whole portal's, with a real database behind it.
 */
export async function measureSurvey(databaseUrl: string, secret: string): Promise<Figure[]> {
  if (!arePagesBuilt(root)) await buildWidgets();
  const port = await findFreePorts([0, 10, 11]);
  const publicUrl = `http://localhost:${port}`;
  const demonstration = await startDemonstration({
    config: {
      port,
      host: '127.0.0.1',
      publicUrl,
      origins: originsOf(publicUrl),
      trustedProxies: 0,
      dataDirectory: join(root, '.build'),
      secret,
      isDemonstration: true,
      logLevel: 'silent',
      databaseUrl,
    },
    databaseUrl,
    log: pino({ enabled: false }),
  });
  const rivals = await startRivalPages();
  const browser = await launchBrowser();
  try {
    await addCampaign(databaseUrl);
    const address = `${publicUrl}/embed/v1/frame/needs-survey?client=milano.naviglio-intranet&campaign=${campaign}&lang=it`;
    const addresses = { own: address, plain: rivals.plainUrl, surveyJs: rivals.surveyJsUrl };
    const measured = { own: [], plain: [], surveyJs: [] } as Record<keyof typeof addresses, FirstQuestion[]>;
    // The first opening of each warms the servers up and is not counted.
    for (let round = -1; round < rounds; round += 1) {
      for (const kind of ['plain', 'own', 'surveyJs'] as const) {
        const opened = await openFirstQuestion(browser, addresses[kind]);
        if (round >= 0) measured[kind].push(opened);
      }
    }
    return figuresOf(measured, rivals.surveyJsBytes);
  } finally {
    await browser.close();
    await rivals.stop();
    await demonstration.stop();
  }
}

async function addCampaign(databaseUrl: string): Promise<void> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const definition = JSON.stringify(benchDefinition);
    await owner`
      insert into surveys.instrument (community_id, id, code, version, definition)
      select community_id, gen_random_uuid(), ${campaign}, 1, ${definition}::text::jsonb
      from surveys.campaign where code = 'autunno-2026'`;
    await owner`
      insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
      select c.community_id, gen_random_uuid(), ${campaign}, c.organisation_id, i.id, c.name, c.opens_on, c.closes_on
      from surveys.campaign c join surveys.instrument i on i.community_id = c.community_id and i.code = ${campaign}
      where c.code = 'autunno-2026'`;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

function figuresOf(
  measured: Record<'own' | 'plain' | 'surveyJs', FirstQuestion[]>,
  surveyJsBytes: number,
): Figure[] {
  const usable = (kind: keyof typeof measured) =>
    medianOf(measured[kind].map(({ usableMilliseconds }) => usableMilliseconds));
  const longest = (kind: keyof typeof measured) =>
    medianOf(measured[kind].map(({ longestTaskMilliseconds }) => longestTaskMilliseconds));
  const bytes = Math.max(
    ...measureWidgets()
      .filter(({ what }) => what.startsWith('survey, '))
      .map((weight) => weight.bytes),
  );
  const first = `first of ${questionCount} questions usable`;
  return [
    figure(
      first,
      usable('own'),
      'ms',
      `SurveyJS with the same questions; ${slowed}`,
      usable('surveyJs'),
      0.36,
    ),
    figure(first, usable('own'), 'ms', `plain HTML form; ${slowed}`, usable('plain'), 1.7),
    {
      ...figure('longest task until then', longest('own'), 'ms', 'SurveyJS', longest('surveyJs')),
      goal: 'none over 50 ms',
      met: longest('own') === 0,
    },
    {
      ...figure(
        'survey to the last question, heaviest language',
        bytes,
        'bytes of gzip',
        'SurveyJS',
        surveyJsBytes,
      ),
      goal: `<= ${mostBytes} bytes`,
      met: bytes <= mostBytes,
    },
  ];
}

function figure(
  name: string,
  value: number,
  unit: string,
  anchor: string,
  anchorValue: number,
  most?: number,
): Figure {
  const ratio = anchorValue === 0 ? 0 : value / anchorValue;
  return {
    figure: name,
    value: Math.round(value),
    unit,
    anchor,
    anchor_value: Math.round(anchorValue),
    ratio: Math.round(ratio * 1000) / 1000,
    goal: most === undefined ? null : `ratio <= ${most}`,
    met: most === undefined ? null : ratio <= most,
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
