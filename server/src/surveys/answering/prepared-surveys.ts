import type { Language } from '@snodo/contract';
import { prepareSurvey, type PreparedSurvey } from '@snodo/survey-engine';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import type { Community } from '../../identity/index.ts';
import { findInstrumentRow } from '../queries.ts';
import { languagesOf, toDefinition, type CampaignRow } from '../rows.ts';

const mostKept = 60;
/** Never stale: a published version of an instrument does not change. */
const kept = new Map<string, PreparedSurvey>();

/**
 * What a campaign asks, ready to be asked today: in a language, or in the campaign's first when it is not asked in
 * that one. `undefined` when there is no such instrument.
 */
export async function findPreparedSurvey(
  trx: CommunityTransaction,
  community: Community,
  clock: Clock,
  campaign: CampaignRow,
  language?: Language,
): Promise<PreparedSurvey | undefined> {
  const { instrument_code: code, instrument_version: version } = campaign;
  const chosen = languagesOf(campaign);
  const spoken = language && chosen.includes(language) ? language : (chosen[0] ?? language ?? 'it');
  const key = [community.id, code, version, spoken].join(' ');
  const today = dayIn(community.timeZone, clock.now());
  const known = kept.get(key);
  if (known !== undefined) return { ...known, today };
  const instrument = await findInstrumentRow(trx, community.id, code, version);
  if (instrument === undefined) return undefined;
  const survey = prepareSurvey(toDefinition(instrument.definition), spoken);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, survey);
  return { ...survey, today };
}
