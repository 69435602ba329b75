import type { Answer } from './answer.ts';
import { dayNumber, laterDay } from './calendar.ts';
import { codesMeet, originOf } from './criterion.ts';
import type { CriterionOf, JudgeContext } from './criterion.ts';
import type { Need } from './need.ts';
import type { AgeRange } from './reading.ts';

/** The need's codes that this answer answers, in the person's order. */
export function answeredEntries(need: Need, answer: Answer): string[] {
  return need.entries.filter((wanted) => answer.entries.some((offered) => codesMeet(wanted, offered)));
}

export function judgeEntry(need: Need, answer: Answer): CriterionOf<'entry'> {
  return {
    criterion: 'entry',
    outcome: answeredEntries(need, answer).length > 0 ? 'met' : 'not_met',
    needFact: { entries: need.entries },
    answerFact: { entries: answer.entries },
    points: 0,
    max: 0,
    ...originOf(answer, 'entries'),
  };
}

/**
 * A need without an organisation fails a restricted audience instead of leaving it open: what is offered to some
 * firms only must never show through to others.
 */
export function judgeAudience(need: Need, answer: Answer): CriterionOf<'audience'> {
  const needFact = need.organisation === undefined ? null : { organisation: need.organisation };
  const shared = {
    criterion: 'audience',
    needFact,
    points: 0,
    max: 0,
    ...originOf(answer, 'audience'),
  } as const;
  if (answer.audience.kind === 'public') {
    return { ...shared, outcome: 'met', answerFact: { audience: 'public' } };
  }
  const includesOrganisation =
    need.organisation !== undefined && answer.audience.organisations.includes(need.organisation);
  return {
    ...shared,
    outcome: includesOrganisation ? 'met' : 'not_met',
    answerFact: { audience: 'organisations', includesOrganisation },
  };
}

/** Met when everybody can take part for some of the stated ages, partly when only some can. */
export function judgeAge(need: Need, answer: Answer): CriterionOf<'age'> {
  const asked = need.beneficiaries;
  const ages = answer.ages;
  const shared = {
    criterion: 'age',
    needFact: asked === undefined ? null : { beneficiaries: asked },
    points: 0,
    max: 0,
  } as const;
  if (ages === undefined) {
    return { ...shared, outcome: asked === undefined ? 'not_asked' : 'unknown', answerFact: null };
  }
  const known = { ...shared, answerFact: ages, ...originOf(answer, 'ages') };
  if (asked === undefined) return { ...known, outcome: 'not_asked' };
  const admitted = asked.filter((age) => agesOverlap(age, ages)).length;
  if (admitted === asked.length) return { ...known, outcome: 'met' };
  return { ...known, outcome: admitted > 0 ? 'partly' : 'not_met' };
}

function agesOverlap(one: AgeRange, other: AgeRange): boolean {
  return one.fromYears < other.toYears && other.fromYears < one.toYears;
}

/** The day until which an accreditation has to be valid: the last of the need's period, never before today. */
export function requiredValidity(need: Need, today: string): string {
  return need.period === undefined ? today : laterDay(today, need.period.to);
}

export function judgeAccreditation(
  context: JudgeContext,
  need: Need,
  answer: Answer,
): CriterionOf<'accreditation'> {
  const validUntil = requiredValidity(need, context.today);
  const shared = { criterion: 'accreditation', needFact: { validUntil }, points: 0, max: 0 } as const;
  const accreditedUntil = answer.accreditedUntil;
  if (accreditedUntil === undefined) return { ...shared, outcome: 'unknown', answerFact: null };
  return {
    ...shared,
    outcome: accreditedUntil === null || accreditedUntil >= validUntil ? 'met' : 'not_met',
    answerFact: { accreditedUntil },
    ...originOf(answer, 'accreditedUntil'),
  };
}

/**
 * Points fall in a straight line from a verification of today to the stale limit; beyond it the answer is shown
 * as stale (partly, no points), beyond the second limit it is hidden. A day that lies ahead counts as today.
 */
export function judgeFreshness(context: JudgeContext, answer: Answer): CriterionOf<'freshness'> {
  const { staleAfterDays, hiddenAfterDays } = context.rules.limits;
  const max = context.rules.weights.freshness;
  const shared = { criterion: 'freshness', needFact: { staleAfterDays, hiddenAfterDays }, max } as const;
  const verifiedOn = answer.verifiedOn;
  const verifiedNumber = verifiedOn === undefined ? undefined : dayNumber(verifiedOn);
  if (verifiedOn === undefined || verifiedNumber === undefined) {
    return { ...shared, outcome: 'unknown', answerFact: null, points: 0 };
  }
  const ageDays = Math.max(0, context.todayNumber - verifiedNumber);
  const known = { ...shared, answerFact: { verifiedOn, ageDays }, ...originOf(answer, 'verifiedOn') };
  if (ageDays > hiddenAfterDays) return { ...known, outcome: 'not_met', points: 0 };
  if (ageDays >= staleAfterDays) return { ...known, outcome: 'partly', points: 0 };
  return {
    ...known,
    outcome: 'met',
    points: Math.floor((max * (staleAfterDays - ageDays)) / staleAfterDays),
  };
}

export function judgeAccessibility(need: Need, answer: Answer): CriterionOf<'accessibility'> {
  const asked = need.accessibility;
  const offered = answer.accessibility;
  return {
    criterion: 'accessibility',
    outcome: allOf(asked, offered),
    needFact: asked === undefined ? null : { accessibility: asked },
    answerFact: offered === undefined ? null : { accessibility: offered },
    points: 0,
    max: 0,
    ...(offered === undefined ? {} : originOf(answer, 'accessibility')),
  };
}

export function judgeIndispensableLanguage(
  need: Need,
  answer: Answer,
): CriterionOf<'indispensable_language'> {
  const asked = need.indispensableLanguages;
  const spoken = answer.languages;
  return {
    criterion: 'indispensable_language',
    outcome: allOf(asked, spoken),
    needFact: asked === undefined ? null : { languages: asked },
    answerFact: spoken === undefined ? null : { languages: spoken },
    points: 0,
    max: 0,
    ...(spoken === undefined ? {} : originOf(answer, 'languages')),
  };
}

function allOf(
  asked: readonly string[] | undefined,
  offered: readonly string[] | undefined,
): 'met' | 'not_met' | 'unknown' | 'not_asked' {
  if (asked === undefined) return 'not_asked';
  if (offered === undefined) return 'unknown';
  return asked.every((wish) => offered.includes(wish)) ? 'met' : 'not_met';
}

export function judgeSharing(need: Need, answer: Answer): CriterionOf<'sharing'> {
  const accepted = need.sharingAccepted;
  const refused = accepted === false && answer.kind === 'shared_service';
  return {
    criterion: 'sharing',
    outcome: accepted === undefined ? 'not_asked' : refused ? 'not_met' : 'met',
    needFact: accepted === undefined ? null : { sharingAccepted: accepted },
    answerFact: { kind: answer.kind },
    points: 0,
    max: 0,
    ...originOf(answer, 'kind'),
  };
}
