import type { Language } from '@snodo/contract';
import type { CommunityTransaction } from '../db/index.ts';
import { cutPage, decodeCursor, localized } from '../http/index.ts';
import { organisationIdsOf, type Actor, type Community } from '../identity/index.ts';
import { listAnsweringServiceRows, listServiceRows, listTaxonomyRows } from './queries.ts';
import { toOfferFacts, toService, type OfferFacts } from './rows.ts';

export async function listTaxonomy(trx: CommunityTransaction, community: Community, language: Language) {
  const rows = await listTaxonomyRows(trx, community.id);
  return rows.map((row) => ({
    code: row.code,
    group: row.group_code,
    name: localized(row.name, language),
    description: localized(row.description, language),
  }));
}

export interface ServiceListInput {
  lang: Language;
  district?: string | undefined;
  group?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** What everyone may use, and what is for the organisations of whoever asks; nobody asks as undefined. */
export async function listServices(
  trx: CommunityTransaction,
  community: Community,
  reader: Actor | undefined,
  input: ServiceListInput,
) {
  const found = await listServiceRows(trx, community.id, {
    organisationIds: organisationIdsOf(reader),
    language: input.lang,
    district: input.district,
    group: input.group,
    words: input.q,
    after: decodeCursor(input.cursor),
    limit: input.limit,
  });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.sort_name, row.id]);
  return { items: rows.map((row) => toService(row, input.lang)), nextCursor };
}

/** A service as matching needs it: facts apart from texts. */
export interface AnsweringService {
  id: string;
  code: string;
  name: string;
  description: string;
  provider: string;
  isShared: boolean;
  districts: string[] | null;
  accreditation: { until: string | null } | 'not_needed';
  facts: OfferFacts;
}

export async function listAnsweringServices(
  trx: CommunityTransaction,
  community: Community,
  codes: string[],
  language: Language,
  limit: number,
): Promise<AnsweringService[]> {
  const rows = await listAnsweringServiceRows(trx, community.id, codes, limit);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: localized(row.name, language),
    description: localized(row.description, language),
    provider: row.provider_name,
    isShared: row.offer_kind === 'shared',
    districts: row.districts,
    accreditation: row.is_accreditation_needed ? { until: row.accredited_until } : 'not_needed',
    facts: toOfferFacts(row),
  }));
}
