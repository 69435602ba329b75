import type { CompanyHoursRelease } from '@snodo/contract';
import { v4 as uuidv4 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { companyFloor, companyTableOf, type CompanyFigure } from './company-figures.ts';
import {
  insertCompanyRelease,
  listCompanyReleaseRows,
  type CompanyReleaseRow,
} from './company-release-queries.ts';
import { listCompanyMinutes, type CompanyPart } from './exchange-facts.ts';
import { todayIn, type BankContext } from './bank-context.ts';
import { canKeepTimeBank, companyReleaseReach } from './policy.ts';
import { findOrganisation } from './pool-queries.ts';
import { dayAfter } from './pool-forecast.ts';

const parts: readonly CompanyPart[] = [
  'helped_neighbours',
  'helped_by_neighbours',
  'among_colleagues',
  'volunteered',
  'in_working_time',
];

/** The only thing of the time bank that an employer ever reads. */
export async function listCompanyReleases(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BankContext,
) {
  const reach = companyReleaseReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const rows = await listCompanyReleaseRows(trx, community.id, reach.kind === 'all' ? 'all' : reach.ids);
  return { items: rows.map(toCompanyRelease) };
}

/**
 * Made once, when the quarter is over, and kept: figures that could be asked for again and again would give away by
 * their differences what each of them hides.
 */
export async function releaseCompanyHours(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  input: { organisation: string; quarter: string },
): Promise<CompanyHoursRelease> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const { id: communityId } = context.community;
  const organisation = await findOrganisation(trx, communityId, input.organisation);
  if (organisation === undefined) throw new Problem('not_found');
  const { from, until } = daysOfQuarter(input.quarter);
  const today = todayIn(context);
  if (until >= today) throw new Problem('quarter_not_over');
  const moved = await listCompanyMinutes(trx, { communityId, from, until }, organisation.id);
  const document = companyTableOf(
    moved.map((row) => ({ personId: row.person_id, part: row.part, minutes: row.minutes })),
    parts,
  );
  const id = uuidv4();
  const isNew = await insertCompanyRelease(trx, communityId, {
    id,
    organisationId: organisation.id,
    quarter: input.quarter,
    releasedOn: today,
    personId: actor.personId,
    floor: companyFloor,
    document,
  });
  if (!isNew) throw new Problem('already_released');
  await recordAudit(trx, context.clock.now(), {
    action: 'time_bank.hours_released',
    subject: { kind: 'company_release', id },
    ...auditedAs(actor),
    detail: { organisation: organisation.code, quarter: input.quarter },
  });
  return toCompanyRelease({
    id,
    quarter: input.quarter,
    released_on: today,
    floor: companyFloor,
    document,
    organisation_code: organisation.code,
    organisation_name: organisation.name,
  });
}

/** `2026-Q3` as its first and last day. */
export function daysOfQuarter(quarter: string): { from: string; until: string } {
  const [year = 0, number = 1] = quarter.split('-Q').map(Number);
  const firstOf = (of: number, month: number) => `${of}-${String(month).padStart(2, '0')}-01`;
  const from = firstOf(year, number * 3 - 2);
  const next = number === 4 ? firstOf(year + 1, 1) : firstOf(year, number * 3 + 1);
  return { from, until: dayAfter(next, -1) };
}

function toCompanyRelease(row: CompanyReleaseRow): CompanyHoursRelease {
  return {
    id: row.id,
    organisation: { code: row.organisation_code, name: row.organisation_name },
    quarter: row.quarter,
    releasedOn: row.released_on,
    floor: row.floor,
    total: toFigure(row.document.total),
    parts: row.document.parts.map(({ part, figure }) => ({
      part: part as CompanyPart,
      figure: toFigure(figure),
    })),
  };
}

function toFigure(figure: CompanyFigure) {
  return figure.kind === 'shown' ? figure : { kind: figure.kind, hours: null, peopleFrom: null };
}
