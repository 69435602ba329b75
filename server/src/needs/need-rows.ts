import type { StatedNeed } from '@snodo/contract';
import type { WeeklyWindow } from '../catalogue/index.ts';
import type { NeedRow, StepRow } from './need-queries.ts';
import type { OutcomeRow } from './outcomes/outcome-queries.ts';

export interface NeedReader {
  personId: string;
  now: Date;
  /** Names of the taxonomy's entries in the reader's language. */
  names: ReadonlyMap<string, string>;
}

export function toNeed(
  row: NeedRow,
  { personId, now, names }: NeedReader,
  { steps = [], outcomes }: { steps?: readonly StepRow[]; outcomes: readonly OutcomeRow[] },
): StatedNeed {
  const isMine = row.person_id === personId;
  return {
    id: row.id,
    version: row.version,
    state: row.state as StatedNeed['state'],
    isMine,
    person: isMine ? null : row.person_name,
    forWhom: row.for_whom as StatedNeed['forWhom'],
    entries: row.entries.map((code) => ({ code, name: names.get(code) ?? code })),
    ageBands: row.age_bands as StatedNeed['ageBands'],
    district: row.district_code,
    reach: row.reach as StatedNeed['reach'],
    windows: row.windows as unknown as WeeklyWindow[],
    from: row.from_on,
    until: row.until_on,
    budgetCentsPerHour: row.budget_cents_per_hour,
    languages: row.languages as StatedNeed['languages'],
    indispensableLanguages: row.indispensable_languages as StatedNeed['languages'],
    accessibility: row.accessibility as StatedNeed['accessibility'],
    sharing: row.is_sharing_accepted,
    around: row.around_code,
    caredFor: row.cared_for,
    hasRoom: row.has_room,
    joinsOthers: row.joins_others,
    statedAt: row.stated_at.toISOString(),
    replyDueAt: row.reply_due_at.toISOString(),
    answerDueAt: row.answer_due_at.toISOString(),
    isLate: isLate(row, now),
    manager: row.manager_name,
    isTendedByMe: row.manager_person_id === personId,
    outcomes: outcomes.flatMap(({ need_id: needId, after_days: afterDays, asked_at: askedAt, ...said }) =>
      needId === row.id && askedAt !== null
        ? [
            {
              afterDays: afterDays as StatedNeed['outcomes'][number]['afterDays'],
              askedAt: askedAt.toISOString(),
              outcome: said.outcome as StatedNeed['outcomes'][number]['outcome'],
              answeredAt: said.answered_at?.toISOString() ?? null,
            },
          ]
        : [],
    ),
    steps: steps.map(({ step, at, by, operator, note }) => ({
      step: step as StatedNeed['steps'][number]['step'],
      at: at.toISOString(),
      by,
      operator,
      note,
    })),
  };
}

/** A promised day has passed and nobody has answered since. */
function isLate({ state, reply_due_at, answer_due_at }: NeedRow, now: Date): boolean {
  if (state === 'open') return reply_due_at <= now;
  return state === 'taken' && answer_due_at <= now;
}
