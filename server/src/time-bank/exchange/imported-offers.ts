import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { findFirstEntry, insertOffer } from './offer-queries.ts';

export interface ImportedOffer {
  personId: string;
  kind: 'offer' | 'request';
  title: string;
  description: string;
  /** Null: the other bank had none that is ours; its author may put it right. */
  entryCode: string | null;
  createdAt: Date;
  /** The last day on which it is shown. */
  validUntil: string;
}

const titleLength = 80;
const wordsLength = 1000;

/** Takes over what somebody offered or asked for in another bank. Nobody is told of it as if it were new. */
export async function addImportedOffer(
  trx: CommunityTransaction,
  communityId: string,
  offer: ImportedOffer,
): Promise<string> {
  const id = uuidv7();
  const title = offer.title.trim();
  await insertOffer(trx, {
    community_id: communityId,
    id,
    kind: offer.kind,
    person_id: offer.personId,
    entry_code: offer.entryCode ?? (await findFirstEntry(trx, communityId)),
    title: title.slice(0, titleLength),
    words: (offer.description.trim() || title).slice(0, wordsLength),
    whereabouts: 'online',
    duration_minutes: 60,
    valid_until: offer.validUntil,
    made_at: offer.createdAt,
    announced_at: offer.createdAt,
  });
  return id;
}
