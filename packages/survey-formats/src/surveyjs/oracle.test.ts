import { readFileSync } from 'node:fs';
import type { SurveyDefinition } from '@snodo/survey-engine';
import fc from 'fast-check';
import { ConditionsParser, Model, Serializer } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { definitions } from '../definitions.fixture.ts';
import { exportSurveyjs } from '../index.ts';
import { questionsOf } from '../definition-walk.ts';
import { legacyAliases } from './aliases.ts';

/** What survey-core itself calls its properties now, by the names that they had. */
function aliasesOfSurveyCore(): Map<string, Set<string>> {
  const aliases = new Map<string, Set<string>>();
  const children = ['question', 'surveyvalidator'].flatMap((name) => Serializer.getChildrenClasses(name));
  const classes = ['survey', 'page', 'panel', 'multipletextitem', ...children.map(({ name }) => name)];
  for (const { alternativeName, name } of classes.flatMap((one) => Serializer.getProperties(one))) {
    if (alternativeName) aliases.set(alternativeName, (aliases.get(alternativeName) ?? new Set()).add(name));
  }
  return aliases;
}

function load(definition: SurveyDefinition): Model {
  return new Model(JSON.parse(exportSurveyjs(definition)) as object);
}

describe('survey-core', () => {
  it('has the same names of today for the names of earlier versions', () => {
    const known = aliasesOfSurveyCore();
    const shared = [...legacyAliases].filter(([alias]) => known.has(alias));
    expect(shared.length).toBeGreaterThanOrEqual(47);
    for (const [alias, name] of shared)
      expect({ alias, has: known.get(alias)?.has(name) }).toEqual({ alias, has: true });
  });

  it('finds all questions of what is written for it, and no error', () => {
    fc.assert(
      fc.property(definitions({ isUniform: false }), (definition) => {
        const model = load(definition);
        const errors = (model.jsonErrors ?? []).filter(({ message }) => !/\bx\b/.test(message));
        expect(errors).toEqual([]);
        const names = model.getAllQuestions().map(({ name }) => name);
        expect(names).toEqual([...questionsOf(definition).keys()]);
        for (const condition of exportSurveyjs(definition).match(/(?<="visibleIf": ").*(?=",?$)/gm) ?? []) {
          const text = JSON.parse(`"${condition}"`) as string;
          expect({ text, isRead: Boolean(new ConditionsParser().parseExpression(text)) }).toEqual({
            text,
            isRead: true,
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('finds the needs questionnaire whole', () => {
    const address = new URL('../../../survey-engine/instruments/work-care-needs.json', import.meta.url);
    const definition = JSON.parse(readFileSync(address, 'utf8')) as SurveyDefinition;
    const model = load(definition);
    expect(model.getAllQuestions()).toHaveLength(questionsOf(definition).size);
    expect(model.pages).toHaveLength(definition.pages.length);
  });
});
