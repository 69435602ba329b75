import { expect } from 'chai';
import { bareSheet } from '../../test/fixtures-catalogue.ts';
import { describe, faultsOf, find, html, it, onPage, settled, textOf } from '../../test/fixtures-page.ts';
import { territory } from '../../test/fixtures-territory.ts';
import type { ServiceSheet } from './catalogue-api.ts';
import './snodo-eligibility-check.ts';

const sheet: ServiceSheet = {
  ...bareSheet,
  ages: null,
  eligibility: [
    { kind: 'age', fromYears: 3, toYears: 10 },
    { kind: 'lives_in', districts: ['municipio-6'] },
    { kind: 'income_up_to', incomeCents: 2_000_000 },
    { kind: 'cares_for_somebody' },
  ],
  eligibilityText: 'Serve un colloquio',
};
const check = (given = sheet) =>
  html`<snodo-eligibility-check .sheet=${given} .territory=${territory}></snodo-eligibility-check>`;

async function tell(page: HTMLElement, answers: Record<string, string>): Promise<void> {
  find(page, 'details', HTMLDetailsElement).open = true;
  for (const [name, answer] of Object.entries(answers)) {
    const field = find(page, `[name="${name}"]`, HTMLElement) as HTMLInputElement;
    field.value = answer;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  find(page, 'form', HTMLFormElement).requestSubmit();
  await settled();
}

describe('<snodo-eligibility-check>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`is accessible with its answer (${language})`, async () => {
      const page = await onPage(check(), language);
      await tell(page, { age: '5' });
      expect(await faultsOf(page)).to.deep.equal([]);
      expect(textOf(page)).not.to.match(/(?:catalogue|common)\.\w/u);
    });
  }

  it('says that it is not known while something is left open, and no as soon as one is not met', async () => {
    const page = await onPage(check());
    await tell(page, { age: '5' });
    expect(textOf(page)).to.contain('Non si può ancora dire');
    await tell(page, { age: '5', district: 'municipio-1' });
    expect(textOf(page)).to.contain('Da quello che hai scritto, no');
  });

  it('says yes when all is met, and what no rule can judge', async () => {
    const page = await onPage(check());
    await tell(page, { age: '10', district: 'municipio-6', income_up_to: '20000', 'met-3': 'yes' });
    expect(textOf(page)).to.contain('Da quello che hai scritto, sì').and.contain('Serve un colloquio');
  });

  it('is not there where nothing is asked', async () => {
    const page = await onPage(check({ ...sheet, eligibility: [] }));
    expect(textOf(page).trim()).to.equal('');
  });
});
