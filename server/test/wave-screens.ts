// What an officer, a manager and an employee do on their screens, in whichever language those speak.
import type { Language } from '@snodo/contract';
import type { Locator, Page } from 'playwright-core';
import { axeFaults } from '@snodo/testkit';
import { expect } from 'vitest';
import { definition } from './calls.ts';
import type { Spoken } from './spoken.ts';

/** Somebody's page, with the words that stand on it. */
export interface Screen {
  page: Page;
  language: Language;
  t: Spoken;
}

const button = ({ page, t }: Screen, key: Parameters<Spoken>[0]): Locator =>
  page.getByRole('button', { name: t(key), exact: true });

/** Comes to the console through the provider of her organisation. */
export async function enterConsole(screen: Screen, connection: RegExp, name: string): Promise<void> {
  const { page, language, t } = screen;
  await page.goto(
    `/account/sign-in?return=${encodeURIComponent(`/console?lang=${language}`)}&lang=${language}`,
  );
  await page.getByRole('button', { name: connection }).click();
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: t('console.heading') }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
}

export interface PlannedDays {
  today: string;
  closesOn: string;
}

/** Prepares the ready survey for her own firm in the launch form and saves it; the answer is its code. */
export async function prepareCampaign(
  screen: Screen,
  firm: string,
  name: Readonly<Record<Language, string>>,
  { today, closesOn }: PlannedDays,
): Promise<string> {
  const { page, language, t } = screen;
  const goOn = () => button(screen, 'campaign.form.next').click();
  const step = (key: 'who' | 'questions' | 'when' | 'how' | 'check') =>
    page.getByRole('heading', { name: t(`campaign.form.${key}`) }).waitFor();
  await button(screen, 'campaign.new').click();
  await step('who');
  await page.getByRole('radio', { name: firm }).check();
  await goOn();
  await step('questions');
  await page.getByRole('radio', { name: titleIn(language) }).check();
  await page.getByLabel(t('campaign.form.name')).fill(name.it);
  await page.getByLabel(t('campaign.form.nameEn')).fill(name.en);
  await page.getByLabel(t('campaign.form.nameAr')).fill(name.ar);
  await goOn();
  await step('when');
  await page.getByLabel(t('campaign.form.agreedOn')).fill(today);
  await page.getByLabel(t('campaign.form.opensOn')).fill(today);
  await page.getByLabel(t('campaign.form.closesOn')).fill(closesOn);
  await goOn();
  await step('how');
  for (const spoken of ['it', 'en', 'ar'] as const)
    await page.getByRole('checkbox', { name: t(`campaign.form.language_${spoken}`) }).check();
  await goOn();
  await step('check');
  await page.getByText(t('campaign.form.fine')).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await button(screen, 'campaign.form.save').click();
  await page.waitForURL(/[?&]plan=(?!new)/);
  return new URL(page.url()).searchParams.get('plan') ?? '';
}

function titleIn(language: Language): string {
  const { title } = definition;
  return typeof title === 'string' ? title : (title?.[language] ?? '');
}

/** One step of a plan, confirmed in its sentence, with a reason where the step wants one. */
export async function takeStep(
  screen: Screen,
  step: 'propose' | 'send_back' | 'approve' | 'schedule',
  reason?: { label: 'campaign.reason' | 'campaign.soleReason'; words: string },
): Promise<void> {
  const { page, t } = screen;
  await button(screen, `campaign.step.${step}`).click();
  if (reason !== undefined) await page.getByLabel(t(reason.label)).fill(reason.words);
  await page
    .locator('form.confirm')
    .getByRole('button', { name: t(`campaign.step.${step}`) })
    .click();
  await page.getByText(t(`campaign.done.${step}`)).waitFor();
}

/** A manager adds a firm to a draft and saves it. */
export async function addFirm(screen: Screen, firm: string): Promise<void> {
  const { page, t } = screen;
  await button(screen, 'campaign.plan.edit').click();
  await page.getByRole('checkbox', { name: firm }).check();
  for (const key of ['questions', 'when', 'how', 'check'] as const) {
    await button(screen, 'campaign.form.next').click();
    await page.getByRole('heading', { name: t(`campaign.form.${key}`) }).waitFor();
  }
  await page.getByText(t('campaign.form.fine')).waitFor();
  await button(screen, 'campaign.form.save').click();
  await button(screen, 'campaign.step.propose').waitFor();
}

/** An officer writes down why no notice is due. */
export async function recordNotice(screen: Screen, why: string): Promise<void> {
  const { page, t } = screen;
  await page.locator('details summary').getByText(t('campaign.notice.record')).click();
  await page.getByRole('radio', { name: t('campaign.notice.kindNone') }).check();
  await page.getByLabel(t('campaign.notice.why')).fill(why);
  await button(screen, 'campaign.notice.record').click();
  await page.getByText(t('campaign.done.notice')).waitFor();
}

/** The questionnaire in a window of its own, where somebody signs in at her firm's provider. */
export async function enterSurvey(screen: Screen, address: string, name: string): Promise<void> {
  const { page } = screen;
  await page.goto(address);
  const opened = page.waitForEvent('popup');
  await button(screen, 'survey.start').click();
  const popup = await opened;
  await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name }).click()]);
  await page.locator('#title').waitFor();
}

/**
 * From the first question to the thanks: takes part, then chooses one answer by `chance` wherever one alone can be
 * chosen, and skips the rest. Returns how many questions were asked.
 */
export async function answerInBrowser(
  screen: Screen,
  chance: () => number,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const { page, t } = screen;
  const title = page.locator('#title');
  const handIn = button(screen, 'closing.hand_in');
  const mostQuestions = 40;
  let asked = 0;
  while ((await handIn.count()) === 0) {
    asked += 1;
    if (asked > mostQuestions) throw new Error(`the questions do not end: ${await title.innerText()}`);
    const words = await title.innerText();
    // One of several, or a first rank: the needs are asked of everybody who takes part.
    const ranks = page.locator('ul.offered').getByRole('button');
    const choices = page.locator('fieldset').getByRole('radio').or(ranks);
    const offered = await choices.count();
    // The first question asks whether she takes part at all.
    const chosen = asked === 1 ? 0 : Math.floor(chance() * offered);
    if (offered > 0) await choices.nth(chosen).click();
    await button(screen, 'common.next').click();
    await page.locator('#title').filter({ hasNotText: words }).or(handIn).first().waitFor();
  }
  await look();
  await handIn.click();
  const thanks = page.getByRole('heading', { name: t('closing.thanks_title') });
  await page
    .getByRole('heading', { name: t('closing.on_way_title') })
    .or(thanks)
    .waitFor();
  await look();
  // The instant drawn for them may be this very one: then they leave without being told to.
  await Promise.any([button(screen, 'closing.send_now').click(), thanks.waitFor()]);
  await thanks.waitFor();
  await look();
  return asked;
}

/** What is asked of a campaign in the list: the buttons name it to those who do not see where they stand. */
export function cardOf({ page }: Screen, name: string): Locator {
  return page.getByRole('article', { name });
}
