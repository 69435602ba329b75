import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import type { Load } from '../../ui/load.ts';
import { localeOf, type Draft } from './draft.ts';
import { changeWords, findingWords, languageOf, placeWords } from './finding-words.ts';
import type { DraftCheck, DraftFinding } from './instruments-api.ts';
import { languageName } from './language-names.ts';
import { completenessMeters } from './translation-view.ts';

export interface CheckOptions {
  readonly i18n: I18n;
  /** The draft; undefined when no form can show it. */
  readonly formed: Draft | undefined;
  readonly language: string;
  readonly check: Load<DraftCheck>;
  /** The version that it would be. */
  readonly nextVersion: number;
  readonly isAsked: boolean;
  readonly isWorking: boolean;
  /** To the translation into a language. */
  readonly translate: (language: string) => void;
  readonly open: (finding: DraftFinding) => void;
  readonly retry: () => void;
  readonly ask: (isAsked: boolean) => void;
  readonly publish: () => void;
}

/** What was found, what the draft changes against the version before, and the way to publish it. */
export function checkView(options: CheckOptions): TemplateResult {
  const { i18n, check, formed } = options;
  return html`<div class="pane wide checks">
    <h2 id="view" tabindex="-1">${i18n.t('editor.view.check')}</h2>
    ${formed ? completenessMeters({ i18n, draft: formed }) : nothing}
    ${
      check.state === 'pending'
        ? html`<p role="status">${i18n.t('editor.checking')}</p>`
        : check.state === 'failed'
          ? html`<snodo-load-state
              state="failed"
              heading=${i18n.t('common.failed')}
              text=${i18n.t('common.network')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${options.retry}
            ></snodo-load-state>`
          : checked(options, check.loaded)
    }
  </div>`;
}

function checked(options: CheckOptions, check: DraftCheck): TemplateResult {
  const { i18n } = options;
  const blocking = check.findings.filter(({ isBlocking }) => isBlocking);
  const others = check.findings.filter(({ isBlocking }) => !isBlocking);
  return html`${
    blocking.length === 0
      ? html`<p class="row" role="status">
          <snodo-icon name="circle-check"></snodo-icon>${i18n.t('editor.nothingBlocks')}
        </p>`
      : blockingList(options, blocking)
  }
  ${others.length === 0 ? nothing : findingList(options, i18n.t('editor.toKnow', { n: others.length }), others)}
  ${comparisonView(options, check)} ${blocking.length === 0 ? publishing(options, check) : nothing}`;
}

/** Translations that are missing are one entry a language: they are done in one go. */
function blockingList(options: CheckOptions, blocking: readonly DraftFinding[]): TemplateResult {
  const { i18n, formed } = options;
  const languages = (formed?.x.locales ?? []).filter((language) => language !== localeOf(formed));
  const missing = languages.map(
    (language) =>
      [
        language,
        blocking.filter(
          (finding) => finding.code === 'missing_translation' && languageOf(finding, languages) === language,
        ),
      ] as const,
  );
  const translations = new Set(missing.flatMap(([, findings]) => findings));
  const others = blocking.filter((finding) => !translations.has(finding));
  const entries = missing.filter(([, findings]) => findings.length > 0);
  const heading = i18n.t('editor.blocking', { n: others.length + entries.length });
  return html`${others.length === 0 ? html`<h3>${heading}</h3>` : findingList(options, heading, others)}
    <ul role="list" class="findings">
      ${entries.map(
        ([language, findings]) =>
          html`<li>
            <button type="button" class="finding" @click=${() => options.translate(language)}>
              <snodo-icon class="wrong" name="languages"></snodo-icon>
              <span>
                <strong lang=${language}>${languageName(language)}</strong><br />
                ${i18n.t('editor.missingTexts', { n: findings.length })}
              </span>
            </button>
          </li>`,
      )}
    </ul>`;
}

function findingList(
  options: CheckOptions,
  heading: string,
  findings: readonly DraftFinding[],
): TemplateResult {
  const { i18n, language, open } = options;
  return html`<section aria-label=${heading}>
    <h3>${heading}</h3>
    <ul role="list" class="findings">
      ${findings.map((finding) => {
        const about = options.formed ? placeWords(options.formed, finding.path, language) : finding.path;
        return html`<li>
          <button type="button" class="finding" @click=${() => open(finding)}>
            <snodo-icon
              class=${finding.isBlocking ? 'wrong' : ''}
              name=${finding.isBlocking ? 'circle-alert' : 'info'}
            ></snodo-icon>
            <span>
              ${
                about === ''
                  ? nothing
                  : html`<strong><bdi>${about}</bdi></strong
                      ><br />`
              }
              ${findingWords(i18n, finding)}
            </span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}

function comparisonView(
  { i18n, formed, language }: CheckOptions,
  { comparison }: DraftCheck,
): TemplateResult {
  if (comparison === null) return html`<p class="soft">${i18n.t('editor.firstVersion')}</p>`;
  const { changeClass, changes, version } = comparison;
  return html`<section aria-label=${i18n.t('editor.comparison', { version })}>
    <h3>${i18n.t('editor.comparison', { version })}</h3>
    <p>
      <span class="chip">
        ${changeClass === 'none' ? i18n.t('editor.noChange') : i18n.t(`instrument.class.${changeClass}`)}
      </span>
    </p>
    ${
      changes.length === 0
        ? nothing
        : html`<details>
            <summary>${i18n.t('editor.changes', { n: changes.length })}</summary>
            <ul class="changes">
              ${changes.map((change) => {
                const about = formed ? placeWords(formed, change.path, language) : '';
                return html`<li>
                  ${about === '' ? nothing : html`<bdi>${about}</bdi>: `}${changeWords(i18n, change.code)}
                  ${
                    change.changeClass === 'breaking'
                      ? html`<span class="soft">(${i18n.t('editor.notComparable')})</span>`
                      : nothing
                  }
                </li>`;
              })}
            </ul>
          </details>`
    }
  </section>`;
}

/** Says in a whole sentence what will happen before it does. */
function publishing(options: CheckOptions, { comparison }: DraftCheck): TemplateResult {
  const { i18n, nextVersion, isAsked, isWorking } = options;
  if (!isAsked)
    return html`<p>
      <button type="button" class="button primary" @click=${() => options.ask(true)}>
        ${i18n.t('editor.publish')}
      </button>
    </p>`;
  const key = comparison === null ? 'first' : comparison.changeClass;
  return html`<div class="notice" role="group" aria-label=${i18n.t('editor.publish')}>
    <snodo-icon name="lock"></snodo-icon>
    <div class="stack">
      <p>${i18n.t('editor.publishAsk', { version: nextVersion })} ${i18n.t(`editor.publishClass.${key}`)}</p>
      <div class="row">
        <button
          type="button"
          id="publish"
          class="button primary"
          ?disabled=${isWorking}
          @click=${options.publish}
        >
          ${i18n.t('editor.publishNow')}
        </button>
        <button type="button" class="button" @click=${() => options.ask(false)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </div>
  </div>`;
}
