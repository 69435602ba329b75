import { inCommunity, type Database } from '../../db/index.ts';
import { dayIn, type Clock } from '../../http/index.ts';
import { listCommunities, recordAudit } from '../../identity/index.ts';
import { lockBallots } from '../answering/ballot-queries.ts';
import { lockCampaign } from '../queries.ts';
import { plusDays, type CampaignRow } from '../rows.ts';
import {
  forgetAnswers,
  forgetInstrumentDrafts,
  forgetInvitations,
  forgetPlans,
  forgetReleaseRuns,
  forgetTexts,
  listSpentCampaignIds,
} from './retention-queries.ts';

/** For how many days what is kept. */
export const retentionDays = {
  /** Answers and papers, from the release on: so long a fault of it can be looked into. */
  afterRelease: 90,
  /** The same and texts, from the last day on, whether anything was released or not. */
  afterEnd: 365,
  /** Texts, from the day on which the themes of their question were published. */
  afterThemes: 30,
  /** Who was invited, from the first day on: as far back as a budget looks. */
  budget: 365,
  /** Plans that came to nothing, from what was to be their first day, and drafts of questionnaires. */
  abandoned: 365,
  releaseRuns: 90,
} as const;

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Deletes what has been kept for as long as it may be. What an employer may read, released tables and themes, stays,
 * and with it what later waves are held against. Harmless at any moment, twice, and on any number of nodes; what one
 * round does not reach the next one does.
 */
export async function keepRetention(
  { app, release }: { app: Database; release: Database },
  clock: Clock,
): Promise<void> {
  const before = (days: number) => new Date(clock.now().getTime() - days * dayMilliseconds);
  for (const community of await listCommunities(release)) {
    const today = dayIn(community.timeZone, clock.now());
    const spent = await inCommunity(release, community.id, (trx) =>
      listSpentCampaignIds(trx, community.id, today, retentionDays),
    );
    for (const id of spent)
      await inCommunity(release, community.id, async (trx) => {
        await lockCampaign(trx, id, 'exclusive');
        await lockBallots(trx, id);
        await forgetAnswers(trx, community.id, id);
      });
    await inCommunity(release, community.id, async (trx) => {
      await forgetTexts(trx, community.id, today, retentionDays);
      await forgetInvitations(trx, community.id, today, {
        budgetDays: retentionDays.budget,
        afterEnd: retentionDays.afterRelease,
      });
      await forgetPlans(trx, community.id, today, retentionDays.abandoned);
      await forgetReleaseRuns(trx, community.id, before(retentionDays.releaseRuns));
    });
    await inCommunity(app, community.id, async (trx) => {
      for (const id of await forgetInstrumentDrafts(trx, community.id, before(retentionDays.abandoned)))
        await recordAudit(trx, clock.now(), {
          action: 'instrument_draft.deleted',
          subject: { kind: 'instrument_draft', id },
          detail: { by: 'retention' },
        });
    });
  }
}

/** Until when at the latest what of a campaign is kept, as days. */
export function keptUntil({ opens_on, closes_on }: Pick<CampaignRow, 'opens_on' | 'closes_on'>) {
  const { afterRelease, afterEnd, afterThemes, budget } = retentionDays;
  const invitations = [plusDays(opens_on, budget), plusDays(closes_on, afterRelease)];
  return {
    answers: plusDays(closes_on, afterEnd),
    invitations: invitations.toSorted().at(-1) ?? '',
    daysAfterRelease: afterRelease,
    daysAfterThemes: afterThemes,
  };
}
