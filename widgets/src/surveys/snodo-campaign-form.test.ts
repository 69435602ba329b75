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
import { campaignsApi, choices, draft } from '../../test/fixtures-plans.ts';
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

  it('does not go on without a firm where several can be asked', async () => {
    const several = {
      ...choices,
      mayAskSeveral: true,
      organisations: [...choices.organisations, { code: 'b', name: 'B' }],
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
