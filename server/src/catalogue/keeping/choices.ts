import type { CommunityTransaction } from '../../db/index.ts';
import type { Actor } from '../../identity/index.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { keepingOf } from './policy.ts';
import { listNamedOrganisations } from './service-queries.ts';

const mostListed = 1000;

/** What the forms of the catalogue choose from, beside what everybody may read. */
export async function getCatalogueChoices(trx: CommunityTransaction, actor: Actor, context: KeepingContext) {
  const { community } = context;
  const keeping = keepingOf(actor);
  return {
    today: todayOf(context),
    timeZone: community.timeZone,
    mayDecide: keeping === 'all',
    providers: await listNamedOrganisations(trx, community.id, keeping, mostListed),
    firms: await listNamedOrganisations(trx, community.id, 'firms', mostListed),
  };
}
