// Where a firm's people work: who may tell it, by which ways, and what nobody learns from it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../test/belongings.ts';
import { refusalOf, type CallAnswer } from '../../test/calls.ts';
import { openDirectory, scimPersonOf, userSchemas } from '../../test/directories.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { knownVisitor, tracesOf, visitorOf, type Visitor } from '../../test/visitors.ts';

let server: TestServer;
let officer: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  officer = await knownVisitor(server, 'Giulia Ferri');
});
afterAll(() => server.stop());

interface Site {
  id: string;
  name: string;
  isMain: boolean;
  people: { kind: string; people?: number };
}
const settings = (name: string, more: object = {}) => ({
  name,
  district: 'Municipio 9',
  address: null,
  isMain: false,
  ...more,
});

/** A firm of its own with an officer and a way to make sites. */
async function newFirm() {
  const firm = newWord();
  await server.owner`
    insert into identity.organisation (community_id, id, code, name, kind)
    select id, gen_random_uuid(), ${firm}, ${firm}, 'company' from identity.community where slug = 'milano'`;
  const own = await visitorOf(server, `Referente ${firm}`, ['hr_officer'], firm);
  const path = `/organisations/${firm}/sites`;
  const create = (name: string, more: object = {}) =>
    own.ask(path, { method: 'POST', body: settings(name, more) });
  const list = async () => ((await own.ask(path)).body as { items: Site[] }).items;
  const made = async (name: string) => {
    const answer = await create(name);
    expect(answer.status, answer.text).toBe(201);
    return (answer.body as Site).id;
  };
  return { firm, own, create, made, list };
}
const siteOf = async (personId: string) => {
  const rows = await server.owner<{ name: string | null }[]>`
    select s.name from identity.membership m left join identity.site s on s.id = m.site_id where m.person_id = ${personId}`;
  return rows[0]?.name;
};

describe('a site', () => {
  test('is made, changed and removed by an officer of the firm, each told of in the trail', async () => {
    const { own, made, list } = await newFirm();
    const first = await made('Bovisa');
    const second = await made('Greco');
    expect(await list()).toMatchObject([
      { name: 'Bovisa', isMain: true },
      { name: 'Greco', isMain: false },
    ]);
    const changed = await own.ask(`/sites/${second}`, {
      method: 'PUT',
      body: settings('Lodi', { isMain: true }),
    });
    expect(changed.body).toMatchObject({ name: 'Lodi', isMain: true, district: 'Municipio 9' });
    expect(refusalOf(await own.ask(`/sites/${second}`, { method: 'DELETE' }))).toBe('site_is_main');
    expect((await own.ask(`/sites/${first}`, { method: 'DELETE' })).status).toBe(200);
    expect(await list()).toMatchObject([{ name: 'Lodi', isMain: true }]);
    for (const action of ['created', 'changed', 'removed'])
      expect((await tracesOf(server, `site.${action}`)).length).toBeGreaterThan(0);
  });

  test('has a name of its own in its firm, whatever the case of its letters', async () => {
    const { made, create } = await newFirm();
    await made('Bovisa');
    expect(refusalOf(await create('bovisa'))).toBe('site_name_taken');
  });

  test('of twenty made at once under one name one stands, and one site is the main one', async () => {
    const { create, list } = await newFirm();
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => create('Bovisa')),
      ...Array.from({ length: 10 }, (_, index) => create(`Sede ${index}`, { isMain: true })),
    ]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(11);
    expect((await list()).filter(({ isMain }) => isMain)).toHaveLength(1);
  });

  test('is nothing that another firm’s officer sees or changes', async () => {
    const { firm, made } = await newFirm();
    const id = await made('Bovisa');
    expect(refusalOf(await officer.ask(`/organisations/${firm}/sites`))).toBe('forbidden');
    expect(refusalOf(await officer.ask(`/sites/${id}`, { method: 'DELETE' }))).toBe('forbidden');
    const list = { list: 'persona;sede\nanna;Bovisa\n' };
    const placed = await officer.ask(`/organisations/${firm}/site-list`, { method: 'PUT', body: list });
    expect(refusalOf(placed)).toBe('forbidden');
  });

  test('of another firm is no place for a membership, whatever the application asks', async () => {
    const { made } = await newFirm();
    const id = await made('Altrove');
    await expect(
      server.owner`update identity.membership set site_id = ${id} where person_id = ${officer.personId}`,
    ).rejects.toMatchObject({ code: '23503' });
  });
});

describe('people', () => {
  const directorySite = (site: string) => ({
    'urn:snodo:params:scim:schemas:extension:work:2.0:User': { site },
  });
  const personOf = async (externalId: string) => {
    const [row] = await server.owner<{ person_id: string }[]>`
      select person_id from identity.directory_entry where external_id = ${externalId}`;
    return row?.person_id ?? '';
  };
  const naviglioSite = async () => {
    const name = `Sede ${newWord()}`;
    const answer = await officer.ask('/organisations/naviglio/sites', {
      method: 'POST',
      body: settings(name),
    });
    expect(answer.status, answer.text).toBe(201);
    return name;
  };

  test('are put where the directory says, now or once there is a site of that name', async () => {
    const directory = await openDirectory(server);
    const [site, later, who] = [await naviglioSite(), `Sede ${newWord()}`, newWord()];
    const sent = { schemas: userSchemas, userName: `${who}@firm.example`, externalId: who, active: true };
    const entry = scimPersonOf(
      await directory.send('POST', '/Users', { ...sent, ...directorySite(site.toUpperCase()) }),
      201,
    );
    const personId = await personOf(who);
    expect(await siteOf(personId)).toBe(site);
    const moved = await directory.send('PATCH', `/Users/${entry.id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [
        { op: 'replace', path: 'urn:snodo:params:scim:schemas:extension:work:2.0:User:site', value: later },
      ],
    });
    expect(moved.body).toMatchObject(directorySite(later));
    expect(await siteOf(personId)).toBe(site);
    await officer.ask('/organisations/naviglio/sites', { method: 'POST', body: settings(later) });
    expect(await siteOf(personId)).toBe(later);
  });

  test('are put where a list says, and its answer does not tell who of it has come', async () => {
    const site = await naviglioSite();
    const laura = await knownVisitor(server, 'Laura Bianchi');
    const place = (list: string): Promise<CallAnswer> =>
      officer.ask('/organisations/naviglio/site-list', { method: 'PUT', body: { list } });
    const known = await place(`persona;sede\nlaura;${site}\n`);
    const unknown = await place(`persona;sede\nnessuno;${site}\n`);
    expect([known.status, known.text]).toEqual([200, unknown.text]);
    expect(await siteOf(laura.personId)).toBe(site);
    const refused = await place(`persona;sede\nlaura;Nessun posto\n`);
    expect(refusalOf(refused)).toBe('site_list_not_fit');
    expect(refused.body).toMatchObject({
      faults: [{ path: 'json.list', code: 'site_unknown', message: 'Nessun posto' }],
    });
    expect(await siteOf(laura.personId)).toBe(site);
  });

  test('of a site that is removed count at the main one again', async () => {
    const { firm, own, made, list } = await newFirm();
    await made('Bovisa');
    const greco = await made('Greco');
    const person = await visitorOf(server, `Dipendente ${newWord()}`, ['employee'], firm);
    await server.owner`update identity.membership set site_id = ${greco} where person_id = ${person.personId}`;
    expect((await list()).map(({ people }) => people.kind)).toEqual(['none', 'below']);
    expect((await own.ask(`/sites/${greco}`, { method: 'DELETE' })).status).toBe(200);
    expect((await list()).map(({ people }) => people.kind)).toEqual(['below']);
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
