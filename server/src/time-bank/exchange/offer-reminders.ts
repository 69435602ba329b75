import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayInWords } from '../../http/index.ts';
import { writeToPerson, type PeopleMailDeps } from '../people-mail.ts';
import { todayOf } from './offers.ts';

/** An author is told so many days before the last day of what she shows. */
const daysBefore = 7;

interface EndingOffer {
  id: string;
  title: string;
  person_id: string;
  valid_until: string;
}

/**
 * Tells one author that what she shows is about to end, in the transaction that notes it: once for each end, so that
 * whoever puts it back on the board is told of the next end and of none twice. Answers whether there was one.
 */
export async function remindOne(trx: CommunityTransaction, deps: PeopleMailDeps): Promise<boolean> {
  const offer = await takeEnding(trx, deps.community.id, todayOf(deps));
  if (offer === undefined) return false;
  await trx
    .updateTable('time_bank.offer')
    .set({ reminded_of: offer.valid_until })
    .where('community_id', '=', deps.community.id)
    .where('id', '=', offer.id)
    .execute();
  await writeToPerson(trx, deps, offer.person_id, {
    kind: 'offer_ending',
    path: `/time-bank/board?offer=${offer.id}`,
    parametersIn: (language) => ({ title: offer.title, day: dayInWords(offer.valid_until, language) }),
  });
  return true;
}

/**
 * The next one whose author wants to hear of its end, locked; one that another node is just telling of is passed over.
 */
async function takeEnding(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
): Promise<EndingOffer | undefined> {
  const { rows } = await sql<EndingOffer>`
    select o.id, o.title, o.person_id, o.valid_until::text as valid_until from time_bank.offer o
    where o.community_id = ${communityId} and o.withdrawn_at is null and o.reminds_author
      and o.valid_until between ${today}::date and ${today}::date + ${daysBefore}::int
      and o.reminded_of is distinct from o.valid_until
      and exists (select from time_bank.member m where m.community_id = o.community_id and m.person_id = o.person_id
                  and m.state = 'admitted')
    order by o.valid_until, o.id limit 1 for update of o skip locked`.execute(trx);
  return rows[0];
}
