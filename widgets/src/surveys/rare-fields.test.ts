import { prepareSurvey, type Question } from '@snodo/survey-engine';
import { expect } from 'chai';
import { asking, questions } from '../../test/fixtures-survey.ts';
import {
  describe,
  faultsOf,
  find,
  findAll,
  fixture,
  html,
  it,
  settled,
  surveyI18n,
  textOf,
} from '../../test/support.ts';
import type { Language } from '../ui/i18n.ts';
import { SnodoSurveyPlayer } from './snodo-survey-player.ts';

async function play(question: Question, language: Language = 'it', answers = {}) {
  const i18n = await surveyI18n(language);
  const page = await fixture(
    html`<h1>Bisogni</h1>
      <snodo-survey-player
        .survey=${prepareSurvey(asking(question), language)}
        .i18n=${i18n}
        .answers=${answers}
      ></snodo-survey-player>`,
    i18n,
  );
  await settled();
  const player = find(page, 'snodo-survey-player', SnodoSurveyPlayer);
  return {
    page,
    player,
    next: async () => {
      find(player, '.primary').click();
      await settled();
    },
    choose: async (text: string, nth = 0) => {
      const label = findAll(player, 'label').filter((one) => one.textContent?.trim() === text)[nth];
      if (!label) throw new Error(`no choice reads ${text}`);
      label.click();
      await settled();
    },
  };
}

describe('questions of rarer kinds', () => {
  it('count a slider that nobody touched as no answer, and take its answer back', async () => {
    const { page, player } = await play(questions.part);
    const slider = find(player, 'input[type=range]', HTMLInputElement);
    expect(slider.getAttribute('aria-valuetext')).to.contain('Non hai ancora scelto');
    expect(player.answers['part']).to.equal(undefined);
    slider.value = '10';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    expect(player.answers['part']).to.equal(10);
    expect(find(player, 'output').textContent).to.equal('10: Tutto');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(player, 'fieldset .plain').click();
    await settled();
    expect(player.answers['part']).to.equal(undefined);
  });

  it('take the middle of a slider by a touch that moves nothing', async () => {
    const { player } = await play(questions.part);
    find(player, 'input[type=range]').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    await settled();
    expect(player.answers['part']).to.equal(5);
  });

  it('ask every row of a matrix that must be whole, and keep one choice a row', async () => {
    const { page, player, choose, next } = await play({ ...questions.often, isRequired: true });
    await choose('Sempre');
    await choose('Mai');
    expect(player.answers['often']).to.deep.equal({ late: 'never' });
    await next();
    expect(find(player, '#faults').textContent).to.contain('Qui serve una risposta');
    await choose('Sempre', 1);
    expect(player.answers['often']).to.deep.equal({ late: 'never', tired: 'always' });
    expect(findAll(player, '.fault')).to.have.length(0);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('name each row of a matrix to who cannot see it, in Arabic too', async () => {
    const { page, player } = await play(questions.often, 'ar');
    const legends = findAll(player, '.rows legend').map((legend) => legend.textContent?.trim());
    expect(legends).to.deep.equal(['أن تتأخر', 'أن تتعب']);
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('what a definition can ask of a question', () => {
  const themes: Question = {
    type: 'checkbox',
    name: 'themes',
    title: 'Temi',
    choices: ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => ({ value, text: `Tema ${value}` })),
    showNoneItem: true,
    noneText: 'Nessuno',
    showSelectAllItem: true,
    selectAllText: 'Tutti',
    choicesOrder: 'random',
  };

  it('takes all choices at once, without those that stand alone, and none again', async () => {
    const { player } = await play(themes);
    const all = () => find(player, '[aria-pressed]');
    expect(all().textContent?.trim()).to.equal('Tutti');
    all().click();
    await settled();
    expect([...(player.answers['themes'] as string[])].sort()).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(all().getAttribute('aria-pressed')).to.equal('true');
    all().click();
    await settled();
    expect(player.answers['themes']).to.equal(undefined);
  });

  it('keeps an order drawn by chance while one answers, and what stands alone last', async () => {
    const { player, choose } = await play(themes);
    const order = () => findAll(player, '.choice').map((choice) => choice.textContent?.trim());
    const before = order();
    await choose('Tema c');
    await choose('Tema a');
    expect(order()).to.deep.equal(before);
    expect(before.at(-1)).to.equal('Nessuno');
    const orders = new Set([before.join()]);
    for (let turn = 0; turn < 8 && orders.size === 1; turn += 1) {
      const { player: other } = await play(themes);
      orders.add(
        findAll(other, '.choice')
          .map((choice) => choice.textContent?.trim())
          .join(),
      );
    }
    expect(orders.size).to.be.greaterThan(1);
  });

  it('lets go on from what stands in the field already, as the answer', async () => {
    const { player, next } = await play({ ...questions.effort, defaultValue: 4 });
    expect(findAll(player, 'input').findIndex((input) => (input as HTMLInputElement).checked)).to.equal(3);
    expect(player.answers['effort']).to.equal(undefined);
    await next();
    expect(player.answers['effort']).to.equal(4);
  });

  it('shows a question that cannot be answered now, and lets go on without it', async () => {
    const { page, player, next } = await play({ ...questions.effort, isRequired: true, enableIf: '1 = 2' });
    expect(textOf(page)).to.contain('Ora non serve rispondere');
    expect(find(player, 'input').matches(':disabled')).to.equal(true);
    expect(await faultsOf(page)).to.deep.equal([]);
    await next();
    expect(findAll(player, '.fault')).to.have.length(0);
  });

  it('names the panel that a question stands in, and says its words once', async () => {
    const i18n = await surveyI18n('it');
    const panel = {
      title: 'Turni',
      pages: [
        {
          name: 'p',
          title: 'La settimana',
          elements: [
            {
              type: 'panel' as const,
              name: 'notti',
              title: 'Le notti',
              description: 'Solo se lavori di notte.',
              elements: [
                { ...questions.effort, name: 'first' },
                { ...questions.effort, name: 'second' },
              ],
            },
          ],
        },
      ],
      x: { version: 1, locales: ['it'] },
    };
    const page = await fixture(
      html`<h1>Bisogni</h1>
        <snodo-survey-player .survey=${prepareSurvey(panel, 'it')} .i18n=${i18n}></snodo-survey-player>`,
      i18n,
    );
    const context = () => textOf(find(page, '.context'));
    expect(context()).to.contain('La settimana · Le notti').and.to.contain('Solo se lavori di notte.');
    find(page, '.primary').click();
    await settled();
    await settled();
    expect(context()).to.contain('La settimana · Le notti').and.not.to.contain('Solo se');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says in its own words which rule does not hold', async () => {
    const { player, next } = await play(
      {
        type: 'text',
        name: 'code',
        title: 'Codice',
        validators: [
          { type: 'regex', regex: '^[A-Z]{2}$', text: 'Due lettere maiuscole.' },
          { type: 'expression', expression: "{code} != 'XX'", text: 'Non può essere XX.' },
        ],
      },
      'it',
      { code: 'x' },
    );
    await next();
    expect(find(player, '#faults').textContent).to.contain('Due lettere maiuscole.');
    player.answers = { code: 'XX' };
    await next();
    expect(find(player, '#faults').textContent).to.contain('Non può essere XX.');
    player.answers = { code: 'AB' };
    await next();
    expect(findAll(player, '.fault')).to.have.length(0);
  });
});
