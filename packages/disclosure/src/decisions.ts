import { countOf, hiddenCode, isShown, SHOWN } from './cell-system.ts';
import type { ReadySystem } from './audience.ts';
import type { DecisionCode, WaveDecision } from './wave-release.ts';
import type { WavePeople } from './wave-systems.ts';

/** The log of what was hidden and why, one line for each reason in a table; empty cells are not told. */
export function hiddenDecisions(people: WavePeople, ready: ReadySystem): WaveDecision[] {
  const { system, categories, item } = ready.named;
  const { groupTotal } = people.population;
  const width = system.categoryTotal + 1;
  const lines = new Map<string, { line: WaveDecision; names: Set<string>; cells: number }>();
  for (let cell = 0; cell < system.counts.length; cell++) {
    const code = codeOf(ready, cell);
    const category = cell % width;
    const isMargin = category === system.categoryTotal;
    const name = categories[category];
    if (code === undefined || countOf(system, cell) === 0 || isMargin !== (item === null) || name === null)
      continue;
    const company = people.firms[Math.floor(cell / (width * groupTotal))];
    const group = people.groups[Math.floor(cell / width) % groupTotal];
    const key = [company, group?.dimension, code].join('\u0000');
    const entry = lines.get(key) ?? {
      line: {
        code,
        ...(company === undefined ? {} : { company }),
        ...(item === null ? {} : { item }),
        ...(group === undefined ? {} : { dimension: group.dimension }),
        names: [],
        cells: 0,
      },
      names: new Set<string>(),
      cells: 0,
    };
    entry.cells += 1;
    entry.names.add(name ?? group?.group ?? '');
    lines.set(key, entry);
  }
  return [...lines.values()].map(({ line, names, cells }) => ({ ...line, names: [...names], cells }));
}

function codeOf({ named, renewed }: ReadySystem, cell: number): DecisionCode | undefined {
  const status = named.system.status[cell] ?? SHOWN;
  if (status !== SHOWN) return hiddenCode(status);
  return isShown(named.system, cell) && renewed[cell] !== 1 ? 'kept_figure' : undefined;
}
