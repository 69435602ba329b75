// Validated instruments: whose words a programme has entered, what stays locked, and a block from its sheet to its release.
import { randomUUID } from 'node:crypto';
import { releaseSchema } from '@snodo/contract';
import { blockPanel, findBlock, type BlockWording } from '@snodo/survey-engine/authoring';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDefinition, newSheet, newWord } from '../../../test/belongings.ts';
import { makeBallot } from '../../../test/blind-ballots.ts';
import { call, refusalOf, submissionOf, type CallAnswer } from '../../../test/calls.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { releaseAndWait } from '../../../test/release-runs.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';

let server: TestServer;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  manager = await knownVisitor(server, 'Marta Conti');
});
afterAll(() => server.stop());

interface Listed {
  blocks: { code: string; licence: string; sheets: Record<string, unknown>[] }[];
}
async function good<Body>(answering: Promise<CallAnswer>): Promise<Body> {
  const answer = await answering;
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body as Body;
}
const addressOf = (block: string, language = 'it') => `/validated-blocks/${block}/sheets/${language}`;
const enter = (body: object, block = 'ucla3', language = 'it') =>
  manager.ask(addressOf(block, language), { method: 'PUT', body });
const giveUp = (revision: number, block = 'ucla3', language = 'it') =>
  manager.ask(`${addressOf(block, language)}?revision=${revision}`, { method: 'DELETE' });
const sheetsOf = async (code: string) =>
  (await good<Listed>(manager.ask('/validated-blocks'))).blocks.find((block) => block.code === code)
    ?.sheets ?? [];
/** The words that count, whatever the tests before left. */
async function entered(block = 'ucla3'): Promise<number> {
  const [sheet] = await sheetsOf(block);
  if (typeof sheet?.['revision'] === 'number') return sheet['revision'];
  return (await good<{ revision: number }>(enter(newSheet(), block))).revision;
}

const { source, items, scale } = newSheet();
const wording: BlockWording = { block: 'ucla3', language: 'it', source, items, scale };
type Loose = ReturnType<typeof JSON.parse>;
/** Questions with the three items among them. */
function withBlock(): Loose {
  const block = findBlock('ucla3');
  const panel = block && blockPanel(block, [wording]);
  const definition: Loose = newDefinition();
  definition.pages[0].elements.push(panel);
  return definition;
}
const begin = (definition: object, code = newWord()) =>
  good<{ id: string; revision: number }>(
    manager.ask('/instrument-drafts', {
      method: 'POST',
      body: { code, source: { kind: 'definition', definition } },
    }),
  );
const save = (id: string, revision: number, definition: object) =>
  manager.ask(`/instrument-drafts/${id}`, { method: 'PUT', body: { revision, definition } });
const publish = (id: string, revision: number) =>
  manager.ask(`/instrument-drafts/${id}/publication`, { method: 'POST', body: { revision, follows: 0 } });
const findings = async (id: string) =>
  (
    await good<{ findings: { source: string; code: string; path: string; isBlocking: boolean }[] }>(
      manager.ask(`/instrument-drafts/${id}/findings`),
    )
  ).findings.filter(({ source }) => source === 'blocks');

describe('the words of a block', () => {
  test('are entered with the licence acknowledged, by whom and when, and read by who writes questionnaires', async () => {
    expect(await sheetsOf('who5')).toEqual([]);
    const words = {
      ...newSheet(),
      items: ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque'],
      scale: ['a', 'b', 'c', 'd', 'e', 'f'],
      instruction: 'Nelle ultime due settimane',
    };
    expect(await good(enter(words, 'who5'))).toMatchObject({ revision: 1 });
    const { blocks } = await good<Listed>(manager.ask('/validated-blocks?lang=it'));
    expect(blocks.map(({ code }) => code)).toEqual(['who5', 'ucla3', 'djg6', 'wlc3']);
    expect(blocks[0]?.sheets).toEqual([
      {
        language: 'it',
        revision: 1,
        source: words.source,
        items: words.items,
        scale: words.scale,
        instruction: words.instruction,
        licenceNote: blocks[0]?.licence,
        licenceBasis: words.licenceBasis,
        enteredAt: expect.stringMatching(/^\d{4}-/) as unknown,
        enteredBy: { displayName: 'Marta Conti' },
      },
    ]);
    const [trail] = await server.owner<{ detail: string }[]>`
      select detail::text from identity.audit_entry where action = 'block_words.entered' order by at desc limit 1`;
    expect(trail?.detail).toContain('who5');
    const officer = await knownVisitor(server, 'Giulia Ferri');
    expect((await officer.ask('/validated-blocks')).status).toBe(403);
  });

  test.each<[string, object, string]>([
    ['too few sentences', { items: ['Uno', 'Due'] }, 'json.items'],
    ['two sentences alike', { items: ['Uno', 'Uno', 'Due'] }, 'json.items[1]'],
    ['markup', { scale: ['mai', '<b>ora</b>', 'spesso'] }, 'json.scale[1]'],
  ])('are refused with %s', async (_what, change, path) => {
    const refused = await enter({ ...newSheet(), ...change });
    expect(refusalOf(refused)).toBe('sheet_not_fit');
    expect((refused.body as { faults: { path: string }[] }).faults.map((fault) => fault.path)).toContain(
      path,
    );
  });

  test('are refused as long as the licence is not acknowledged, and for what is no block', async () => {
    expect((await enter({ ...newSheet(), acknowledgesLicence: false })).status).toBe(422);
    expect((await enter(newSheet(), 'phq9')).status).toBe(404);
    expect((await giveUp(1, 'djg6')).status).toBe(404);
  });

  test('of twenty who correct them at once one wins, and what she followed stays written', async () => {
    const revision = await entered();
    const visitors = await Promise.all(
      Array.from({ length: 4 }, () => visitorOf(server, `Curatrice ${newWord()}`, ['community_manager'])),
    );
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (visitors[at % visitors.length] ?? manager).ask(addressOf('ucla3'), {
          method: 'PUT',
          body: { ...newSheet(revision), source: `Edizione ${at}` },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((one) => one.status !== 200).map(refusalOf)).toEqual(
      Array.from({ length: 19 }, () => 'draft_changed'),
    );
    const [kept] = await server.owner<{ revisions: number }[]>`
      select count(*)::int as revisions from surveys.block_wording where block = 'ucla3' and language = 'it'`;
    expect(kept?.revisions).toBe(revision + 1);
  });

  test('are given up, and can be entered again', async () => {
    const revision = await entered();
    expect(refusalOf(await giveUp(revision + 7))).toBe('draft_changed');
    await good(giveUp(revision));
    expect(await sheetsOf('ucla3')).toEqual([]);
    expect((await giveUp(revision + 1)).status).toBe(404);
    expect(await good(enter(newSheet()))).toMatchObject({ revision: revision + 2 });
  });

  test('are changed and deleted by nobody who serves requests', async () => {
    await entered();
    const [row] = await server.owner<
      { id: string }[]
    >`select id from identity.community where slug = 'milano'`;
    const community = row?.id ?? '';
    for (const statement of [
      "update surveys.block_wording set licence_basis = 'x'",
      'delete from surveys.block_wording',
    ])
      await expect(
        inCommunity(server.app, community, (trx) => sql.raw(statement).execute(trx)),
      ).rejects.toThrow('permission denied');
  });
});

describe('a draft with a block', () => {
  test('is not published without the sheet, nor in a language that has none', async () => {
    await good(giveUp(await entered()));
    const { id, revision } = await begin(withBlock());
    expect(await findings(id)).toMatchObject([{ code: 'wording_missing', isBlocking: true }]);
    expect(refusalOf(await publish(id, revision))).toBe('draft_not_fit');
    await entered();
    expect(await findings(id)).toEqual([]);
    await good(publish(id, revision));
  });

  test.each<[string, (panel: Loose) => void]>([
    ['another word', (panel) => (panel.elements[0].rows[0].text.it = 'Altro')],
    ['another order', (panel) => panel.elements[0].rows.reverse()],
    ['another answer scale', (panel) => panel.elements[0].columns.pop()],
    ['another question inside', (panel) => panel.elements.push({ ...panel.elements[0], name: 'mine' })],
    ['the same words unlocked', (panel) => delete panel.x],
  ])('is not saved with %s, and stays as it was', async (_what, change) => {
    await entered();
    const { id, revision } = await begin(withBlock());
    const other = withBlock();
    change(other.pages[0].elements[1]);
    const refused = await save(id, revision, other);
    expect(refusalOf(refused)).toBe('words_locked');
    expect(await good(manager.ask(`/instrument-drafts/${id}`))).toMatchObject({
      revision,
      definition: withBlock(),
    });
  });

  test('is saved with a heading, a condition and other questions, and without the block', async () => {
    await entered();
    const { id } = await begin(withBlock());
    const other = withBlock();
    Object.assign(other.pages[0].elements[1], {
      title: { it: 'Tu e gli altri' },
      visibleIf: "{shift} = 'day'",
    });
    await good(save(id, 1, other));
    await good(save(id, 2, newDefinition()));
    await good(save(id, 3, withBlock()));
  });

  test('begun with other words is found out, can go on being written, and is not published', async () => {
    await entered();
    const other = withBlock();
    other.pages[0].elements[1].elements[0].rows[0].text.it = 'Altro';
    const { id } = await begin(other);
    other.title.it = 'Altro titolo';
    await good(save(id, 1, other));
    expect(await findings(id)).toMatchObject([
      { code: 'locked_text', path: 'pages[0].elements[1].elements[0].rows[0].text', isBlocking: true },
    ]);
    expect(refusalOf(await publish(id, 2))).toBe('draft_not_fit');
    other.pages[0].elements[1].elements[0].rows[1].text.it = 'Ancora';
    expect(refusalOf(await save(id, 2, other))).toBe('words_locked');
  });
});

test('a block is answered, scored and released in bands, and goes through no firm', async () => {
  await entered();
  const code = newWord();
  const { id, revision } = await begin(withBlock(), code);
  await good(publish(id, revision));
  const campaign = `voci-${randomUUID().slice(0, 8)}`;
  await server.owner`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select c.community_id, gen_random_uuid(), ${campaign}, c.organisation_id, i.id, c.name, current_date - 1, current_date + 30
    from surveys.campaign c join surveys.instrument i on i.community_id = c.community_id and i.code = ${code}
    where c.code = 'autunno-2026'`;
  const asked = await call(server, `/v1/milano/campaigns/${campaign}/questionnaire?lang=it`);
  expect(asked.text).toContain('Prova due');
  const answered = (mark: string) => ({ shift: 'day', ucla3_items: { i1: mark, i2: mark, i3: mark } });
  const body = {
    ...submissionOf(await makeBallot(server, campaign), answered('1')),
    instrument: { code, version: 1 },
  };
  const sent = await call(server, `/v1/milano/campaigns/${campaign}/submissions`, { body });
  expect(sent.status, sent.text).toBe(201);
  // The others answered the same way, eleven like her and twelve at the other end.
  for (const [mark, people] of [
    ['1', 11],
    ['3', 12],
  ] as const)
    await server.owner`
      insert into submissions.submission (community_id, id, campaign_id, organisation_id, answers)
      select c.community_id, gen_random_uuid(), c.id, c.organisation_id, ${server.owner.json(answered(mark))}
      from surveys.campaign c, generate_series(1, ${people}) where c.code = ${campaign}`;
  const cookie = await server.cookieOf('Marta Conti');
  expect((await releaseAndWait(server, campaign, cookie)).body).toMatchObject({ state: 'done' });
  const release = await call(server, `/v1/milano/campaigns/${campaign}/release?lang=it`, { cookie });
  const { tables } = releaseSchema.parse(release.body);
  const score = tables.find(({ question }) => question === 'ucla3_items.score');
  expect(score).toMatchObject({
    title: 'Solitudine (UCLA-3) – punteggio',
    kind: 'number',
    isSpecial: true,
    floor: 10,
    by: null,
  });
  expect(score?.categories.slice(0, 2).map(({ label }) => label)).toEqual([
    'minore (3 – 5)',
    'maggiore (6 – 9)',
  ]);
  expect(score?.groups[0]?.shares.slice(0, 2)).toEqual([
    { status: 'shown', bound: 'about', percent: 50 },
    { status: 'shown', bound: 'about', percent: 50 },
  ]);
  expect(tables.filter(({ question, by }) => question.startsWith('ucla3') && by !== null)).toEqual([]);
});
