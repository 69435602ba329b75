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
import { batchId, campaignsApi } from '../../test/fixtures-plans.ts';
import { LoadFault } from '../ui/load.ts';
import type { CampaignsApi, PaperSubmission } from './campaigns-api.ts';
import './snodo-paper-desk.ts';

const desk = (changes: Partial<CampaignsApi> = {}) =>
  onPage(
    html`<h1>Scrivania</h1>
      <snodo-paper-desk .api=${{ ...campaignsApi(), ...changes }}></snodo-paper-desk>`,
  );

async function click(page: ParentNode, text: string): Promise<void> {
  const button = findAll(page, 'button, label').find((one) => one.textContent?.trim() === text);
  if (!button) throw new Error(`nothing reads ${text}`);
  button.click();
  await settled();
  await settled();
}

describe('<snodo-paper-desk>', () => {
  it('lists the printed ballots, and says when there are none', async () => {
    const page = await desk();
    expect(textOf(page)).to.contain('12 su 40');
    expect(await faultsOf(page)).to.deep.equal([]);
    const empty = await desk({ getPaperDesk: async () => ({ items: [] }) });
    expect(textOf(empty)).to.contain('Nessuna rilevazione aperta');
  });

  it('names the firm of each batch where several are asked, and of the papers that are typed in', async () => {
    const [campaign] = (await campaignsApi().getPaperDesk()).items;
    const [batch] = campaign?.batches ?? [];
    if (!campaign || !batch) throw new Error('the fixture has no batch');
    const firmsOn = (page: ParentNode) => findAll(page, '.batch bdi').map((one) => one.textContent);
    expect(firmsOn(await desk())).to.deep.equal([]);
    const partner = { code: 'tipografia', name: 'Tipografia Tre Conche' };
    const batches = [batch, { ...batch, id: campaign.campaign, organisation: partner, enteredBallots: 0 }];
    const page = await desk({ getPaperDesk: async () => ({ items: [{ ...campaign, batches }] }) });
    expect(firmsOn(page)).to.deep.equal([batch.organisation.name, partner.name]);
    expect(await faultsOf(page)).to.deep.equal([]);
    const buttons = findAll(page, 'button').filter(
      (one) => one.textContent?.trim() === 'Trascrivi, Italiano',
    );
    buttons[1]?.click();
    await settled();
    await settled();
    expect(find(page, 'h3').textContent).to.contain('Tipografia Tre Conche');
  });

  it('offers to try again after a failure', async () => {
    const page = await desk({ getPaperDesk: () => Promise.reject(new LoadFault('unavailable')) });
    expect(find(page, 'snodo-load-state').getAttribute('state')).to.equal('failed');
  });

  it('stores one paper after the other, each once, and begins anew with an empty one', async () => {
    const stored: [string, PaperSubmission][] = [];
    const page = await desk({
      enterPaper: async (key, _code, paper) => {
        stored.push([key, paper]);
        return { ballotsLeft: 27 };
      },
    });
    await click(page, 'Trascrivi, Italiano');
    expect(findAll(page, 'snodo-paper-question')).to.have.length(1);
    await click(page, 'Sì');
    expect(findAll(page, 'snodo-paper-question').length).to.be.greaterThan(5);
    expect(await faultsOf(page)).to.deep.equal([]);
    await click(page, 'Registra questa scheda e passa alla prossima');
    expect(stored).to.have.length(0);
    expect(textOf(page)).to.contain('Una risposta è da riguardare');
    await click(page, 'Casa');
    await click(page, 'Registra questa scheda e passa alla prossima');
    expect(stored.map(([, paper]) => paper)).to.deep.equal([
      {
        batchId,
        instrument: { code: 'work-care-needs', version: 1 },
        answers: { agree: true, themes: ['home'] },
      },
    ]);
    expect(textOf(page)).to.contain('Restano 27 schede');
    expect(findAll(page, 'snodo-paper-question')).to.have.length(1);
    await click(page, 'Sì');
    await click(page, 'Casa');
    await click(page, 'Registra questa scheda e passa alla prossima');
    expect(new Set(stored.map(([key]) => key)).size).to.equal(2);
  });

  it('keeps what was typed when storing fails, and sends it again as the same paper', async () => {
    const keys: string[] = [];
    const page = await desk({
      enterPaper: async (key) => {
        keys.push(key);
        if (keys.length === 1) throw new LoadFault('unavailable');
        return { ballotsLeft: 0 };
      },
    });
    await click(page, 'Trascrivi, Italiano');
    await click(page, 'Sì');
    await click(page, 'Casa');
    await click(page, 'Registra questa scheda e passa alla prossima');
    expect(findAll(page, 'snodo-paper-question').length).to.be.greaterThan(5);
    await click(page, 'Registra questa scheda e passa alla prossima');
    expect(new Set(keys).size).to.equal(1);
    expect(textOf(page)).to.contain('12 su 40');
  });

  it('shows an Arabic paper from right to left on an Italian desk', async () => {
    const page = await desk();
    await click(page, 'Trascrivi, العربية');
    expect(find(page, 'snodo-paper-question').dir).to.equal('rtl');
    expect(textOf(page)).to.contain('هل تشارك؟');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
