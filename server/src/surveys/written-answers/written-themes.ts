import { leastThemePeople, mostThemesOfQuestion, type Language } from '@snodo/contract';
import type { SurveyElement, SurveyDefinition } from '@snodo/survey-engine';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../../db/index.ts';
import type { Json } from '../../db/rows.gen.ts';
import { dayIn, localized, Problem, type FieldFault } from '../../http/index.ts';
import { recordAudit } from '../../identity/index.ts';
import { findInstrumentRow } from '../queries.ts';
import { toDefinition } from '../rows.ts';
import { countReadings } from './written-answer-queries.ts';
import type { WrittenReader } from './written-answers.ts';
import {
  countPeopleOf,
  countWaitingTexts,
  findTheme,
  insertTheme,
  insertThemeList,
  isThemeListPublished,
  listReleasedThemeRows,
  listThemeIds,
  listThemeRows,
  lockThemes,
  updateThemeLabel,
  type ThemeLabel,
} from './written-theme-queries.ts';

/** The bands in which people are told of: their least, and their most. */
const bands = [
  { from: 50, to: null },
  { from: 20, to: 49 },
  { from: 15, to: 19 },
] as const;

function leastPeopleOf({ campaign }: WrittenReader): number {
  return Math.max(leastThemePeople, campaign.floor);
}

/** How far the reading has come, as the release role. */
export async function getWrittenProgress(
  trx: CommunityTransaction,
  reader: WrittenReader,
  language: Language,
) {
  const { community, campaign, personId } = reader;
  const address = { communityId: community.id, campaignId: campaign.id, personId };
  const titles = await titlesOf(trx, reader);
  const counts = await countReadings(trx, address);
  const themes = await listThemeRows(trx, community.id, campaign.id);
  const published = new Set(
    (await listReleasedThemeRows(trx, community.id, campaign.id)).map(({ question }) => question),
  );
  return {
    campaign: campaign.code,
    questions: counts.map((count) => ({
      question: count.question,
      title: localized((titles.get(count.question) ?? count.question) as Json, language),
      waitingFirst: count.waiting_first,
      waitingSecond: count.waiting_second,
      openToCaller: { first: count.open_first, second: count.open_second },
      agreed: count.agreed,
      leastPeople: leastPeopleOf(reader),
      isPublished: published.has(count.question),
      themes: themes
        .filter(({ question }) => question === count.question)
        .map(({ id, label, texts }) => ({ id, label: label as unknown as ThemeLabel, texts })),
    })),
  };
}

/** A new theme of a question that is not published yet, as the application's role: it holds nobody's words. */
export async function createWrittenTheme(
  trx: CommunityTransaction,
  reader: WrittenReader,
  { question, label }: { question: string; label: ThemeLabel },
) {
  const { community, campaign, clock, audited } = reader;
  if (!(await titlesOf(trx, reader)).has(question))
    throw new Problem('themes_not_fit', {
      faults: [{ path: 'json.question', code: 'unknown_question', message: 'No question of this campaign' }],
    });
  await lockThemes(trx, campaign.id, question);
  if (await isThemeListPublished(trx, community.id, campaign.id, question))
    throw new Problem('themes_already_published');
  const known = await listThemeIds(trx, community.id, campaign.id, question);
  if (known.length >= mostThemesOfQuestion)
    throw new Problem('themes_not_fit', {
      faults: [{ path: 'json.question', code: 'too_many', message: `It has ${known.length} themes already` }],
    });
  const id = uuidv7();
  await insertTheme(trx, { communityId: community.id, id, campaignId: campaign.id, question, label });
  await recordAudit(trx, clock.now(), {
    action: 'written_theme.created',
    subject: { kind: 'written_theme', id },
    ...audited,
    detail: { code: campaign.code, question },
  });
  return { id, label, texts: 0 };
}

/** Other words for a theme that is not published yet, as the application's role; the trail keeps the words before. */
export async function renameWrittenTheme(
  trx: CommunityTransaction,
  { community, campaign, clock, audited }: WrittenReader,
  id: string,
  { former, label }: { former: ThemeLabel; label: ThemeLabel },
) {
  const found = await findTheme(trx, community.id, campaign.id, id);
  if (found === undefined) throw new Problem('not_found');
  await lockThemes(trx, campaign.id, found.question);
  if (await isThemeListPublished(trx, community.id, campaign.id, found.question))
    throw new Problem('themes_already_published');
  const stands = (await findTheme(trx, community.id, campaign.id, id))?.label;
  if (stands?.it !== former.it || stands.en !== former.en || stands.ar !== former.ar)
    throw new Problem('draft_changed', {
      faults: [{ path: 'json.former', code: 'changed', message: 'It has been given other words' }],
    });
  await updateThemeLabel(trx, community.id, id, label);
  await recordAudit(trx, clock.now(), {
    action: 'written_theme.renamed',
    subject: { kind: 'written_theme', id },
    ...audited,
    detail: { code: campaign.code, question: found.question, from: former.it, to: label.it },
  });
  return { id, label };
}

export interface ThemePublication {
  question: string;
  themes: { label: ThemeLabel; of: string[] }[];
  leftOut: { theme: string; reason: 'too_few' | 'off_topic' | 'could_tell_who' }[];
}

/**
 * Publishes the themes of a question, once and for ever, as the release role. Each theme is published alone, merged
 * with others or left out for a reason that is kept; none is of fewer people than fifteen or the campaign's floor.
 */
export async function publishWrittenThemes(
  trx: CommunityTransaction,
  reader: WrittenReader,
  publication: ThemePublication,
) {
  const { community, campaign, clock, audited } = reader;
  const { question } = publication;
  const title = (await titlesOf(trx, reader)).get(question);
  await lockThemes(trx, campaign.id, question);
  if (await isThemeListPublished(trx, community.id, campaign.id, question))
    throw new Problem('themes_already_published');
  if ((await countWaitingTexts(trx, community.id, campaign.id, question)) > 0)
    throw new Problem('written_answers_waiting');
  const known = await listThemeIds(trx, community.id, campaign.id, question);
  const faults = faultsOfPublication(publication, known);
  if (title === undefined)
    faults.unshift({
      path: 'json.question',
      code: 'unknown_question',
      message: 'No question of this campaign',
    });
  if (faults.length > 0) throw new Problem('themes_not_fit', { faults });
  const leastPeople = leastPeopleOf(reader);
  const themes = await bandedThemes(trx, community.id, publication, leastPeople);
  const list = {
    id: uuidv7(),
    communityId: community.id,
    campaignId: campaign.id,
    question,
    title,
    leastPeople,
  };
  const decisions = [
    ...themes.flatMap(({ id, of }) =>
      of.map((themeId, index) => ({
        themeId,
        releasedThemeId: id,
        reason: index === 0 ? 'published' : 'merged',
      })),
    ),
    ...publication.leftOut.map(({ theme, reason }) => ({ themeId: theme, releasedThemeId: null, reason })),
  ];
  const publishedOn = dayIn(community.timeZone, clock.now());
  try {
    await insertThemeList(trx, { ...list, publishedOn, themes, decisions });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('themes_already_published');
    throw error;
  }
  await recordAudit(trx, clock.now(), {
    action: 'written_themes.published',
    subject: { kind: 'campaign', id: campaign.id },
    ...audited,
    detail: { code: campaign.code, question, themes: themes.length, leftOut: publication.leftOut.length },
  });
  return {
    question,
    leastPeople,
    themes: themes.map(({ label, peopleFrom }) => ({ label: label.it, people: toRange(peopleFrom) })),
  };
}

/** Every theme of the question is named once, and no other. */
function faultsOfPublication({ themes, leftOut }: ThemePublication, known: readonly string[]): FieldFault[] {
  const named = [
    ...themes.flatMap(({ of }, index) =>
      of.map((theme, place) => ({ theme, path: `json.themes[${index}].of[${place}]` })),
    ),
    ...leftOut.map(({ theme }, index) => ({ theme, path: `json.leftOut[${index}].theme` })),
  ];
  const seen = new Set<string>();
  const faults: FieldFault[] = [];
  for (const { theme, path } of named) {
    if (!known.includes(theme))
      faults.push({ path, code: 'unknown_theme', message: 'No theme of this question' });
    else if (seen.has(theme)) faults.push({ path, code: 'repeated', message: 'A theme is named once' });
    seen.add(theme);
  }
  if (known.some((theme) => !seen.has(theme)))
    faults.push({
      path: 'json.themes',
      code: 'missing',
      message: 'Each theme is published, merged or left out',
    });
  return faults;
}

/** Bands take the place of numbers here; their order tells no more than they do. */
async function bandedThemes(
  trx: CommunityTransaction,
  communityId: string,
  { themes }: ThemePublication,
  leastPeople: number,
) {
  const banded: { id: string; label: ThemeLabel; of: string[]; peopleFrom: number }[] = [];
  for (const [index, { label, of }] of themes.entries()) {
    const people = await countPeopleOf(trx, communityId, of);
    const band = bands.find(({ from }) => people >= from);
    if (band === undefined || people < leastPeople)
      throw new Problem('themes_not_fit', {
        faults: [
          {
            path: `json.themes[${index}]`,
            code: 'too_few',
            message: `Fewer than ${leastPeople} people wrote of it`,
          },
        ],
      });
    banded.push({ id: uuidv7(), label, of, peopleFrom: band.from });
  }
  return banded.toSorted(
    (one, other) => other.peopleFrom - one.peopleFrom || one.label.it.localeCompare(other.label.it, 'it'),
  );
}

function toRange(peopleFrom: number) {
  return { from: peopleFrom, to: bands.find(({ from }) => from === peopleFrom)?.to ?? null };
}

/** What a release says of what people wrote: themes and bands of people, question by question. */
export async function listReleasedThemes(
  trx: CommunityTransaction,
  communityId: string,
  campaignId: string,
  language: Language,
) {
  const rows = await listReleasedThemeRows(trx, communityId, campaignId);
  const questions = new Map<string, { question: string; title: string; themes: PublishedTheme[] }>();
  for (const { question, title, label, people_from: from } of rows) {
    const own = questions.get(question) ?? { question, title: localized(title, language), themes: [] };
    if (label !== null && from !== null)
      own.themes.push({ label: localized(label, language), people: toRange(from) });
    questions.set(question, own);
  }
  return [...questions.values()];
}

interface PublishedTheme {
  label: string;
  people: { from: number; to: number | null };
}

/** Titles of the campaign's questions by their names. */
async function titlesOf(trx: CommunityTransaction, { community, campaign }: WrittenReader) {
  const { instrument_code: code, instrument_version: version } = campaign;
  const instrument = await findInstrumentRow(trx, community.id, code, version);
  if (instrument === undefined) throw new Problem('internal');
  return questionTitles(toDefinition(instrument.definition));
}

function questionTitles(definition: SurveyDefinition): Map<string, unknown> {
  const titles = new Map<string, unknown>();
  const enter = (elements: readonly SurveyElement[]) => {
    for (const element of elements) {
      if (element.type === 'panel') enter(element.elements);
      else if ('title' in element) titles.set(element.name, element.title);
    }
  };
  for (const page of definition.pages) enter(page.elements);
  return titles;
}
