import type { taxLabels } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { listTaxLabelPeriods } from '../tax-periods.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { keepingOf } from './policy.ts';
import { listNamedOrganisations } from './service-queries.ts';

const mostListed = 1000;

/** What the forms of the catalogue choose from, beside what everybody may read. */
export async function getCatalogueChoices(trx: CommunityTransaction, actor: Actor, context: KeepingContext) {
  const { community, language } = context;
  const today = todayOf(context);
  const keeping = keepingOf(actor);
  return {
    today,
    timeZone: community.timeZone,
    mayDecide: keeping === 'all',
    providers: await listNamedOrganisations(trx, community.id, keeping, mostListed),
    taxLabels: (await listTaxLabelPeriods(trx, community.id, today))
      .filter(({ state }) => state === 'holds')
      .map(({ label, ends_on: endsOn, reference, words }) => ({
        label: label as (typeof taxLabels)[number],
        endsOn,
        reference,
        words: localized(words, language),
      })),
    firms: await listNamedOrganisations(trx, community.id, 'firms', mostListed),
  };
}
