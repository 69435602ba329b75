// Questionnaires and their drafts: who may, who wins of two at once, what is published and what never changes.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDefinition, newWord } from '../../../test/belongings.ts';
import { refusalOf, type CallAnswer } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { knownVisitor, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';

let server: TestServer;
let manager: Visitor;
let officer: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  manager = await knownVisitor(server, 'Marta Conti');
  officer = await knownVisitor(server, 'Giulia Ferri');
});
afterAll(() => server.stop());

interface Draft {
  id: string;
  code: string;
  revision: number;
}
interface Finding {
  source: string;
  isBlocking: boolean;
  path: string;
  code: string;
}
const faultsIn = ({ body }: CallAnswer) => (body as { faults?: { path: string; code: string }[] }).faults;

async function good<Body>(answering: Promise<CallAnswer>): Promise<Body> {
  const answer = await answering;
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body as Body;
}
const begin = (source: object, code = newWord()) =>
  good<Draft>(manager.ask('/instrument-drafts', { method: 'POST', body: { code, source } }));
const begun = (definition: object = newDefinition(), code = newWord()) =>
  begin({ kind: 'definition', definition }, code);
const save = ({ id, revision }: Draft, definition: object) =>
  manager.ask(`/instrument-drafts/${id}`, { method: 'PUT', body: { revision, definition } });
const check = ({ id }: Draft) =>
  good<{
    findings: Finding[];
    completeness: object[];
    comparison: { version: number; changeClass: string; changes: { code: string }[] } | null;
  }>(manager.ask(`/instrument-drafts/${id}/findings`));
const publish = ({ id, revision }: Draft, follows = 0) =>
  manager.ask(`/instrument-drafts/${id}/publication`, { method: 'POST', body: { revision, follows } });

/** The same questions with one thing changed. */
function changed(change: (question: Record<string, unknown>) => void) {
  const definition = newDefinition();
  const [question] = definition.pages[0]?.elements ?? [];
  if (question === undefined) throw new Error('no question');
  change(question);
  return definition;
}

describe('a draft', () => {
  test('begins blank, is saved incomplete, and is read again as it was saved', async () => {
    const draft = await begin({ kind: 'blank', title: 'Turni e cura', language: 'it' });
    const incomplete = {
      title: { it: 'Turni' },
      pages: [{ elements: [{ type: 'radiogroup' }] }],
      more: [1, null],
    };
    expect(await good(save(draft, incomplete))).toMatchObject({ revision: 2 });
    expect(await good(manager.ask(`/instrument-drafts/${draft.id}`))).toMatchObject({
      code: draft.code,
      revision: 2,
      basedOnVersion: null,
      latestVersion: null,
      changedBy: { displayName: 'Marta Conti' },
      definition: incomplete,
      publishedTypes: {},
    });
  });

  test('begins from a template under a title of one’s own, and can be published as it is', async () => {
    const source = { kind: 'template', template: 'lab-ideas', title: 'Idee per il cortile', language: 'it' };
    const draft = await begin(source);
    const { definition } = await good<{ definition: { title: object } }>(
      manager.ask(`/instrument-drafts/${draft.id}`),
    );
    expect(definition.title).toMatchObject({ it: 'Idee per il cortile' });
    expect((await check(draft)).findings.filter(({ isBlocking }) => isBlocking)).toEqual([]);
    expect(await good(publish(draft))).toMatchObject({ version: 1 });
    const unknown = await manager.ask('/instrument-drafts', {
      method: 'POST',
      body: { code: newWord(), source: { ...source, template: 'none' } },
    });
    expect(unknown.status).toBe(404);
  });

  test('of twenty savers at once one wins, and the others are told which revision stands', async () => {
    const draft = await begun();
    const definitions = Array.from({ length: 20 }, (_, index) => ({
      ...newDefinition(),
      title: { it: `${index}` },
    }));
    const answers = await Promise.all(definitions.map((definition) => save(draft, definition)));
    const winner = answers.findIndex(({ status }) => status === 200);
    for (const [index, answer] of answers.entries()) {
      if (index === winner) continue;
      expect([answer.status, refusalOf(answer)]).toEqual([409, 'draft_changed']);
      expect(faultsIn(answer)).toEqual([expect.objectContaining({ path: 'json.revision', code: '2' })]);
    }
    const kept = await good<{ definition: object }>(manager.ask(`/instrument-drafts/${draft.id}`));
    expect(kept.definition).toEqual(definitions[winner]);
  });

  test('is begun once for a code, whoever tries at once, and never under a published one', async () => {
    const code = newWord();
    const body = { code, source: { kind: 'blank', title: 'Prova', language: 'it' } };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => manager.ask('/instrument-drafts', { method: 'POST', body })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
    const taken = await manager.ask('/instrument-drafts', {
      method: 'POST',
      body: { ...body, code: 'work-care-needs' },
    });
    expect([taken.status, refusalOf(taken)]).toEqual([409, 'code_taken']);
  });

  test('of a saving and a deleting at once one wins, and what was saved is not thrown away', async () => {
    const draft = await begun();
    const [saved, gone] = await Promise.all([
      save(draft, { ...newDefinition(), title: { it: 'Altro' } }),
      manager.ask(`/instrument-drafts/${draft.id}?revision=1`, { method: 'DELETE' }),
    ]);
    expect([saved.status, gone.status].toSorted()).toEqual(gone.status === 200 ? [200, 404] : [200, 409]);
  });

  test('takes no JSON that is too deep or whose text is none, and takes a large one', async () => {
    const draft = await begun();
    const deep = JSON.parse(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`) as object;
    for (const definition of [deep, { title: '\ud800' }, { ['\ud800']: 1 }]) {
      const answer = await save(draft, definition);
      expect([answer.status, refusalOf(answer)]).toEqual([422, 'invalid_request']);
      expect(faultsIn(answer)).toEqual([expect.objectContaining({ path: 'json.definition' })]);
    }
    expect((await save(draft, { title: 'x'.repeat(400_000) })).status).toBe(200);
  });
});

describe('the check', () => {
  test('names every fault at its path, and nothing that has it is published', async () => {
    const draft = await begun(changed((question) => (question['title'] = { it: '' })));
    const { findings } = await check(draft);
    expect(findings).toEqual([
      expect.objectContaining({
        source: 'format',
        isBlocking: true,
        path: 'pages[0].elements[0].title.it',
        code: 'blank',
      }),
    ]);
    const refused = await publish(draft);
    expect([refused.status, refusalOf(refused)]).toEqual([422, 'draft_not_fit']);
    expect(faultsIn(refused)?.[0]).toMatchObject({ path: 'pages[0].elements[0].title.it', code: 'blank' });
    // It is still there.
    await good(manager.ask(`/instrument-drafts/${draft.id}`));
  });

  test('applies the gate of the firms’ channel', async () => {
    const draft = await begun(
      changed((question) => Object.assign(question, { isRequired: true, x: { sensitivity: 'special' } })),
    );
    const { findings } = await check(draft);
    expect(findings).toContainEqual(
      expect.objectContaining({
        source: 'gate',
        path: 'pages[0].elements[0]',
        code: 'special_must_be_optional',
        isBlocking: true,
      }),
    );
    expect((await publish(draft)).status).toBe(422);
  });
});

describe('the check of a whole draft', () => {
  test('finds what reaches nobody', async () => {
    const definition = newDefinition();
    const elements = definition.pages[0]?.elements as object[];
    elements.push({
      type: 'comment',
      name: 'more',
      title: { it: 'Altro?' },
      visibleIf: "{shift} = 'day' and {shift} = 'night'",
      x: { sensitivity: 'free_text' },
    });
    const draft = await begun(definition);
    expect((await check(draft)).findings).toContainEqual(
      expect.objectContaining({ source: 'flow', isBlocking: true, path: 'pages[0].elements[1].visibleIf' }),
    );
    expect((await publish(draft)).status).toBe(422);
  });

  test('counts the texts of each language that the draft declares', async () => {
    const draft = await begun({ ...newDefinition(), x: { version: 1, locales: ['it', 'en'] } });
    expect((await check(draft)).completeness).toEqual([
      { language: 'it', done: 4, total: 4 },
      { language: 'en', done: 0, total: 4 },
    ]);
  });
});

describe('publishing', () => {
  test('gives the next version with the class of the change, and takes the draft away', async () => {
    const first = await begun();
    const { code } = first;
    expect(await good(publish(first))).toEqual({ code, version: 1, changeClass: null });
    expect((await manager.ask(`/instrument-drafts/${first.id}`)).status).toBe(404);

    const second = await begin({ kind: 'version', instrument: code, version: 1 }, code);
    const words = changed((question) => (question['title'] = { it: 'Quale turno fai?' }));
    await good(save(second, words));
    expect(await check(second)).toMatchObject({
      findings: [],
      comparison: { version: 1, changeClass: 'text' },
    });
    const published = await good(publish({ ...second, revision: 2 }, 1));
    expect(published).toEqual({ code, version: 2, changeClass: 'text' });

    const former = await good<{ definition: { x: object } }>(manager.ask(`/instruments/${code}?version=1`));
    expect(former).toMatchObject({ version: 1, definition: newDefinition() });
    const latest = await good<{ definition: object }>(manager.ask(`/instruments/${code}`));
    expect(latest).toMatchObject({ version: 2, definition: { ...words, x: { version: 2 } } });
  });

  test('refuses another type under a name that any version had, in the database too', async () => {
    const first = await begun();
    await good(publish(first));
    const { code } = first;
    const other = changed((question) => (question['type'] = 'checkbox'));
    const second = await begin({ kind: 'version', instrument: code, version: 1 }, code);
    await good(save(second, other));
    expect((await check(second)).findings).toContainEqual(
      expect.objectContaining({
        source: 'versions',
        path: 'pages[0].elements[0].type',
        code: 'type_changed',
      }),
    );
    const refused = await publish({ ...second, revision: 2 }, 1);
    expect([refused.status, refusalOf(refused)]).toEqual([422, 'draft_not_fit']);
    await expect(server.owner`
      insert into surveys.instrument (community_id, id, code, version, definition)
      select community_id, gen_random_uuid(), code, 2, ${server.owner.json(other)}
      from surveys.instrument where code = ${code}`).rejects.toThrow('keeps its type');
  });

  test('of twenty at once one wins; whoever knows of no other version is refused', async () => {
    const draft = await begun();
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish(draft)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status } of answers.filter((answer) => answer.status !== 201))
      expect([404, 409]).toContain(status);

    const next = await begin({ kind: 'version', instrument: draft.code, version: 1 }, draft.code);
    const late = await publish(next, 0);
    expect([late.status, refusalOf(late)]).toEqual([409, 'draft_changed']);
    expect(faultsIn(late)).toEqual([expect.objectContaining({ path: 'json.follows', code: '1' })]);
  });

  test('leaves campaigns with the version that they were planned with', async () => {
    const before = await good<object>(officer.ask('/campaigns/autunno-2026/questionnaire?lang=it'));
    const draft = await begin(
      { kind: 'version', instrument: 'work-care-needs', version: 1 },
      'work-care-needs',
    );
    expect((await check(draft)).comparison).toMatchObject({ changeClass: 'none', changes: [] });
    expect(await good(publish(draft, 1))).toMatchObject({ version: 2 });
    expect(await good(officer.ask('/campaigns/autunno-2026/questionnaire?lang=it'))).toEqual(before);
  });
});

describe('a published version', () => {
  test('is changed and taken away by nobody, the owner of the tables included', async () => {
    const [row] = await server.owner<{ id: string; community_id: string }[]>`
      select id, community_id from surveys.instrument limit 1`;
    if (row === undefined) throw new Error('no version');
    await expect(server.owner`
      update surveys.instrument set definition = '{}' where id = ${row.id}`).rejects.toThrow('never changes');
    await expect(server.owner`delete from surveys.instrument where id = ${row.id}`).rejects.toThrow(
      'never changes',
    );
    const asApplication = inCommunity(server.app, row.community_id, (trx) =>
      trx.updateTable('surveys.instrument').set({ version: 9 }).where('id', '=', row.id).execute(),
    );
    await expect(asApplication).rejects.toThrow('permission denied');
  });
});

describe('who may', () => {
  interface Listed {
    items: { code: string; versions: { version: number; campaigns: number }[]; draft: object | null }[];
    mayEdit: boolean;
  }

  test('an officer reads what her campaigns use, without drafts, and nothing else', async () => {
    const draft = await begun();
    await good(publish(draft));
    const own = await good<Listed>(officer.ask('/instruments'));
    expect(own.mayEdit).toBe(false);
    expect(own.items.map(({ code }) => code)).toEqual(['work-care-needs']);
    expect(own.items[0]).toMatchObject({ draft: null, versions: [{ version: 1, campaigns: 3 }] });
    expect((await officer.ask(`/instruments/${draft.code}`)).status).toBe(404);
    await good(officer.ask('/instruments/work-care-needs?version=1'));
  });

  test('a manager reads all of them, page by page', async () => {
    const draft = await begun(newDefinition(), `a-${randomUUID().slice(0, 8)}`);
    const first = await good<Listed & { nextCursor: string | null }>(manager.ask('/instruments?limit=1'));
    expect(first.mayEdit).toBe(true);
    expect(first.items).toMatchObject([{ code: draft.code, versions: [], draft: { id: draft.id } }]);
    const codes = first.items.map(({ code }) => code);
    for (let cursor = first.nextCursor; cursor !== null;) {
      const page: Listed & { nextCursor: string | null } = await good(
        manager.ask(`/instruments?limit=1&cursor=${cursor}`),
      );
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    }
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes).toContain('work-care-needs');
  });
});
