import { expect } from 'chai';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import { serviceSheet } from '../../test/fixtures-catalogue.ts';
import { territory } from '../../test/fixtures-territory.ts';
import { LoadFault } from '../ui/load.ts';
import type { SavedList, SavedServicesApi } from './saved-services-api.ts';
import './snodo-save-service.ts';
import './snodo-saved-services.ts';
import './snodo-shared-lists.ts';

const one = {
  code: 'doposcuola',
  name: 'Doposcuola di quartiere',
  provider: 'Cooperativa di esempio',
  savedAt: '2026-11-20T10:00:00.000Z',
};
const kept: SavedList = { items: [one], share: null };
const shared: SavedList = {
  items: [one],
  share: { sharedAt: one.savedAt, endsAt: '2026-12-20T10:00:00.000Z', words: 'Quale scelgo?' },
};

function savedApi(changes: Partial<SavedServicesApi> = {}): SavedServicesApi {
  return {
    list: async () => kept,
    save: async () => kept,
    getService: async (code) => ({
      ...serviceSheet,
      code,
      name: code,
      ...(code === 'doposcuola' ? {} : { provider: 'Altra' }),
    }),
    getTerritory: async () => territory,
    forget: async () => ({ items: [], share: null }),
    share: async () => shared,
    takeBack: async () => kept,
    listShared: async () => ({
      items: [{ person: 'Amina Salem', services: [one], ...shared.share! }],
      nextCursor: null,
    }),
    ...changes,
  };
}

const pageOf = (changes: Partial<SavedServicesApi> = {}) =>
  html`<snodo-saved-services .api=${savedApi(changes)} .isSignedIn=${true}></snodo-saved-services>`;

describe('<snodo-saved-services>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`is accessible whatever is on it (${language})`, async () => {
      for (const list of [kept, shared, { items: [], share: null }]) {
        const page = await onPage(pageOf({ list: async () => list }), language);
        expect(await faultsOf(page)).to.deep.equal([]);
        expect(textOf(page)).not.to.match(/(?:saved|common|portal|enrolment)\.\w/u);
      }
    });
  }

  it('shares with her words and days, says until when, and takes back', async () => {
    const given: unknown[] = [];
    const page = await onPage(
      pageOf({
        share: async (days, words) => {
          given.push(days, words);
          return shared;
        },
      }),
    );
    find(page, '#words', HTMLTextAreaElement).value = ' Quale scelgo? ';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(given).to.deep.equal([30, 'Quale scelgo?']);
    expect(textOf(page)).to.contain('20 dicembre 2026');
    findAll<HTMLButtonElement>(page, 'section button')[0]?.click();
    await settled();
    expect(findAll(page, 'form')).to.have.length(1);
  });

  it('puts two or three of the list side by side, what differs first, with a header for each row', async () => {
    const codes = ['doposcuola', 'badante', 'nido', 'orto'];
    const items = codes.map((code) => ({ ...one, code, name: code }));
    const page = await onPage(pageOf({ list: async () => ({ items, share: null }) }));
    const boxes = findAll<HTMLInputElement>(page, 'article input');
    const button = () =>
      findAll<HTMLButtonElement>(page, '#comparison button').find((each) =>
        each.textContent.includes('Confronta'),
      );
    expect(button()?.disabled).to.equal(true);
    for (const box of boxes.slice(0, 3)) {
      box.click();
      await settled();
    }
    expect(boxes.map(({ disabled }) => disabled)).to.deep.equal([false, false, false, true]);
    expect(textOf(page)).to.contain('al massimo tre');
    button()?.click();
    await settled();
    const columns = findAll(page, 'thead th').map(({ textContent }) => textContent.trim());
    expect(columns).to.deep.equal(['Che cosa', 'doposcuola', 'badante', 'nido']);
    const rows = findAll(page, 'tbody th').map(({ textContent }) => textContent.trim());
    expect(rows.slice(0, 3)).to.deep.equal(['Che cosa cambia', 'Chi lo offre', 'Che cosa è uguale']);
    expect(await faultsOf(page)).to.deep.equal([]);
    boxes[0]?.click();
    await settled();
    expect(findAll(page, 'table').length).to.equal(0);
  });

  it('says that a service can be compared no more, and tries again', async () => {
    const items = ['uno', 'due'].map((code) => ({ ...one, code, name: code }));
    const page = await onPage(
      pageOf({
        list: async () => ({ items, share: null }),
        getService: () => Promise.reject(new LoadFault('not_found')),
      }),
    );
    for (const box of findAll<HTMLInputElement>(page, 'article input')) {
      box.click();
      await settled();
    }
    findAll<HTMLButtonElement>(page, '#comparison button')[0]?.click();
    await settled();
    expect(findAll(page, '[state=failed]').length).to.equal(1);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('asks whoever is not signed in to enter, and says when the list does not come', async () => {
    const outside = await onPage(html`<snodo-saved-services .api=${savedApi()}></snodo-saved-services>`);
    expect(find(outside, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    const page = await onPage(pageOf({ list: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(await faultsOf(page)).to.deep.equal([]);
    expect(findAll(page, 'button').length).to.equal(1);
  });
});

describe('<snodo-save-service>', () => {
  it('says whether the service is on the list, and changes that', async () => {
    const page = await onPage(
      html`<snodo-save-service .api=${savedApi()} service="doposcuola"></snodo-save-service>`,
    );
    const button = () => find(page, 'button', HTMLButtonElement);
    expect(button().getAttribute('aria-pressed')).to.equal('true');
    expect(await faultsOf(page)).to.deep.equal([]);
    button().click();
    await settled();
    expect(button().getAttribute('aria-pressed')).to.equal('false');
  });
});

describe('<snodo-shared-lists>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`shows whose list it is, until when, and is accessible (${language})`, async () => {
      const page = await onPage(html`<snodo-shared-lists .api=${savedApi()}></snodo-shared-lists>`, language);
      expect(textOf(page)).to.contain('Amina Salem').and.contain('Quale scelgo?').and.contain(one.name);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }
});
