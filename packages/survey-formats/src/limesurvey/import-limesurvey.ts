import { conclude } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { scriptDialect } from '../expressions/dialects.ts';
import { cleanText } from '../plain-text.ts';
import { ImportRefusal, Report } from '../report.ts';
import type { ImportOutcome } from '../report.ts';
import { LimeContext } from './context.ts';
import { readQuestion } from './questions.ts';
import type { LimeGroup, LimeSurvey } from './structure.ts';

/**
 * Reads a survey of LimeSurvey: groups become pages, subquestions rows or choices, relevance conditions. Answers and
 * tokens are never looked at. Throws an {@link ImportRefusal} past the bounds.
 */
export function importLimesurvey(survey: LimeSurvey, fallbackTitle: string): ImportOutcome {
  const report = new Report();
  const context = new LimeContext(report, survey.languages);
  const { locale, locales } = context;
  if (survey.groups.length === 0) throw new ImportRefusal('not_recognised', 'groups');
  for (const name of survey.ignored) report.drop('part_ignored', name, undefined, name);
  const { text: fallback } = cleanText(fallbackTitle);
  const title = context.text(survey.titles, 'title', 'title');
  const draft: Draft = { title: title ?? { [locale]: fallback.trim() === '' ? 'Survey' : fallback } };
  const description = context.text(survey.descriptions, 'description', 'description');
  if (description !== undefined) draft.description = description;
  const ends = context.text(survey.ends, 'end text', 'completedHtml');
  if (ends !== undefined) draft.completedHtml = ends;
  draft.locale = locale;
  const pages: Draft[] = [];
  const welcome = context.text(survey.welcomes, 'welcome text', 'pages[0].elements[0].html');
  if (welcome !== undefined) {
    const words: Draft = {
      type: 'html',
      name: context.settlement.pool.take('welcome', 'welcome'),
      html: welcome,
    };
    pages.push({ name: context.settlement.pool.take('welcomePage', 'page'), elements: [words] });
    report.change('welcome_page', 'welcome text', 'pages[0]');
  }
  for (const group of survey.groups) readGroup(context, group, pages);
  draft.pages = pages;
  if (context.calculated.length > 0) draft.calculatedValues = context.calculated;
  draft.x = { version: 1, locales: [...new Set(locales)] };
  context.settlement.settle(draft, scriptDialect);
  return conclude('limesurvey', draft, report);
}

function readGroup(context: LimeContext, group: LimeGroup, pages: Draft[]): void {
  const { report } = context;
  const { source } = group;
  const path = `pages[${pages.length}]`;
  const page: Draft = { name: context.settlement.pool.take(`group${pages.length + 1}`, 'page') };
  const title = context.text(group.names, source, `${path}.title`);
  const description = context.text(group.descriptions, source, `${path}.description`);
  if (title !== undefined) page.title = title;
  if (description !== undefined) page.description = description;
  context.condition(group.relevance, page, 'visibleIf', source, `${path}.visibleIf`);
  const elements: Draft[] = [];
  for (const question of group.questions) {
    context.countElement(question.source);
    const element = readQuestion(context, question, `${path}.elements[${elements.length}]`);
    if (element) elements.push(element);
  }
  if (elements.length === 0) return report.drop('group_empty', source);
  page.elements = elements;
  pages.push(page);
}
