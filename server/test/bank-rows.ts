// Who may call the operations of the bank around the ledger.
import { randomUUID } from 'node:crypto';
import { newMandate, newWord } from './belongings.ts';
import { fillFund, memberVisitor, newMember, newPool, newPoolInput, newPosting } from './bank-people.ts';
import type { TestServer } from './harness.ts';
import type { Needs, SignedInRow } from './operation-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

type NeedsOf = (server: TestServer, caller: Visitor) => Needs | Promise<Needs>;

/** What every member does with her own hours. */
const members = (needs: NeedsOf): SignedInRow => ({
  roles: ['employee'],
  organisation: 'naviglio',
  refuses: 'nobody',
  needs: async (server, caller) => {
    await newMember(server, caller, { minutes: 300 });
    return needs(server, caller);
  },
});

const keepers = (needs?: NeedsOf): SignedInRow => ({
  roles: ['secretary'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator'], organisation: 'naviglio' },
  ...(needs === undefined ? {} : { needs }),
});

const applied = async (server: TestServer) => {
  const visitor = await visitorOf(server, `Richiedente ${newWord()}`, ['employee']);
  await visitor.ask('/time-bank/me/application', { body: { acceptsRules: true, statementBy: 'paper' } });
  const [row] = await server.owner<{ id: string }[]>`
    select id from time_bank.member where person_id = ${visitor.personId}`;
  return row?.id ?? '';
};

const newGiftTo = async (server: TestServer, caller: Visitor & { memberId?: string; accountId?: string }) => {
  const giver = await memberVisitor(server, { minutes: 300 });
  const [own] = await server.owner<{ id: string; account: string }[]>`
    select id, ledger_account_id as account from time_bank.member where person_id = ${caller.personId}`;
  const taker = { memberId: own?.id ?? '', accountId: own?.account ?? '', personId: caller.personId };
  await newPosting(server, giver, taker);
  const id = randomUUID();
  const answer = await giver.ask('/time-bank/gifts', {
    body: { id, toMemberId: taker.memberId, minutes: 60, words: 'Grazie' },
  });
  if (answer.status !== 201) throw new Error(`no gift was made: ${answer.text}`);
  return id;
};

const newRequest = async (server: TestServer) => {
  await fillFund(server, 600);
  const asker = await memberVisitor(server);
  const id = randomUUID();
  await asker.ask('/time-bank/fund-requests', {
    body: { id, minutes: 120, reason: 'Mia madre esce dall’ospedale' },
  });
  return id;
};

export const bankRows: Record<string, SignedInRow> = {
  getOwnTimeBank: members(() => ({})),
  listOwnEntries: members(() => ({})),
  applyToTimeBank: {
    roles: ['employee'],
    refuses: 'nobody',
    needs: () => ({ body: { acceptsRules: true, statementBy: 'screen' } }),
  },
  leaveTimeBank: members(() => ({ body: { confirm: true } })),
  listTimeBankMembers: keepers(async (server) => {
    await applied(server);
    return {};
  }),
  decideAdmission: keepers(async (server) => ({
    parts: { member: await applied(server) },
    body: { decision: 'admit', insuredUntil: '2027-12-31', reason: 'Ci siamo parlati' },
  })),
  updateTimeBankMember: keepers(async (server) => ({
    parts: { member: (await memberVisitor(server)).memberId },
    body: { version: 1, insuredUntil: '2027-12-31', statementBy: 'paper' },
  })),
  settleLeaving: keepers(async (server) => ({
    parts: { member: (await memberVisitor(server, { minutes: 60 })).memberId },
    body: { version: 1, reason: 'Si è trasferita' },
  })),
  printMemberStatement: keepers(async (server) => {
    const member = await memberVisitor(server, { minutes: 60 });
    await newMandate(server, member, await visitorOf(server, `Operatrice ${newWord()}`, ['operator']));
    return { parts: { member: member.memberId } };
  }),
  listVolunteerEntries: keepers(),
  recordVolunteering: keepers(async (server) => ({
    body: {
      memberId: (await memberVisitor(server)).memberId,
      organisation: 'naviglio',
      minutes: 120,
      servedOn: '2026-03-01',
      activity: 'Doposcuola',
    },
  })),
  listOwnGifts: members(async (server, caller) => {
    await newGiftTo(server, caller);
    return {};
  }),
  listGiftRecipients: members(async (server, caller) => {
    await newGiftTo(server, caller);
    return {};
  }),
  giveHours: members(() => ({
    body: { id: randomUUID(), toMemberId: null, minutes: 60, words: 'Per chi ne ha bisogno' },
  })),
  answerGift: members(async (server, caller) => ({
    parts: { gift: await newGiftTo(server, caller) },
    body: { answer: 'accept' },
  })),
  askFund: members(() => ({ body: { id: randomUUID(), minutes: 60, reason: 'Mi serve una mano' } })),
  listFundRequests: keepers(async (server) => {
    await newRequest(server);
    return {};
  }),
  decideFundRequest: keepers(async (server) => ({
    parts: { fundRequest: await newRequest(server) },
    body: { grantedMinutes: 60, reason: 'Metà adesso' },
  })),
  listPools: keepers(async (server) => {
    await newPool(server);
    return {};
  }),
  createPool: keepers(() => ({ body: newPoolInput() })),
  drawFromPool: keepers(async (server) => ({
    parts: { pool: (await newPool(server)).id },
    body: {
      id: randomUUID(),
      toMemberId: (await memberVisitor(server)).memberId,
      minutes: 60,
      servedOn: '2026-03-01',
      reason: 'Accompagnamento',
    },
  })),
  closePool: keepers(async (server) => ({ parts: { pool: (await newPool(server)).id } })),
  listPostings: keepers(async (server) => {
    await newPosting(server, await memberVisitor(server), await memberVisitor(server));
    return {};
  }),
  reversePosting: keepers(async (server) => ({
    parts: { posting: await newPosting(server, await memberVisitor(server), await memberVisitor(server)) },
    body: { id: randomUUID(), reason: 'Scritta due volte' },
  })),
  getTimeBankReport: keepers(),
  listCompanyReleases: {
    roles: ['hr_officer'],
    organisation: 'naviglio',
    refuses: { roles: ['employee', 'operator', 'dpo'] },
  },
  listCompanyPools: {
    roles: ['hr_officer'],
    organisation: 'naviglio',
    refuses: { roles: ['employee', 'operator', 'dpo'] },
  },
  releaseCompanyHours: keepers(async (server) => {
    const code = newWord();
    await server.owner`
      insert into identity.organisation (community_id, id, code, name, kind)
      select id, gen_random_uuid(), ${code}, ${code}, 'company' from identity.community where slug = 'milano'`;
    return { body: { organisation: code, quarter: '2026-Q1' } };
  }),
  importTimeBank: keepers(() => ({
    body: { kind: 'members', shape: 'timeoverflow', text: `N,Nome\n${newWord()},Ada Neri`, isDryRun: false },
  })),
  exportTimeBank: keepers(),
};
