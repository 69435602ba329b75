import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { aboutWords, evidenceWords, peopleWords, whereWords } from './cluster-words.ts';
import type { Cluster, ShownSignal, Territory } from './clusters-api.ts';

/** The head of a card: where it stands, what it is about and where, its score, and the figures behind it. */
export function clusterHead(i18n: I18n, cluster: Cluster, territory: Territory | undefined): TemplateResult {
  const { state, districts, isMinority, manager, services } = cluster;
  const facts = [
    [i18n.t('cluster.people'), peopleWords(i18n, cluster.atLeastPeople, isMinority)],
    [i18n.t('cluster.asking'), peopleWords(i18n, cluster.atLeastAsking, isMinority)],
    [i18n.t('cluster.services'), i18n.number(services)],
    [i18n.t('cluster.signals'), i18n.number(cluster.signalCount)],
  ] as const;
  return html`<div class="row">
      <span class="chip ${state}">${i18n.t(`cluster.state_${state}`)}</span>
      <span class="soft">${i18n.t('cluster.changed_on', { day: i18n.day(cluster.changedAt) })}</span>
    </div>
    <h3><bdi>${aboutWords(i18n, cluster)}</bdi></h3>
    <p><bdi>${whereWords(i18n, districts, territory)}</bdi></p>
    ${scoreLines(i18n, cluster)}
    <dl class="figures">
      ${facts.map(
        ([name, told]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${told}</dd>
          </div>`,
      )}
    </dl>
    ${manager === null ? nothing : html`<p class="soft">${i18n.t('cluster.tended_by', { name: manager })}</p>`}`;
}

function scoreLines(i18n: I18n, { score }: Cluster): TemplateResult {
  if (score === null) return html`<p>${i18n.t('cluster.no_score')}</p>`;
  return html`<p class="due tabular">${i18n.t('cluster.score', { total: score.total })}</p>
    <p class="tabular">${i18n.t('cluster.formula', { ...score })}</p>`;
}

/** The three scales in words, for whoever wants to follow the sum. */
export function scoreScales(i18n: I18n): TemplateResult {
  return html`<details>
    <summary>${i18n.t('cluster.how')}</summary>
    <ul class="facts">
      ${(['urgency', 'reach', 'unmet'] as const).map(
        (part) => html`<li>${i18n.t(`cluster.how_${part}`)}</li>`,
      )}
    </ul>
  </details>`;
}

/** One signal: where it comes from, what it says, about what, and how many are behind it. */
export function signalLines(
  i18n: I18n,
  signal: ShownSignal,
  territory: Territory | undefined,
): TemplateResult {
  const { evidence, entry, district, atLeastPeople } = signal;
  const place = whereWords(i18n, district === null ? [] : [district], territory);
  return html`<p><strong>${i18n.t(`cluster.source_${evidence.kind}`)}</strong></p>
    ${evidenceWords(i18n, signal).map((words) => html`<p class="words"><bdi>${words}</bdi></p>`)}
    <p class="soft">
      ${entry === null ? nothing : html`<bdi>${entry.name}</bdi> · `}<bdi>${place}</bdi>${
        atLeastPeople === null
          ? nothing
          : html` · ${i18n.t('cluster.people')}: ${peopleWords(i18n, atLeastPeople, false)}`
      }
      · ${i18n.t('cluster.noticed_on', { day: i18n.day(signal.noticedAt) })}
    </p>`;
}

export function signalList(
  i18n: I18n,
  signals: readonly ShownSignal[],
  territory: Territory | undefined,
): TemplateResult {
  return html`<ul role="list" class="signals">
    ${signals.map((signal) => html`<li>${signalLines(i18n, signal, territory)}</li>`)}
  </ul>`;
}

/** What was known when it was decided, which never changes, beside what is known now. */
export function thenAndNow(
  i18n: I18n,
  cluster: Cluster,
  territory: Territory | undefined,
): TemplateResult | typeof nothing {
  const { baseline, isMinority } = cluster;
  if (baseline === null) return nothing;
  const rows = [
    [
      i18n.t('cluster.people'),
      peopleWords(i18n, baseline.atLeastPeople, isMinority),
      peopleWords(i18n, cluster.atLeastPeople, isMinority),
    ],
    [i18n.t('cluster.services'), i18n.number(baseline.services), i18n.number(cluster.services)],
    [i18n.t('cluster.signals'), i18n.number(baseline.signals.length), i18n.number(cluster.signalCount)],
  ] as const;
  return html`<table>
      <caption>
        ${i18n.t('cluster.then_now')}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${i18n.t('cluster.then')}</th>
          <th scope="col">${i18n.t('cluster.now')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, then, now]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${then}</td>
              <td>${now}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="soft">${i18n.t('cluster.then_fixed')}</p>
    <details>
      <summary>${i18n.t('cluster.then_signals')}</summary>
      ${signalList(i18n, baseline.signals, territory)}
    </details>`;
}

/** What has happened, oldest first, each with its day and its words. */
export function clusterStory(i18n: I18n, { steps }: Cluster): TemplateResult {
  return html`<ol class="steps">
    ${steps.map(
      ({ step, at, by, words }) =>
        html`<li>
          ${i18n.t(`cluster.step_${step}`, { name: by ?? i18n.t('cluster.somebody') })}
          ${words === null ? nothing : html`<blockquote class="words"><bdi>${words}</bdi></blockquote>`}
          <span class="soft">${i18n.day(at)}</span>
        </li>`,
    )}
  </ol>`;
}

/** What it came from and what came of it, each at its own address. */
export function clusterLines(
  i18n: I18n,
  { lineage }: Cluster,
  territory: Territory | undefined,
): TemplateResult | typeof nothing {
  if (lineage.length === 0) return nothing;
  return html`<h4>${i18n.t('cluster.lineage')}</h4>
    <ul role="list" class="facts">
      ${lineage.map(
        (line) =>
          html`<li>
            ${i18n.t(`cluster.line_${line.side}`)}
            <a href=${addressOf(line.cluster)}
              ><bdi>${aboutWords(i18n, line)} · ${whereWords(i18n, line.districts, territory)}</bdi></a
            >
          </li>`,
      )}
    </ul>`;
}

function addressOf(cluster: string): string {
  const address = new URL(location.href);
  address.searchParams.set('cluster', cluster);
  return address.search;
}
