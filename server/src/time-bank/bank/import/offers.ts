import type { CommunityTransaction } from '../../../db/index.ts';
import { findExclusions } from '../../exchange/exclusions.ts';
import { addImportedOffer } from '../../exchange/imported-offers.ts';
import { todayIn, type BankContext } from '../bank-context.ts';
import { dayAfter } from '../pool-forecast.ts';
import { listKnownMembers, listKnownOffers } from './import-queries.ts';
import type { ImportedOffer, ImportNote, ImportShape } from './shapes.ts';

export interface PlannedOffer extends ImportedOffer {
  personId: string;
}

/** Half a year: long enough for its author to look at it, short enough that nothing old stays for good. */
const shownDays = 180;

/** Whose offers they are, as far as those people were taken over; what is never exchanged for hours is a fault. */
export async function planOffers(
  trx: CommunityTransaction,
  { community }: BankContext,
  shape: ImportShape,
  offers: readonly ImportedOffer[],
): Promise<{ newOffers: PlannedOffer[]; notes: ImportNote[] }> {
  const codes = [...new Set(offers.map(({ memberCode }) => memberCode))];
  const known = new Map(
    (await listKnownMembers(trx, community.id, shape, codes)).map((member) => [
      member.code,
      member.person_id,
    ]),
  );
  const onBoard = await listKnownOffers(trx, community.id, [...known.values()]);
  const newOffers: PlannedOffer[] = [];
  const notes: ImportNote[] = [];
  for (const offer of offers) {
    const personId = known.get(offer.memberCode);
    const isExcluded =
      findExclusions({ entry: '', title: offer.title, words: offer.words, tags: [] }).length > 0;
    if (personId === undefined)
      notes.push({ row: offer.row, column: null, code: 'unknown_member', severity: 'fault' });
    else if (onBoard.has(`${personId} ${offer.title.slice(0, 80)}`))
      notes.push({ row: offer.row, column: null, code: 'known_already', severity: 'note' });
    else if (isExcluded)
      notes.push({ row: offer.row, column: null, code: 'never_exchanged', severity: 'fault' });
    else newOffers.push({ ...offer, personId });
  }
  return { newOffers, notes };
}

export async function writeOffers(
  trx: CommunityTransaction,
  context: BankContext,
  kind: 'offer' | 'request',
  offers: readonly PlannedOffer[],
): Promise<void> {
  const validUntil = dayAfter(todayIn(context), shownDays);
  for (const { personId, title, words } of offers)
    await addImportedOffer(trx, context.community.id, {
      personId,
      kind,
      title,
      description: words,
      entryCode: null,
      createdAt: context.clock.now(),
      validUntil,
    });
}
