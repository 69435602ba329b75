import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import type { Release } from './release-figures.ts';
import { audienceText, ruleTexts } from './release-sheet.ts';
import { peopleText, responseText } from './release-words.ts';

/** Whose answers a release is made of, how many answered, and its floor and day: ranges, never exact numbers. */
export function releaseFacts(i18n: I18n, release: Release): TemplateResult {
  const { floor } = release;
  const facts = [
    [i18n.t('release.audience'), audienceText(i18n, release)],
    [i18n.t('release.respondents'), peopleText(i18n, release.people)],
    [i18n.t('release.responseRate'), responseText(i18n, release.responsePercent)],
    [i18n.t('release.floor'), i18n.t('release.floorFact', { count: floor })],
    [i18n.t('release.releasedOn'), i18n.day(release.releasedOn)],
  ];
  return html`<dl class="facts card">
    ${facts.map(
      ([name, fact]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><bdi>${fact}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

/** The rules of disclosure control in plain words. */
export function releaseRules(i18n: I18n, release: Release): TemplateResult {
  // On a phone the figures would begin three screens down.
  const isOpen = !matchMedia('(max-width: 40rem)').matches;
  return html`<details class="rules" ?open=${isOpen}>
    <summary>
      <snodo-icon name="shield-check"></snodo-icon>
      <h2>${i18n.t('release.rules.heading')}</h2>
    </summary>
    <ul>
      ${ruleTexts(i18n, release).map((text) => html`<li>${text}</li>`)}
    </ul>
    <p>${i18n.t('release.rules.why')}</p>
  </details>`;
}

/** What people wrote, by theme and never in their words. Nothing where no theme is released. */
export function releaseThemes(i18n: I18n, { themes }: Release): TemplateResult | typeof nothing {
  if (themes.length === 0) return nothing;
  return html`<section class="themes card" aria-labelledby="themes">
    <h2 id="themes" tabindex="-1">${i18n.t('release.themes')}</h2>
    <p class="soft">${i18n.t('release.themes.lead')}</p>
    ${themes.map(
      ({ title, themes: found }) =>
        html`<div class="theme">
          <h3><bdi>${title}</bdi></h3>
          <ul role="list">
            ${found.map(
              ({ label, people }) =>
                html`<li>
                  <span><bdi>${label}</bdi></span>
                  <span class="soft tabular">${peopleText(i18n, people)}</span>
                </li>`,
            )}
          </ul>
        </div>`,
    )}
  </section>`;
}
