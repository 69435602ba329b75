import { randomInt } from 'node:crypto';
import { MAX_WAVE_SUBMISSIONS, researchExtract } from '@snodo/disclosure';
import { reportItems, type Answers } from '@snodo/survey-engine';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities, type Community } from '../../identity/index.ts';
import { findCampaignRow, findInstrumentRow, lockCampaign } from '../queries.ts';
import { listSubmissions } from '../releases/release-queries.ts';
import { forgetExtracts, insertExtract, listAwaitedExtracts } from './research-queries.ts';
import { toDefinition } from '../rows.ts';
import { waveInput } from '../releases/wave-input.ts';

/** What is kept of an extract besides its day. */
export interface ExtractDocument {
  floor: number;
  dimensions: readonly string[];
  items: readonly string[];
  records: readonly { groups: Record<string, string>; answers: Record<string, readonly string[]> }[];
}

const lots = 2 ** 48 - 1;
const drawLot = () => randomInt(lots) / lots;

/**
 * Makes the extracts that an agreement in force waits for, each once and the same for every researcher, and takes away
 * those that none is for any more. Runs as the release role, the only one that reads submissions; harmless at any
 * moment, twice, and on any number of nodes: of two at once the first one's stands.
 */
export async function keepResearchExtracts(release: Database, clock: Clock): Promise<void> {
  for (const community of await listCommunities(release)) {
    const today = dayIn(community.timeZone, clock.now());
    const awaited = await inCommunity(release, community.id, async (trx) => {
      await forgetExtracts(trx, community.id, today);
      return listAwaitedExtracts(trx, community.id, today);
    });
    for (const code of awaited)
      await inCommunity(release, community.id, (trx) => makeExtract(trx, community, code, today));
  }
}

async function makeExtract(
  trx: CommunityTransaction,
  community: Community,
  code: string,
  today: string,
): Promise<void> {
  const campaign = await findCampaignRow(trx, community.id, code);
  if (campaign === undefined) return;
  await lockCampaign(trx, campaign.id, 'shared');
  const instrument = await findInstrumentRow(
    trx,
    community.id,
    campaign.instrument_code,
    campaign.instrument_version,
  );
  if (instrument === undefined) return;
  const rows = await listSubmissions(trx, community.id, campaign.id, MAX_WAVE_SUBMISSIONS);
  const submissions = rows.map(({ organisation_id, answers }) => ({
    organisationId: organisation_id,
    answers: answers as Answers,
  }));
  const input = waveInput(
    reportItems(toDefinition(instrument.definition)),
    campaign.floor,
    [],
    submissions,
    undefined,
  );
  const floor = Math.max(campaign.floor, ...input.items.map((item) => item.floor ?? 0));
  const extract = researchExtract({ ...input, floor }, drawLot);
  const isGone = submissions.length === 0;
  await insertExtract(trx, {
    communityId: community.id,
    campaignId: campaign.id,
    madeOn: today,
    made:
      extract.kind === 'refused'
        ? { refusal: isGone ? 'answers_gone' : extract.reason }
        : {
            document: {
              floor,
              dimensions: extract.dimensions,
              items: extract.items,
              records: extract.records,
            } satisfies ExtractDocument,
          },
  });
}
