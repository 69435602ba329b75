import type { EnrolmentState, Language, SharedTemplate } from '@snodo/contract';
import type { SplitRule } from '@snodo/quantities';
import type { CommunityTransaction } from '../../db/index.ts';
import { localized } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import type { Whereabouts } from '../enrolment/context.ts';
import { isHoldingState } from '../enrolment/enrolment-states.ts';
import { canKeep, employersOf } from '../enrolment/policy.ts';
import { stateOf, timetableOf } from './group-terms.ts';
import { findAskedShare, listAgreedShares, type ShareRow } from './quote-queries.ts';
import {
  findFamilyOf,
  listFamilyRows,
  listPeopleOf,
  type FamilyRow,
  type SharedRow,
} from './shared-queries.ts';

export interface ShowingContext {
  community: Community;
  language: Language;
  whereabouts: Whereabouts;
}

/** Somebody in it, as the other families see her. */
interface SharedPerson {
  name: string | null;
  children: number;
  isMe: boolean;
}

/** What stands where the words of an erased person were. */
const gone = '…';

/** A shared service as anybody may read it: no names, no shares. */
export async function toSharedService(
  trx: CommunityTransaction,
  reader: Actor | undefined,
  { community, language, whereabouts }: ShowingContext,
  row: SharedRow,
) {
  const place =
    row.place_code === null ? undefined : await whereabouts.findPlace(trx, community, row.place_code);
  return {
    id: row.id,
    service: { id: row.service_id, name: localized(row.service_name, language), provider: row.provider_name },
    template: row.template as SharedTemplate,
    title: row.title === gone ? localized(row.service_name, language) : row.title,
    words: row.words,
    place:
      row.place_code === null
        ? null
        : { code: row.place_code, name: localized((place?.name ?? row.place_code) as never, language) },
    district: row.district_code,
    timetable: timetableOf(row),
    startsOn: row.starts_on,
    quorumBy: row.quorum_by,
    quorumFamilies: row.quorum_families,
    families: row.families,
    places: row.places,
    freePlaces: row.free_places,
    waiting: row.waiting,
    childrenPerCarer: row.children_per_carer,
    split: row.split as SplitRule,
    bandPercents: row.band_percents,
    hourCents: row.hour_cents,
    noticeDays: row.notice_days,
    intakeId: row.intake_id,
    state: stateOf(row),
    version: row.version,
    answerBy: row.due_on,
    note: row.note,
    mayDecide: reader !== undefined && canKeep(reader, row.provider_id),
    mine: null,
    people: [] as SharedPerson[],
  };
}

/** The same for a family that is in it, waits for it or was in it: its own share, and who the others are. */
export async function toSharedServiceOf(
  trx: CommunityTransaction,
  reader: Actor,
  context: ShowingContext,
  row: SharedRow,
) {
  const shown = await toSharedService(trx, reader, context, row);
  const { id: communityId } = context.community;
  const family = await findFamilyOf(trx, communityId, row.id, reader.personId);
  if (family === undefined) return shown;
  const [agreed] = await listAgreedShares(trx, communityId, [family.id]);
  const asked = await findAskedShare(trx, communityId, family.id);
  return {
    ...shown,
    mine: {
      enrolmentId: family.id,
      state: family.state as EnrolmentState,
      version: family.version,
      children: family.places,
      windows: family.windows,
      bandPercent: family.band_percent,
      asked: asked === undefined ? null : toShare(asked),
      agreed: agreed === undefined ? null : toShare(agreed),
    },
    people: isHoldingState(family.state as EnrolmentState)
      ? await peopleOf(trx, reader, communityId, row)
      : [],
  };
}

/** Families know each other; whoever speaks for an employer learns no name of its people even so. */
async function peopleOf(trx: CommunityTransaction, reader: Actor, communityId: string, row: SharedRow) {
  const families = await listFamilyRows(trx, communityId, row.id, [
    'requested',
    'accepted',
    'attended',
    'leaving',
  ]);
  const ids = families.map(({ person_id: id }) => id);
  const hidden = await listPeopleOf(trx, communityId, ids, employersOf(reader));
  return families.map((family) => toPerson(family, reader, hidden));
}

function toPerson(family: FamilyRow, { personId }: Actor, hidden: ReadonlySet<string>): SharedPerson {
  const isMe = family.person_id === personId;
  return {
    name: !isMe && hidden.has(family.person_id) ? null : family.display_name,
    children: family.places,
    isMe,
  };
}

function toShare(row: ShareRow) {
  return {
    number: row.number,
    cause: row.cause as 'start' | 'joined' | 'left',
    weekCents: row.week_cents,
    shareCents: row.share_cents,
    aloneCents: row.alone_cents,
    answerBy: row.answer_by,
    validFrom: row.valid_from,
    answer: row.answer as 'agreed' | 'refused' | 'kept' | null,
  };
}
