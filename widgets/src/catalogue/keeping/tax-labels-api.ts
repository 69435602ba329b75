import { createSnodoClient, type components } from '@snodo/client';
import { answerOf } from '../../portal/portal-api.ts';
import type { PortalPage } from '../../portal/portal-page.ts';

type Schemas = components['schemas'];
export type TaxLabelPeriod = Schemas['TaxLabelPeriod'];
export type NewTaxLabelPeriod = Schemas['NewTaxLabelPeriod'];
export type TaxLabelPeriodChange = Schemas['TaxLabelPeriodChange'];

/** What managers do with the letters of the law. Each call throws a `LoadFault` with the code of its problem. */
export interface TaxLabelsApi {
  readonly list: () => Promise<readonly TaxLabelPeriod[]>;
  /** Sent twice with one key it is added once. */
  readonly add: (key: string, period: NewTaxLabelPeriod) => Promise<object>;
  readonly change: (id: string, change: TaxLabelPeriodChange) => Promise<object>;
}

/** From the portal's own origin with its cookie. */
export function createTaxLabelsApi({ community }: PortalPage): TaxLabelsApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    list: async () =>
      (await answerOf(client.GET('/v1/{community}/catalogue/tax-labels', { params: { path } }))).items,
    add: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/catalogue/tax-labels', {
          params: { path, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    change: (period, body) =>
      answerOf(
        client.PUT('/v1/{community}/catalogue/tax-labels/{period}', {
          params: { path: { community, period } },
          body,
        }),
      ),
  };
}
