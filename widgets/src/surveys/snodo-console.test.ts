import { expect } from 'chai';
import { campaigns, communityManager } from '../../test/fixtures-campaigns.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  fixtureApi,
  html,
  it,
  onPage,
  releaseRun,
  settled,
  textOf,
  until,
} from '../../test/fixtures-page.ts';
import { wholeRelease } from '../../test/fixtures-release.ts';
import { instrumentsApi } from '../../test/fixtures-instruments.ts';
import { campaignsApi } from '../../test/fixtures-plans.ts';
import type { PortalApi } from '../portal/portal-api.ts';
import { LoadFault } from '../ui/load.ts';
import './snodo-console.ts';

const consoleOf = (changes: Partial<PortalApi> = {}) =>
  html`<snodo-console
    .api=${{ ...fixtureApi(changes), campaigns: campaignsApi(), instruments: instrumentsApi() }}
  ></snodo-console>`;

const refusing = (problem: string) => ({
  getMe: () => Promise.reject(new LoadFault(problem)),
  listCampaigns: () => Promise.reject(new LoadFault(problem)),
});

function address(campaign: string | null): void {
  const url = new URL(location.href);
  if (campaign === null) url.searchParams.delete('campaign');
  else url.searchParams.set('campaign', campaign);
  history.replaceState(null, '', `${url.pathname}${url.search}`);
}

describe('<snodo-console>', () => {
  afterEach(() => {
    history.replaceState(null, '', location.pathname);
    sessionStorage.clear();
  });

  it('opens the launch form and, from a card, a plan; the address keeps both', async () => {
    const page = await onPage(consoleOf());
    find(page, '.head button.primary').click();
    await settled();
    expect(new URLSearchParams(location.search).get('plan')).to.equal('new');
    expect(textOf(page)).to.contain('A chi lo chiedi?');
    find(page, 'snodo-campaign-form').dispatchEvent(new CustomEvent('snodo-campaign-form-closed'));
    await settled();
    const opener = findAll(page, 'button').find((one) => one.textContent.includes('Apri il piano'));
    opener?.click();
    await settled();
    expect(new URLSearchParams(location.search).get('plan')).to.equal('autunno-2026');
    expect(findAll(page, 'snodo-campaign-plan')).to.have.length(1);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('shows who is signed in and the firm’s campaigns, with rates in words', async () => {
    const page = await onPage(consoleOf());
    const text = textOf(page);
    for (const part of ['Giulia Ferri', 'referente welfare', 'circa 55%', 'meno del 5%', 'In corso', '412']) {
      expect(text).to.contain(part);
    }
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('gives an officer no way to release', async () => {
    const page = await onPage(consoleOf());
    expect(textOf(page)).not.to.contain('Chiudi e pubblica');
    expect(textOf(page)).to.contain('Le pubblica il programma, non l’azienda');
  });

  it('sends a stranger to sign in and back', async () => {
    const page = await onPage(consoleOf(refusing('not_signed_in')));
    const link = find(page, 'a.primary', HTMLAnchorElement);
    expect(new URL(link.href).pathname).to.equal('/account/sign-in');
    expect(new URL(link.href).searchParams.get('return')).to.contain(location.pathname);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('explains to someone who is not an officer and lets her switch', async () => {
    const page = await onPage(consoleOf(refusing('forbidden')));
    expect(textOf(page)).to.contain('non risulti referente welfare');
    expect(findAll(page, 'form[action="/account/sign-out"]')).to.have.length(1);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('offers to try again after a failure and says when there is no campaign', async () => {
    const failed = await onPage(consoleOf(refusing('unavailable')));
    expect(find(failed, 'snodo-load-state').getAttribute('state')).to.equal('failed');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(consoleOf({ listCampaigns: async () => ({ items: [], nextCursor: null }) }));
    expect(textOf(empty)).to.contain('Ancora nessuna rilevazione');
  });

  it('opens the tables, keeps them in the address and comes back', async () => {
    const page = await onPage(consoleOf());
    find(page, 'article .primary').click();
    await settled();
    expect(new URLSearchParams(location.search).get('campaign')).to.equal('primavera-2026');
    expect(findAll(page, 'snodo-release-table')).to.have.length(3);
    find(page, '.back').click();
    await settled();
    expect(new URLSearchParams(location.search).has('campaign')).to.equal(false);
    expect(findAll(page, 'article')).to.have.length(campaigns.length);
  });

  it('has the map of a question crossed by district, and its charts where the drawing does not come', async () => {
    address('primavera-2026');
    const getRelease = async () => wholeRelease;
    const unfold = async (page: HTMLElement) => {
      for (const folded of findAll(page, 'details.crossed > summary')) folded.click();
      await settled();
      await settled();
    };
    const page = await onPage(consoleOf({ getRelease }));
    await unfold(page);
    expect(findAll(page, 'snodo-release-districts')).to.have.length(1);
    const getTerritory = () => Promise.reject(new LoadFault('unavailable'));
    const without = await onPage(consoleOf({ getRelease, getTerritory }));
    await unfold(without);
    expect(findAll(without, 'snodo-release-districts')).to.have.length(0);
    expect(findAll(without, 'snodo-release-crossing')).to.have.length(2);
  });

  it('says that tables are not released yet', async () => {
    address('autunno-2026');
    const page = await onPage(consoleOf({ getRelease: () => Promise.reject(new LoadFault('not_found')) }));
    expect(textOf(page)).to.contain('30 novembre 2026');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('lets a manager release once she has read what will happen, and shows how it goes', async () => {
    const asked: string[] = [];
    let state: 'running' | 'done' = 'running';
    const api = fixtureApi({ getMe: async () => communityManager });
    const page = await onPage(
      consoleOf({
        getMe: api.getMe,
        releaseCampaign: (code: string) => {
          asked.push(code);
          return api.releaseCampaign(code);
        },
        getReleaseRun: async (code) => releaseRun(code, state),
        getRelease: (code) =>
          state === 'done' ? api.getRelease(code) : Promise.reject(new Error('asked for too early')),
      }),
    );
    find(page, 'article .button:not(.primary)').click();
    await settled();
    const dialog = find(page, 'dialog', HTMLDialogElement);
    expect(dialog.open).to.equal(true);
    expect(textOf(dialog))
      .to.contain('si chiude adesso')
      .and.to.contain('412')
      .and.to.contain('una volta sola');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(dialog, '.primary').click();
    await settled();
    expect(asked).to.deep.equal(['autunno-2026']);
    const bar = find(page, 'progress', HTMLProgressElement);
    expect(bar.value).to.equal(0.625);
    expect(textOf(page)).to.contain('Secondo controllo').and.to.contain('Puoi lasciare questa pagina');
    expect(await faultsOf(page)).to.deep.equal([]);
    state = 'done';
    await until(() => findAll(page, 'snodo-release-view').length > 0);
    expect(findAll(page, 'snodo-release-view')).to.have.length(1);
    expect(findAll(page, 'progress')).to.have.length(0);
  });

  it('says to a manager that a release came to nothing, and lets her ask again', async () => {
    address('autunno-2026');
    const page = await onPage(
      consoleOf({
        getMe: async () => communityManager,
        getRelease: () => Promise.reject(new LoadFault('not_found')),
        getReleaseRun: async (code) => releaseRun(code, 'failed'),
      }),
    );
    expect(textOf(page)).to.contain('Non è stato pubblicato nulla');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'snodo-load-state').dispatchEvent(new CustomEvent('snodo-load-retried'));
    await settled();
    expect(find(page, 'dialog', HTMLDialogElement).open).to.equal(true);
  });

  it('keeps the dialog open with the reason when the release fails, and drops it on cancel', async () => {
    const page = await onPage(
      consoleOf({
        getMe: async () => communityManager,
        releaseCampaign: () => Promise.reject(new LoadFault('campaign_already_released')),
      }),
    );
    find(page, 'article .button:not(.primary)').click();
    await settled();
    find(page, 'dialog .primary').click();
    await settled();
    expect(find(page, 'dialog [role=alert]').textContent).to.contain('già state pubblicate');
    find(page, 'dialog .button:not(.primary)').click();
    await settled();
    expect(findAll(page, 'dialog')).to.have.length(0);
  });
});
