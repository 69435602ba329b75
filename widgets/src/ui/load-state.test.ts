import { expect } from 'chai';
import { describe, faultsOf, find, findAll, html, it, onPage, recorded } from '../../test/fixtures-page.ts';
import './load-state.ts';

describe('<snodo-load-state>', () => {
  for (const state of ['pending', 'empty', 'failed'] as const) {
    it(`is accessible while ${state}`, async () => {
      const page = await onPage(
        html`<snodo-load-state
          state=${state}
          heading="Un momento"
          text="Stiamo guardando."
          action="Riprova"
        ></snodo-load-state>`,
      );
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('asks to load again only where something failed', async () => {
    const page = await onPage(
      html`<snodo-load-state state="failed" heading="Non ha funzionato" action="Riprova"></snodo-load-state>`,
    );
    const retries = recorded(page, 'snodo-load-retried');
    find(page, 'button').click();
    expect(retries).to.have.length(1);
    const empty = await onPage(
      html`<snodo-load-state state="empty" heading="Niente" action="Riprova"></snodo-load-state>`,
    );
    expect(findAll(empty, 'button')).to.deep.equal([]);
  });
});
