import { expect } from 'chai';
import { matchResult } from '../../test/fixtures-survey.ts';
import {
  describe,
  faultsOf,
  find,
  findAll,
  fixture,
  html,
  it,
  recorded,
  surveyI18n,
  textOf,
} from '../../test/support.ts';
import type { Language } from '../ui/i18n.ts';
import type { MatchResult } from './matching-api.ts';
import './snodo-match-list.ts';

async function show(state: string, result?: MatchResult, language: Language = 'it') {
  const districts = new Map([['municipio-4', 'Municipio 4 (Corvetto)']]);
  return fixture(
    html`<h1>Bisogni</h1>
      <snodo-match-list .state=${state} .result=${result} .districtNames=${districts}></snodo-match-list>`,
    await surveyI18n(language),
  );
}

describe('<snodo-match-list>', () => {
  it('says that it is looking', async () => {
    const page = await show('pending');
    expect(find(page, '[role=status]').textContent).to.contain('Cerco che cosa');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('offers to look again after a failure, and says that nothing is lost', async () => {
    const page = await show('failed');
    const repeated = recorded(page, 'snodo-search-repeated');
    expect(find(page, '[role=alert]').textContent).to.contain('comunque consegnate');
    find(page, 'button').click();
    expect(repeated).to.have.length(1);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says so when no need was told', async () => {
    const page = await show('ready', { rulesVersion: 'snodo-match-1', needs: [] });
    expect(textOf(page)).to.contain('non c’è nulla da proporti');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('explains an answer: facts, points, reasons, what is not known and what would change', async () => {
    const page = await show('ready', matchResult);
    const [card] = findAll(page, 'article');
    const text = card?.textContent?.replaceAll(/\s+/gu, ' ') ?? '';
    for (const part of [
      'Casa di quartiere. Lavora nella tua zona',
      'lunedì–martedì 16:30–18:30, giovedì 16:30–18:30',
      'dato di esempio',
      '45 dei 55 punti valutabili',
      'Copre il 80% degli orari',
      'Ci sono 6 posti liberi',
      'se è accreditato',
      '(fino a 15 punti in più)',
      'Controllato il 20 ottobre 2026',
    ]) {
      expect(text).to.contain(part);
    }
    expect(text).not.to.contain('preferisci');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says of each missing fact that it is not known, and names the district as the survey did', async () => {
    const page = await show('ready', matchResult);
    const text = findAll(page, 'article').at(1)?.textContent ?? '';
    expect(text.match(/Non lo sappiamo ancora/gu)).to.have.length(2);
    expect(text).to.contain('Municipio 4 (Corvetto)');
    expect(text).to.contain('Nessuno l’ha ancora controllato');
    expect(text).not.to.contain('punti valutabili');
  });

  it('says what happens next to a need without an answer', async () => {
    const page = await show('ready', matchResult);
    expect(find(page, '.empty').textContent).to.contain('si contano, non le persone');
    expect(find(page, '.empty').textContent).to.contain('2 risposte ci sono');
  });

  it('shows the best three answers and opens the others on demand', async () => {
    const [need] = matchResult.needs;
    const [match] = need?.matches ?? [];
    if (!need || !match) throw new Error('the fixture has no match');
    const page = await show('ready', {
      ...matchResult,
      needs: [{ ...need, matches: Array.from({ length: 5 }, () => match) }],
    });
    expect(find(page, 'details', HTMLDetailsElement).open).to.equal(false);
    expect(find(page, 'summary').textContent?.trim()).to.equal('Altre 2 risposte');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('speaks Arabic with Western digits', async () => {
    const page = await show('ready', matchResult, 'ar');
    expect(textOf(page)).to.contain('45 من 55 نقطة');
    expect(textOf(page)).to.contain('توجد 6 أماكن شاغرة');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
