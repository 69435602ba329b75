import { publishGate as gate } from '@snodo/survey-engine/authoring';
import { describe, expect, test } from 'vitest';
import { bandOf, type Actor, type Role } from '../../identity/index.ts';
import { faultsOfPlan, type ReadPlan } from './campaign-faults.ts';
import { writeLetter } from './campaign-letter.ts';
import { ageDaysOn, daysToFieldOn, isPossible, nextStepOf, stateOn } from './campaign-states.ts';
import { canDraftFor, canReadPlan, canTakeStep } from '../policy.ts';

const row = {
  stage: 'scheduled',
  opens_on: '2027-03-01',
  closes_on: '2027-03-22',
  is_released: false,
  agreed_on: '2027-02-20',
  notice_kind: null,
  has_partners: false,
} as const;

describe('the state of a campaign', () => {
  test('is its stage until it is scheduled, then what its days and its release say', () => {
    expect(stateOn('2027-03-05', { ...row, stage: 'draft' })).toBe('draft');
    expect(stateOn('2027-02-28', row)).toBe('scheduled');
    expect(stateOn('2027-03-01', row)).toBe('open');
    expect(stateOn('2027-03-21', row)).toBe('open');
    expect(stateOn('2027-03-22', row)).toBe('closed');
    expect(stateOn('2027-03-22', { ...row, is_released: true })).toBe('released');
  });

  test('lets nothing be cancelled that is open, closed or released', () => {
    expect(isPossible('cancel', '2027-02-28', row)).toBe(true);
    expect(isPossible('cancel', '2027-03-01', row)).toBe(false);
    expect(isPossible('cancel', '2027-02-01', { ...row, is_released: true })).toBe(false);
  });

  test('says what comes next and who does it', () => {
    const next = (changes: object) => nextStepOf('2027-02-28', { ...row, ...changes });
    expect(next({ stage: 'draft' })).toEqual({ step: 'propose', by: 'officer' });
    expect(next({ stage: 'draft', has_partners: true })).toEqual({ step: 'propose', by: 'manager' });
    expect(next({ stage: 'in_review' })).toEqual({ step: 'review', by: 'manager' });
    expect(next({ stage: 'approved' })).toEqual({ step: 'record_notice', by: 'officer' });
    expect(next({ stage: 'approved', notice_kind: 'given' })).toEqual({ step: 'schedule', by: 'manager' });
    expect(next({})).toEqual({ step: 'wait', by: 'nobody' });
  });

  test('counts age while it waits, and the time to field once it is open', () => {
    expect(ageDaysOn('2027-03-06', { ...row, stage: 'in_review' })).toBe(14);
    expect(ageDaysOn('2027-03-06', row)).toBeNull();
    expect(daysToFieldOn('2027-02-28', row)).toBeNull();
    expect(daysToFieldOn('2027-03-01', row)).toBe(9);
  });
});

function actorWith(role: Role, organisation = 'firm'): Actor {
  return {
    personId: 'p',
    displayName: 'Lia',
    language: null,
    memberships: [
      {
        id: 'm',
        organisation: { id: organisation, code: organisation, name: 'Firm' },
        roles: [role],
        heldRoles: [role],
      },
    ],
  };
}

describe('who may', () => {
  const [officer, manager] = [actorWith('hr_officer'), actorWith('community_manager', 'programme')];

  test('an officer drafts for her own firm alone, a manager for several', () => {
    expect(canDraftFor(officer, ['firm'])).toBe(true);
    expect(canDraftFor(officer, ['other'])).toBe(false);
    expect(canDraftFor(officer, ['firm', 'other'])).toBe(false);
    expect(canDraftFor(officer, [])).toBe(false);
    expect(canDraftFor(manager, ['firm', 'other'])).toBe(true);
  });

  test('an officer proposes and gives up; approving and scheduling are the programme’s', () => {
    const plan = (stage: string) => ({ organisation_id: 'firm', stage, has_partners: false });
    expect(canTakeStep(officer, 'propose', plan('draft'))).toBe(true);
    expect(canTakeStep(officer, 'cancel', plan('in_review'))).toBe(true);
    expect(canTakeStep(officer, 'cancel', plan('approved'))).toBe(false);
    expect(canTakeStep(officer, 'propose', { ...plan('draft'), has_partners: true })).toBe(false);
    for (const step of ['approve', 'send_back', 'schedule'] as const) {
      expect(canTakeStep(officer, step, plan('in_review'))).toBe(false);
      expect(canTakeStep(manager, step, plan('in_review'))).toBe(true);
    }
    expect(canTakeStep(actorWith('operator'), 'propose', plan('draft'))).toBe(false);
  });

  test('a firm that is asked along with another learns of it once it is scheduled', () => {
    const plan = (stage: string) => ({ organisation_id: 'lead', stage });
    expect(canReadPlan(officer, plan('approved'), ['firm'])).toBe(false);
    expect(canReadPlan(officer, plan('scheduled'), ['firm'])).toBe(true);
  });
});

const channel = { kind: 'company', languages: ['it'], floor: 10, spoken: 'it' } as const;
function questionsWith(question: object) {
  return {
    title: 'Prova',
    pages: [{ name: 'p', elements: [{ type: 'boolean', name: 'q', title: 'Domanda', ...question }] }],
    x: { version: 1, locales: ['it', 'en'] },
  } as unknown as Parameters<typeof gate>[0];
}

describe('the publish gate', () => {
  const codesOf = (question: object, changes: object = {}) =>
    gate(questionsWith(question), { ...channel, ...changes }).map(({ code }) => code);

  test('lets ordinary questions and special ones that are optional and no dimension pass', () => {
    expect(codesOf({ x: { sensitivity: 'ordinary' }, isRequired: true })).toEqual([]);
    expect(codesOf({ x: { sensitivity: 'special', minN: 10 } })).toEqual([]);
  });

  test.each(['politics', 'religion', 'union', 'sexual_life', 'ethnicity', 'criminal'])(
    'never lets %s through a firm’s channel',
    (topic) => expect(codesOf({ x: { sensitivity: 'special', topic } })).toEqual(['prohibited_topic']),
  );

  test('refuses what evaluates people, and names the question', () => {
    expect(
      gate(questionsWith({ x: { sensitivity: 'ordinary', topic: ['hr_evaluative'] } }), channel),
    ).toEqual([{ code: 'evaluates_people', field: 'instrument', question: { name: 'q', title: 'Domanda' } }]);
  });

  test('refuses special questions that part people into groups, must be answered, or stand under ten', () => {
    expect(codesOf({ x: { sensitivity: 'special', dimension: true } })).toEqual(['special_as_dimension']);
    expect(codesOf({ x: { sensitivity: 'special' }, isRequired: true })).toEqual([
      'special_must_be_optional',
    ]);
    expect(codesOf({ x: { sensitivity: 'special' } }, { floor: 8 })).toEqual(['special_below_floor']);
  });

  test('refuses a language in which not every text exists, and looks into panels', () => {
    expect(codesOf({ x: { sensitivity: 'ordinary' } }, { languages: ['it', 'ar'] })).toEqual([
      'language_incomplete',
    ]);
    const inner = { type: 'boolean', name: 'i', title: 'D', x: { sensitivity: 'ordinary', topic: 'union' } };
    expect(codesOf({ type: 'panel', elements: [inner] })).toEqual(['prohibited_topic']);
  });
});

describe('the faults of a plan', () => {
  const plan: ReadPlan['plan'] = {
    name: { it: 'A', en: 'A', ar: 'A' },
    instrument: { code: 'w', version: 1 },
    organisations: ['firm'],
    sites: [],
    opensOn: '2027-03-01',
    closesOn: '2027-03-21',
    languages: ['it'],
    floor: 10,
    isInWorkingTime: true,
    isForResearch: false,
    agreedOn: '2027-02-20',
    reminderDays: ['2027-03-10'],
    follows: 'before',
  };
  const read = (changes: Partial<ReadPlan['plan']> = {}, closesOn = '2027-02-02'): ReadPlan => ({
    plan: { ...plan, ...changes },
    organisations: [{ id: 'o', code: 'firm', name: 'Firm' }],
    sites: [],
    instrument: {
      id: 'i',
      code: 'w',
      version: 1,
      definition: questionsWith({ x: { sensitivity: 'ordinary' } }) as never,
    },
    wave: {
      id: 'b',
      code: 'before',
      name: '',
      organisation_id: 'o',
      closes_on: closesOn,
      instrument_code: 'w',
    },
  });
  const codesOf = (given: ReadPlan, invited = 40) =>
    faultsOfPlan(given, {
      today: '2027-02-25',
      language: 'it',
      count: { members: invited, invited, overBudget: 0 },
    }).map(({ code }) => code);

  test('are none when all is well; waves are four weeks apart', () => {
    expect(codesOf(read())).toEqual([]);
    expect(codesOf(read({}, '2027-02-03'))).toEqual(['wave_too_near']);
  });

  test('name days that are over, that make no period or too long a one, and reminders outside it', () => {
    expect(codesOf(read({ opensOn: '2027-02-24', follows: null }))).toContain('opens_in_past');
    expect(codesOf(read({ closesOn: '2027-02-28', reminderDays: [] }))).toEqual(['closes_before_opening']);
    expect(codesOf(read({ closesOn: '2027-06-30' }))).toEqual(['too_long']);
    expect(codesOf(read({ reminderDays: ['2027-03-01'] }))).toEqual(['reminder_outside']);
  });

  test('refuse an audience below the floor', () => {
    expect(codesOf(read(), 9)).toEqual(['audience_too_small']);
  });

  test('count people in tens and never tell fewer than ten apart', () => {
    expect([0, 1, 9, 10, 19, 620].map(bandOf)).toEqual([
      { kind: 'none' },
      { kind: 'below', people: 10 },
      { kind: 'below', people: 10 },
      { kind: 'about', people: 10 },
      { kind: 'about', people: 10 },
      { kind: 'about', people: 620 },
    ]);
  });
});

test('the letter to the works council names everything in each language and leaves no gap', () => {
  const facts = {
    community: 'Milano',
    name: 'Ascolto',
    organisations: [
      { name: 'Officine Naviglio', sites: ['Bovisa', 'Greco'] },
      { name: 'Tipografia', sites: [] },
    ],
    instrument: 'Lavoro e cura',
    version: 1,
    opensOn: '2027-03-01',
    lastDay: '2027-03-21',
    floor: 10,
    isInWorkingTime: true,
    isForResearch: false,
    keptUntil: '2028-03-21',
  };
  for (const language of ['it', 'en', 'ar'] as const) {
    const { subject, paragraphs } = writeLetter(language, facts);
    const text = [subject, ...paragraphs].join('\n');
    for (const part of ['Ascolto', 'Officine Naviglio', 'Bovisa', 'Greco', 'Tipografia', '2027', '10'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/[{}]/);
    expect(writeLetter(language, { ...facts, isInWorkingTime: false }).paragraphs).not.toEqual(paragraphs);
    expect(text).toContain('2028');
    expect(writeLetter(language, { ...facts, isForResearch: true }).paragraphs).not.toEqual(paragraphs);
  }
});
