import { ContextProvider } from '@lit/context';
import { render, type TemplateResult } from 'lit';
import { i18nContext, loadI18n, type I18n, type Language } from '../src/ui/i18n.ts';
import { settled } from './fixtures-page.ts';

export {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  recorded,
  settled,
  textOf,
  until,
} from './fixtures-page.ts';

/** The sentences that the survey and the matches use. */
export function surveyI18n(language: Language = 'it'): Promise<I18n> {
  return loadI18n(language, ['common', 'survey', 'closing', 'matching']);
}

/** Renders a template below a context that speaks the language of `i18n`, and waits until it has drawn. */
export async function fixture(template: TemplateResult, i18n: I18n): Promise<HTMLElement> {
  document.querySelector('#page')?.remove();
  const page = document.createElement('main');
  page.id = 'page';
  document.documentElement.lang = i18n.language;
  document.documentElement.dir = i18n.direction;
  document.title = 'Snodo';
  document.body.append(page);
  new ContextProvider(page, { context: i18nContext, initialValue: i18n }).hostConnected();
  render(template, page);
  await settled();
  return page;
}

/** Presses a key as a person does: the event, then what the browser does on it where it does. */
export function press(target: HTMLElement, key: string): void {
  const isTaken = !target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
  if (isTaken || key !== 'Enter') return;
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) target.click();
  // Enter in a control hands its form in through the default button.
  else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
}
