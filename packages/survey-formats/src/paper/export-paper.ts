import { localize } from '@snodo/survey-engine';
import type {
  LocalizedText,
  Page,
  Panel,
  Question,
  SurveyDefinition,
  SurveyElement,
} from '@snodo/survey-engine';
import { questionsOf } from '../definition-walk.ts';
import { isRightToLeft } from '../languages.ts';
import { escapeHtml } from '../plain-text.ts';
import { answerFields } from './answer-fields.ts';
import type { PaperWriter } from './answer-fields.ts';
import { ConditionWords } from './condition-words.ts';
import type { Say } from './condition-words.ts';

export type { Say } from './condition-words.ts';

/** Logical properties throughout, so that the page is as right from right to left. */
const style = `
:root { color-scheme: light; font: 11pt/1.4 system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif; }
body { max-inline-size: 46rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-block-end: 2px solid; } h3 { font-size: 1rem; }
section, .group { margin-block: 1.5rem; }
.group { border-inline-start: 3px solid; padding-inline-start: 1rem; }
.question { break-inside: avoid; margin-block: 1.25rem; }
.route { border: 1px solid; padding: 0.25rem 0.5rem; }
.hint { margin-block: 0.25rem; font-size: 0.9em; }
.choices { list-style: none; padding: 0; margin-block: 0.5rem; }
.choices li { margin-block: 0.35rem; padding-inline-start: 1.75rem; text-indent: -1.75rem; }
.mark { display: inline-block; inline-size: 1em; block-size: 1em; border: 1px solid; vertical-align: -0.1em; margin-inline-end: 0.5rem; text-indent: 0; }
.circle { border-radius: 50%; }
.line { border-block-end: 1px solid; min-block-size: 1.8em; margin-block: 0; text-indent: 0; }
.scale { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { border: 1px solid; padding: 0.35rem; text-align: center; font-weight: normal; }
tbody th { text-align: start; }
@page { size: A4; margin: 18mm; }
@media print { body { padding: 0; max-inline-size: none; } h2, h3 { break-after: avoid; } }
`;

export interface PaperOptions {
  /** The language that it is printed in; texts without it fall back as on the screen. */
  readonly language: string;
  /** The sentences of the messages `survey-formats` in that language. */
  readonly say: Say;
}

/**
 * Writes a questionnaire to be printed: one HTML page that loads nothing and runs nothing, in one language, with
 * numbered questions and with its conditions in words.
 */
export function exportPaper(definition: SurveyDefinition, { language, say }: PaperOptions): string {
  const paper = new Paper(definition, language, say);
  const title = escapeHtml(localize(definition.title, language));
  const direction = isRightToLeft(language) ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1>${paper.paragraphs(definition.description)}<p>${escapeHtml(say('paper_how'))}</p></header>
<main>
${definition.pages.map((page) => paper.page(page)).join('\n')}
</main>
${definition.completedHtml === undefined ? '' : `<footer>${paper.paragraphs(definition.completedHtml)}</footer>`}
</body>
</html>
`;
}

class Paper {
  readonly #language: string;
  readonly #say: Say;
  readonly #numbers = new Map<string, number>();
  readonly #words: ConditionWords;
  readonly #writer: PaperWriter;

  constructor(definition: SurveyDefinition, language: string, say: Say) {
    this.#language = language;
    this.#say = say;
    const questions = questionsOf(definition);
    for (const [name, { type }] of questions)
      if (type !== 'html') this.#numbers.set(name, this.#numbers.size + 1);
    this.#words = new ConditionWords(definition, questions, this.#numbers, language, say);
    this.#writer = {
      text: (text) => this.#html(text),
      say: (key, params) => escapeHtml(say(key, params)),
      only: (condition) =>
        condition === undefined
          ? ''
          : ` <small>(${escapeHtml(this.#sentence('paper_choice_if', condition))})</small>`,
    };
  }

  page(page: Page): string {
    const title = page.title === undefined ? '' : `<h2>${this.#html(page.title)}</h2>`;
    const route = this.#route('paper_page_if', page.visibleIf);
    return `<section>${title}${route}${this.paragraphs(page.description)}${this.#elements(page.elements)}</section>`;
  }

  #elements(elements: readonly SurveyElement[]): string {
    return elements.map((element) => this.#element(element)).join('\n');
  }

  #element(element: SurveyElement): string {
    if (element.type === 'panel') return this.#panel(element);
    if (element.type !== 'html') return this.#question(element);
    return `<div class="words">${this.#route('paper_words_if', element.visibleIf)}${this.paragraphs(element.html)}</div>`;
  }

  #panel(panel: Panel): string {
    const title = panel.title === undefined ? '' : `<h3>${this.#html(panel.title)}</h3>`;
    const routes =
      this.#route('paper_page_if', panel.visibleIf) + this.#route('paper_page_if', panel.enableIf);
    return `<div class="group">${title}${routes}${this.paragraphs(panel.description)}${this.#elements(panel.elements)}</div>`;
  }

  #question(question: Exclude<Question, { type: 'html' }>): string {
    const number = this.#numbers.get(question.name) ?? 0;
    const mark = question.isRequired ? ' *' : '';
    return [
      `<div class="question"><h3>${number}. ${this.#html(question.title)}${mark}</h3>`,
      this.#route('paper_if', question.visibleIf),
      this.#route('paper_if', question.enableIf),
      this.#route('paper_required_if', question.requiredIf),
      this.paragraphs(question.description),
      answerFields(question, this.#writer),
      '</div>',
    ].join('');
  }

  #route(key: `paper_${string}`, condition: string | undefined): string {
    return condition === undefined
      ? ''
      : `<p class="route">${escapeHtml(this.#sentence(key, condition))}</p>`;
  }

  #sentence(key: `paper_${string}`, condition: string): string {
    return this.#say(key, { condition: this.#words.write(condition) });
  }

  #html(text: LocalizedText | undefined): string {
    return escapeHtml(this.#shown(text));
  }

  /** On paper an earlier answer cannot be put into a text: its number is. */
  #shown(text: LocalizedText | undefined): string {
    return localize(text, this.#language).replace(/\{([A-Za-z]\w*)\}/g, (whole, name: string) => {
      const number = this.#numbers.get(name);
      return number === undefined ? whole : `(${this.#say('paper_answer', { number })})`;
    });
  }

  paragraphs(text: LocalizedText | undefined): string {
    const parts = this.#shown(text).split(/\n{2,}/);
    return parts.map((part) => (part.trim() === '' ? '' : `<p>${escapeHtml(part)}</p>`)).join('');
  }
}
