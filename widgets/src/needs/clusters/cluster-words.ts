import type { I18n } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import type { Cluster, ShownSignal, Territory } from './clusters-api.ts';

/** What it is about: the names of its entries. */
export function aboutWords(i18n: I18n, { entries }: Pick<Cluster, 'entries'>): string {
  return listText(
    i18n,
    entries.map(({ name }) => name),
  );
}

export function whereWords(
  i18n: I18n,
  districts: readonly string[],
  territory: Territory | undefined,
): string {
  if (districts.length === 0) return i18n.t('cluster.everywhere');
  return listText(
    i18n,
    districts.map((code) => territory?.districts.find((district) => district.code === code)?.name ?? code),
  );
}

/** People only in steps, and for a few never in numbers. */
export function peopleWords(i18n: I18n, people: number | null, isMinority: boolean): string {
  if (isMinority) return i18n.t('cluster.never_told');
  return people === null ? i18n.t('cluster.not_told') : i18n.t('cluster.at_least', { people });
}

/** What a signal says, in sentences. */
export function evidenceWords(i18n: I18n, { evidence }: ShownSignal): string[] {
  switch (evidence.kind) {
    case 'survey': {
      const { question, people, bound } = evidence;
      const day = i18n.day(evidence.releasedOn);
      return [
        i18n.t(`cluster.survey_${bound}`, { question, percent: i18n.percent(evidence.percent) }),
        people.to === null
          ? i18n.t('cluster.survey_more', { from: people.from, day })
          : i18n.t('cluster.survey_people', { from: people.from, to: people.to, day }),
      ];
    }
    case 'search':
      return [
        i18n.t('cluster.search_words', { words: evidence.words }),
        i18n.t('cluster.search_times', {
          searches: evidence.searches,
          days: evidence.days,
          day: i18n.day(evidence.lastOn),
        }),
      ];
    case 'time_bank':
      return [i18n.t('cluster.time_bank_since', { day: i18n.day(evidence.oldestOn) })];
    case 'note':
      return [
        evidence.words,
        ...(evidence.by === null ? [] : [i18n.t('cluster.noted_by', { name: evidence.by })]),
      ];
  }
}
