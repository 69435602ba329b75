import { expect } from 'chai';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  recorded,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import { campaignsApi, draft, proposed } from '../../test/fixtures-plans.ts';
import { LoadFault } from '../ui/load.ts';
import type { CampaignMove, CampaignNoticeRecord, CampaignsApi } from './campaigns-api.ts';
import './snodo-campaign-desk.ts';
import './snodo-campaign-plan.ts';

const planOf = (changes: Partial<CampaignsApi> = {}) =>
  html`<snodo-campaign-plan .api=${campaignsApi(changes)} .code=${'r-abcdefgh'}></snodo-campaign-plan>`;
const button = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find((one) =>
    one.textContent.trim().startsWith(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};

describe('<snodo-campaign-plan>', () => {
  it('says the plan in a sentence, how many would be asked, and whose turn it is', async () => {
    const page = await onPage(planOf());
    const text = textOf(page);
    for (const part of [
      'Dal 3 maggio 2027 al 23 maggio 2027',
      'in italiano, arabo',
      'Tocca all’azienda',
      '400 o poco più',
      'Non diciamo chi',
      'In ritardo',
      'Non è ancora registrata',
    ])
      expect(text).to.contain(part);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('proposes after a sentence that says what will happen, with the version that is shown', async () => {
    const moves: CampaignMove[] = [];
    const page = await onPage(
      planOf({
        movePlan: async (_code, move) => {
          moves.push(move);
          return proposed;
        },
      }),
    );
    const changed = recorded(find(page, 'snodo-campaign-plan'), 'snodo-campaign-changed');
    button(page, 'Proponi').click();
    await settled();
    expect(textOf(page)).to.contain('va al programma, che la legge e risponde');
    expect(moves).to.deep.equal([]);
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'form.confirm', HTMLFormElement).requestSubmit();
    await settled();
    expect(moves).to.deep.equal([{ step: 'propose', version: 3 }]);
    expect(changed).to.deep.equal([proposed]);
    expect(textOf(page)).to.contain('Proposta: ora tocca al programma');
  });

  it('wants a reason to send back, and from whoever proposed it herself to approve', async () => {
    const moves: CampaignMove[] = [];
    const page = await onPage(
      planOf({
        getPlan: async () => ({ ...proposed, needsSoleApprovalReason: true }),
        movePlan: async (_code, move) => {
          moves.push(move);
          return draft;
        },
      }),
    );
    button(page, 'Approva').click();
    await settled();
    expect(textOf(page)).to.contain('L’hai proposta tu');
    button(page, 'Annulla').click();
    await settled();
    button(page, 'Rimanda').click();
    await settled();
    const form = find(page, 'form.confirm', HTMLFormElement);
    form.requestSubmit();
    expect(moves).to.deep.equal([]);
    find(page, '#reason', HTMLTextAreaElement).value = 'Le date cadono in agosto';
    form.requestSubmit();
    await settled();
    expect(moves).to.deep.equal([{ step: 'send_back', version: 4, reason: 'Le date cadono in agosto' }]);
  });

  it('shows how the campaign stands now when somebody was quicker', async () => {
    let loads = 0;
    const page = await onPage(
      planOf({
        getPlan: async () => ((loads += 1) === 1 ? draft : proposed),
        movePlan: () => Promise.reject(new LoadFault('campaign_changed')),
      }),
    );
    button(page, 'Proponi').click();
    await settled();
    find(page, 'form.confirm', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Nel frattempo qualcuno l’ha cambiata');
    expect(textOf(page)).to.contain('In revisione');
  });

  it('shows the letter to be printed in each language and records that none is due', async () => {
    const records: CampaignNoticeRecord[] = [];
    const page = await onPage(
      planOf({
        recordNotice: async (_code, record) => {
          records.push(record);
          return { ...draft, notice: { kind: 'none_due', reason: 'Nessuna RSU' } };
        },
      }),
    );
    button(page, 'Leggi la lettera').click();
    await settled();
    expect(textOf(page)).to.contain('Informativa (it)');
    const language = find(page, 'dialog select', HTMLSelectElement);
    language.value = 'ar';
    language.dispatchEvent(new Event('change'));
    await settled();
    expect(find(page, '.letter').dir).to.equal('rtl');
    expect(await faultsOf(page)).to.deep.equal([]);
    button(page, 'Chiudi').click();
    await settled();
    find(page, 'summary').click();
    find(page, 'input[value="none_due"]').click();
    await settled();
    find(page, '#reason', HTMLTextAreaElement).value = 'Nessuna RSU';
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'details form', HTMLFormElement).requestSubmit();
    await settled();
    expect(records).to.deep.equal([{ version: 3, kind: 'none_due', reason: 'Nessuna RSU' }]);
    expect(textOf(page)).to.contain('Non dovuta: Nessuna RSU');
  });

  it('shows the address for one’s own phone and counts out paper once it is on the calendar', async () => {
    const issued: object[] = [];
    const { organisation } = draft;
    const page = await onPage(
      planOf({
        getPlan: async () => ({
          ...draft,
          status: 'open',
          preview: null,
          may: ['issue_paper'],
          paperBatches: [
            { id: draft.id, organisation, issuedOn: '2027-05-03', printedBallots: 40, enteredBallots: 7 },
          ],
        }),
        issuePaper: async (_key, _code, paper) => {
          issued.push(paper);
          return {
            id: draft.id,
            organisation,
            issuedOn: '2027-05-04',
            printedBallots: paper.ballots,
            enteredBallots: 0,
          };
        },
      }),
    );
    expect(textOf(page)).to.contain('http://localhost/survey/r-abcdefgh');
    expect(textOf(page)).to.contain('trascritte 7 su 40');
    find(page, '#ballots', HTMLInputElement).value = '25';
    find(page, 'snodo-campaign-paper').shadowRoot?.querySelector('form')?.requestSubmit();
    await settled();
    expect(issued).to.deep.equal([{ ballots: 25 }]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('counts out paper for one firm of several', async () => {
    const issued: object[] = [];
    const { organisation } = draft;
    const partner = { code: 'tipografia', name: 'Tipografia Tre Conche' };
    const batch = { id: draft.id, issuedOn: '2027-05-03', printedBallots: 40, enteredBallots: 7 };
    const page = await onPage(
      planOf({
        getPlan: async () => ({
          ...draft,
          status: 'open',
          preview: null,
          may: ['issue_paper'],
          audience: [organisation, partner].map((firm) => ({ ...firm, sites: [] })),
          paperBatches: [{ ...batch, organisation: partner }],
        }),
        issuePaper: async (_key, _code, paper) => {
          issued.push(paper);
          return { ...batch, organisation: partner };
        },
      }),
    );
    expect(textOf(page)).to.contain('Tipografia Tre Conche');
    find(page, '#organisation', HTMLSelectElement).value = 'tipografia';
    find(page, '#ballots', HTMLInputElement).value = '25';
    find(page, 'snodo-campaign-paper').shadowRoot?.querySelector('form')?.requestSubmit();
    await settled();
    expect(issued).to.deep.equal([{ ballots: 25, organisation: 'tipografia' }]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('offers to try again when the plan does not come', async () => {
    const page = await onPage(planOf({ getPlan: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(find(page, 'snodo-load-state').getAttribute('state')).to.equal('failed');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

const deskOf = (changes: Partial<CampaignsApi> = {}) =>
  html`<snodo-campaign-desk .api=${campaignsApi(changes)}></snodo-campaign-desk>`;

describe('<snodo-campaign-desk>', () => {
  it('shows what waits and since when, with the median time from agreement to opening', async () => {
    const page = await onPage(deskOf());
    const text = textOf(page);
    for (const part of [
      'Da rivedere',
      '13 giorni',
      'obiettivo: 14 giorni',
      'Ascolto di maggio',
      'In ritardo',
    ])
      expect(text).to.contain(part);
    expect(text).not.to.contain('La vita fuori dal lavoro');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('opens a plan below its row and brings the list up to date when it has changed', async () => {
    let lists = 0;
    const page = await onPage(
      deskOf({
        getPlan: async () => proposed,
        listCampaigns: async () => {
          lists += 1;
          return { items: [proposed], nextCursor: null };
        },
      }),
    );
    const opener = button(page, 'Apri il piano');
    opener.click();
    await settled();
    expect(opener.getAttribute('aria-expanded')).to.equal('true');
    button(page, 'Approva').click();
    await settled();
    find(page, 'form.confirm', HTMLFormElement).requestSubmit();
    await settled();
    expect(lists).to.equal(2);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that nothing waits, offers to try again, and is nothing for whoever may not', async () => {
    const empty = await onPage(deskOf({ listCampaigns: async () => ({ items: [], nextCursor: null }) }));
    expect(textOf(empty)).to.contain('Nessuna rilevazione aspetta');
    const failed = await onPage(
      deskOf({ listCampaigns: () => Promise.reject(new LoadFault('unavailable')) }),
    );
    expect(find(failed, 'snodo-load-state').getAttribute('state')).to.equal('failed');
    const refused = await onPage(deskOf({ listCampaigns: () => Promise.reject(new LoadFault('forbidden')) }));
    expect(textOf(refused).trim()).to.equal('');
  });

  it('speaks Arabic from right to left without a fault', async () => {
    const page = await onPage(deskOf(), 'ar');
    expect(textOf(page)).to.contain('قيد المراجعة');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
