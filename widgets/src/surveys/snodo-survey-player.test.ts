import { prepareSurvey, type Question, type SurveyDefinition } from '@snodo/survey-engine';
import { expect } from 'chai';
import { asking, definition, questions } from '../../test/fixtures-survey.ts';
import {
  describe,
  faultsOf,
  find,
  findAll,
  fixture,
  html,
  it,
  press,
  recorded,
  settled,
  surveyI18n,
  textOf,
} from '../../test/support.ts';
import type { Language } from '../ui/i18n.ts';
import { SnodoSurveyPlayer } from './snodo-survey-player.ts';

interface Within {
  (selector: string): HTMLElement;
  <Found extends Element>(selector: string, kind: new () => Found): Found;
}

async function play(asked: SurveyDefinition | Question, language: Language = 'it') {
  const i18n = await surveyI18n(language);
  const shown = 'pages' in asked ? asked : asking(asked);
  const page = await fixture(
    html`<h1>Bisogni</h1>
      <snodo-survey-player
        .survey=${prepareSurvey(shown, language)}
        .i18n=${i18n}
        .floor=${10}
      ></snodo-survey-player>`,
    i18n,
  );
  const player = find(page, 'snodo-survey-player', SnodoSurveyPlayer);
  const within = find.bind(undefined, player) as unknown as Within;
  return {
    page,
    player,
    within,
    all: (selector: string) => findAll(player, selector),
    focused: () => player.shadowRoot?.activeElement,
    next: async () => {
      within('.primary').click();
      await settled();
    },
    choose: async (text: string) => {
      const labels = findAll(player, 'label');
      const label = labels.find((one) => one.textContent?.replaceAll(/\s+/gu, ' ').trim() === text);
      if (!label) throw new Error(`no choice reads ${text}`);
      label.click();
      await settled();
    },
  };
}

async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

describe('<snodo-survey-player>', () => {
  for (const question of Object.values(questions)) {
    it(`asks ${question.type} ${question.name} without a fault in its accessibility, also refused`, async () => {
      const alone = { ...question, isRequired: true, visibleIf: undefined } as unknown as Question;
      const { page, next, all } = await play(alone);
      expect(await faultsOf(page)).to.deep.equal([]);
      await next();
      expect(all('.fault')).to.have.length(1);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('goes from the first question to the last by keyboard, past what is not asked', async () => {
    const { page, player, within, all } = await play(definition);
    const finished = recorded(page, 'snodo-questions-finished');
    const titles: string[] = [];
    for (let step = 0; step < 12 && finished.length === 0; step += 1) {
      titles.push(within('#title').textContent?.trim() ?? '');
      const [first] = all('form :is(input, select, textarea)');
      if (first instanceof HTMLInputElement && first.type !== 'text') first.click();
      await settled();
      press(first instanceof HTMLInputElement ? first : within('.primary'), 'Enter');
      await settled();
    }
    expect(finished).to.have.length(1);
    expect(titles).to.deep.equal([
      'Vuoi partecipare?',
      'Ti prendi cura di qualcuno?',
      'Quante ore a settimana?',
      'Quali temi ti riguardano?',
      'Dove vivi?',
      'Quanto è difficile?',
      'Che cosa serve per primo?',
      'Una parola',
      'Hai un’idea?',
    ]);
    expect(player.answers).to.deep.equal({ agree: true, care: 'yes', themes: ['home'], effort: 1 });
  });

  it('leaves out a question whose condition does not hold', async () => {
    const { within, choose, next } = await play(definition);
    await choose('Sì');
    await next();
    await choose('No');
    await next();
    expect(within('#title').textContent?.trim()).to.equal('Quali temi ti riguardano?');
  });

  it('says where one is, politely, and moves the focus to the new heading', async () => {
    const { within, choose, next, focused } = await play(definition);
    await choose('Sì');
    await next();
    expect(within('.progress [role=status]').textContent).to.match(/^Domanda 2 di circa \d+$/u);
    expect(focused()).to.equal(within('#title'));
  });

  it('goes back without losing what was answered', async () => {
    const { within, choose, next, player } = await play(definition);
    await choose('Sì');
    await next();
    within('.steps .button').click();
    await settled();
    expect(within('#title').textContent?.trim()).to.equal('Vuoi partecipare?');
    expect(within('input', HTMLInputElement).checked).to.equal(true);
    expect(player.at).to.equal('agree');
  });

  it('names a missing answer at the field and in a summary that has the focus', async () => {
    const { within, next, focused, page } = await play(questions.themes);
    const given = recorded(page, 'snodo-questions-finished');
    await next();
    expect(given).to.deep.equal([]);
    expect(focused()).to.equal(within('.summary'));
    expect(within('#faults').textContent).to.contain('Qui serve una risposta');
    within('.summary button').click();
    expect(focused()).to.equal(within('input'));
  });

  it('does not go on without the consent', async () => {
    const { choose, next, within } = await play(definition);
    await choose('No');
    await next();
    expect(within('#faults').textContent).to.contain('Senza il tuo sì');
  });

  it('clears the others for an exclusive choice, and the exclusive one for another', async () => {
    const { choose, player } = await play(questions.themes);
    await choose('Casa');
    await choose('Scuola');
    await choose('Nessuno di questi');
    expect(player.answers['themes']).to.deep.equal(['nothing']);
    await choose('Casa');
    expect(player.answers['themes']).to.deep.equal(['home']);
  });

  it('refuses more choices than may be taken, and says how many', async () => {
    const { choose, next, within } = await play(questions.themes);
    for (const text of ['Casa', 'Scuola', 'Anziani']) await choose(text);
    await next();
    expect(within('#faults').textContent).to.contain('al massimo 2');
  });

  it('asks for words with the other choice, under a name of their own', async () => {
    const { choose, within, player } = await play(questions.themes);
    await choose('Altro');
    await type(within('input[aria-describedby=names]', HTMLInputElement), 'il cane');
    expect(player.answers).to.deep.equal({ themes: ['other'], 'themes-Comment': 'il cane' });
  });

  it('takes one of a drop-down list, or none again', async () => {
    const { within, player } = await play(questions.district);
    const list = within('select', HTMLSelectElement);
    for (const value of ['school', '']) {
      list.value = value;
      list.dispatchEvent(new Event('change'));
      await settled();
      expect(player.answers['district']).to.equal(value || undefined);
    }
  });

  it('names the ends of a scale in the first and the last choice', async () => {
    const { all, choose, player } = await play(questions.effort);
    const names = all('.scale label').map((label) => label.textContent?.replaceAll(/\s+/gu, ' ').trim());
    expect(names).to.deep.equal(['1, Per niente', '2', '3', '4', '5, Molto']);
    await choose('3');
    expect(player.answers['effort']).to.equal(3);
  });

  it('lets a scale begin where reading begins', async () => {
    const { all } = await play(questions.effort, 'ar');
    const [first, second] = all('.scale label').map((label) => label.getBoundingClientRect().left);
    expect(first).to.be.greaterThan(second ?? Infinity);
  });

  it('ranks by buttons alone and keeps the focus on what moved', async () => {
    const { within, all, player, focused, page } = await play(questions.order);
    const step = async (key: string) => {
      const button = within(`[data-key="${key}"]`);
      button.focus();
      press(button, 'Enter');
      await settled();
    };
    await step('add elders');
    expect(focused()).to.equal(within('[data-key="remove elders"]'));
    await step('add home');
    expect(player.answers['order']).to.deep.equal(['elders', 'home']);
    await step('up home');
    expect(player.answers['order']).to.deep.equal(['home', 'elders']);
    expect(focused()).to.equal(within('[data-key="up home"]'));
    expect(textOf(page)).to.contain('Casa: posto 1 di 2');
    await step('add school');
    expect(player.answers['order']).to.have.length(2);
    expect(await faultsOf(page)).to.deep.equal([]);
    await step('remove home');
    await step('remove elders');
    expect(player.answers['order']).to.equal(undefined);
    expect(all('.ranked')).to.have.length(0);
  });

  it('reads numbers and leaves what is none for the check', async () => {
    const { within, next, player } = await play({ ...questions.hours, visibleIf: 'true' });
    await type(within('input', HTMLInputElement), '12,5');
    expect(player.answers['hours']).to.equal(12.5);
    await type(within('input', HTMLInputElement), '200');
    await next();
    expect(within('#faults').textContent).to.contain('il più vicino è 100');
    await type(within('input', HTMLInputElement), 'tante');
    await next();
    expect(within('#faults').textContent).to.contain('non va bene');
    expect(within('input', HTMLInputElement).value).to.equal('tante');
  });

  it('counts the characters of a comment, warns of names, and keeps a text that is too long', async () => {
    const { within, next } = await play(questions.idea);
    expect(textOf(within('#names').parentNode as ParentNode)).to.contain('Non scrivere nomi');
    await type(within('textarea', HTMLTextAreaElement), 'x'.repeat(41));
    expect(within('#left').textContent).to.contain('-1');
    await next();
    expect(within('#faults').textContent).to.contain('al massimo 40');
    expect(within('textarea', HTMLTextAreaElement).value).to.have.length(41);
  });

  it('says why a delicate question is asked and how many people stand behind a figure', async () => {
    const { within } = await play(questions.care);
    expect(within('details').textContent).to.contain('almeno 15 persone');
  });

  it('shows the words that stand before a question, in paragraphs', async () => {
    const { choose, next, all } = await play(definition);
    await choose('Sì');
    await next();
    const read = all('form p').map((paragraph) => paragraph.textContent);
    expect(read).to.include.members(['Prima parte.', 'Seconda parte.', 'Poche domande.', 'La cura']);
  });

  it('asks in Arabic, from right to left', async () => {
    const { page, within } = await play(definition, 'ar');
    expect(within('#title').textContent?.trim()).to.equal('هل تشارك؟');
    expect(getComputedStyle(within('form')).direction).to.equal('rtl');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
