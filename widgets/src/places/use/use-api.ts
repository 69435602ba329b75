import type { components } from '@snodo/client';
import type { Call } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type PlaceUse = Schemas['PlaceUse'];
export type UseMonth = PlaceUse['months'][number];
export type UseFigure = Schemas['UseFigure'];
export type SpaceContribution = Schemas['SpaceContribution'];

/** What an organisation that opens its spaces asks of the API about their use. */
export function createContributionApi(call: Call, lang: string) {
  return {
    getContribution: (organisation: string, period: { from?: string; until?: string }) =>
      call<SpaceContribution>('GET', `/organisations/${encodeURIComponent(organisation)}/contribution`, {
        query: { lang, ...period },
      }),
  };
}

export type ContributionApi = ReturnType<typeof createContributionApi>;
