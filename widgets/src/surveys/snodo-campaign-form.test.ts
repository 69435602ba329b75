import { expect } from 'chai';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  html,
  it,
  onPage,
  recorded,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import { campaignsApi, choices, draft, sites } from '../../test/fixtures-plans.ts';
import { LoadFault } from '../ui/load.ts';
import type { CampaignPlan, CampaignsApi } from './campaigns-api.ts';
import './snodo-campaign-form.ts';

const formOf = (changes: Partial<CampaignsApi> = {}, campaign?: typeof draft) =>
  html`<snodo-campaign-form .api=${campaignsApi(changes)} .campaign=${campaign}></snodo-campaign-form>`;

async function next(page: HTMLElement): Promise<void> {
  find(page, 'form', HTMLFormElement).requestSubmit();
  await settled();
}
async function type(page: HTMLElement, selector: string, words: string): Promise<void> {
  const field = find(page, selector, HTMLInputElement);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
}

describe('<snodo-campaign-form>', () => {
  afterEach(() => sessionStorage.clear());

  it('asks one thing at a time and saves the whole, with the Italian name where none was given', async () => {
    const sent: CampaignPlan[] = [];
    const page = await onPage(
      formOf({
        createPlan: async (_key, plan) => {
          sent.push(plan);
          return draft;
        },
      }),
    );
    const saved = recorded(find(page, 'snodo-campaign-form'), 'snodo-campaign-saved');
    expect(textOf(page)).to.contain('A chi lo chiedi?');
    expect(await faultsOf(page)).to.deep.equal([]);
    await next(page);
    await type(page, '#name-it', 'Ascolto di maggio');
    expect(await faultsOf(page)).to.deep.equal([]);
    await next(page);
    await type(page, '#opensOn', '2027-05-03');
    await type(page, '#closesOn', '2027-05-23');
    await type(page, '#reminder-1', '2027-05-12');
    expect(await faultsOf(page)).to.deep.equal([]);
    await next(page);
    expect(await faultsOf(page)).to.deep.equal([]);
    await next(page);
    expect(textOf(page)).to.contain('Dal 3 maggio 2027 al 23 maggio 2027 il programma chiede');
    expect(textOf(page)).to.contain('meno di 10');
    expect(await faultsOf(page)).to.deep.equal([]);
    await next(page);
    expect(sent).to.have.length(1);
    expect(sent[0]).to.deep.include({
      name: { it: 'Ascolto di maggio', en: 'Ascolto di maggio', ar: 'Ascolto di maggio' },
      organisations: ['officine-naviglio'],
      reminderDays: ['2027-05-12'],
    });
    expect(saved).to.deep.equal([draft]);
  });

  it('finds again what was typed, and forgets it once it is given up', async () => {
    const page = await onPage(formOf());
    await next(page);
    await type(page, '#name-it', 'Ascolto lasciato a metà');
    const again = await onPage(formOf());
    expect(find(again, '#name-it', HTMLInputElement).value).to.equal('Ascolto lasciato a metà');
    expect(textOf(again)).to.contain('Abbiamo ritrovato');
    find(again, 'button.plain').click();
    const anew = await onPage(formOf());
    expect(textOf(anew)).to.contain('Passo 1 di 5');
  });

  it('says in plain words which question no firm may ask, and leads to where it is put right', async () => {
    const preview = {
      ...draft.preview,
      faults: [
        {
          field: 'instrument',
          code: 'prohibited_topic',
          question: { name: 'q9', title: 'Sei nel sindacato?' },
          campaign: null,
        },
      ],
    } as NonNullable<typeof draft.preview>;
    const page = await onPage(formOf({ previewPlan: async () => preview }, draft));
    for (let step = 0; step < 4; step += 1) await next(page);
    expect(textOf(page)).to.contain('«Sei nel sindacato?»: Un datore di lavoro non può far chiedere questo');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, '.faults button').click();
    await settled();
    expect(textOf(page)).to.contain('Con quali domande?');
    expect(textOf(page)).to.contain('Un datore di lavoro non può far chiedere questo');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('asks which sites, says how many work there, and what another campaign stands in the way of', async () => {
    const sent: CampaignPlan[] = [];
    const preview = {
      audience: { ...draft.preview?.audience, invited: null, overBudget: null },
      faults: [
        {
          field: 'sites',
          code: 'audience_overlaps',
          question: null,
          campaign: { code: 'autunno-2026', name: 'Bisogni d’autunno', freeFrom: '2027-12-01' },
        },
      ],
    } as NonNullable<typeof draft.preview>;
    const page = await onPage(
      formOf({
        previewPlan: async (plan) => {
          sent.push(plan);
          return preview;
        },
      }),
    );
    expect(textOf(page)).to.contain('In quali sedi?').and.contain('Negozio').and.contain('meno di 10');
    find(page, `input[value="${sites[1].id}"]`).click();
    await settled();
    expect(await faultsOf(page)).to.deep.equal([]);
    await next(page);
    await type(page, '#name-it', 'Ascolto degli uffici');
    for (let step = 0; step < 3; step += 1) await next(page);
    expect(sent[0]?.sites).to.deep.equal([sites[1].id]);
    expect(textOf(page))
      .to.contain('Officine Naviglio S.p.A. (sede di Uffici)')
      .and.contain('«Bisogni d’autunno» fa le stesse domande')
      .and.contain('1 dicembre 2027');
    expect(textOf(page)).not.to.contain('Sarebbero invitate');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, '.faults button').click();
    await settled();
    expect(find(page, '#sites-fault').textContent).to.contain('Bisogni d’autunno');
  });

  it('does not go on without a firm where several can be asked', async () => {
    const several = {
      ...choices,
      mayAskSeveral: true,
      organisations: [...choices.organisations, { code: 'b', name: 'B', sites: [] }],
    };
    const page = await onPage(formOf({ getChoices: async () => several }));
    await next(page);
    expect(textOf(page)).to.contain('Scegli almeno un’azienda');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('keeps the plan when saving is refused, and offers to load again when nothing came', async () => {
    const refused = () => Promise.reject(new LoadFault('campaign_changed'));
    const page = await onPage(formOf({ updatePlan: refused }, draft));
    for (let step = 0; step < 5; step += 1) await next(page);
    expect(textOf(page)).to.contain('Nel frattempo qualcuno l’ha cambiata');
    expect(textOf(page)).to.contain('Dal 3 maggio 2027');
    const failed = await onPage(formOf({ getChoices: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(find(failed, 'snodo-load-state').getAttribute('state')).to.equal('failed');
  });

  it('reads from right to left in Arabic', async () => {
    const page = await onPage(formOf(), 'ar');
    await next(page);
    expect(find(page, '#name-ar').dir).to.equal('rtl');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
