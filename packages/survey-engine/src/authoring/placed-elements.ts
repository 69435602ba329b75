import type { Page, Panel, SurveyDefinition, SurveyElement } from '../definition.ts';

/** A page or a panel that elements stand in. */
export interface Container {
  readonly path: string;
  readonly holder: Page | Panel;
}

/** An element with where it stands; `containers` are its page and the panels around it, outermost first. */
export interface PlacedElement {
  readonly element: SurveyElement;
  readonly path: string;
  readonly page: number;
  readonly containers: readonly Container[];
}

/** All elements in the order of asking, a panel before what it holds. Bounded by what a definition may hold. */
export function placedElements({ pages }: SurveyDefinition): PlacedElement[] {
  const placed: PlacedElement[] = [];
  const enter = (holder: Page | Panel, path: string, page: number, around: readonly Container[]) => {
    const containers = [...around, { path, holder }];
    for (const [index, element] of holder.elements.entries()) {
      const where = `${path}.elements[${index}]`;
      placed.push({ element, path: where, page, containers });
      if (element.type === 'panel') enter(element, where, page, containers);
    }
  };
  for (const [index, page] of pages.entries()) enter(page, `pages[${index}]`, index, []);
  return placed;
}
