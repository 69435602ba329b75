import { AudienceWriter } from './audience.ts';
import { EarlierWaves, renewedCells } from './earlier-waves.ts';
import { protectWave } from './protect-wave.ts';
import type { WaveInput } from './wave.ts';
import type { ReleasedThemes } from './wave-release.ts';
import { floorOf, readPeople } from './wave-systems.ts';
import type { NamedSystem } from './wave-systems.ts';

export interface AudienceThemes {
  readonly pool: readonly ReleasedThemes[];
  readonly companies: ReadonlyMap<string, readonly ReleasedThemes[]>;
}

/**
 * Counts the themes of written answers as options that people chose. A firm needs as many texts as the text floor
 * asks; the pool's cells leave the floor outside each firm, so that a theme of the pool comes from two firms at
 * least. Texts are new in every wave and are not compared with earlier ones.
 */
export function releaseThemes({ texts = [], companies, floors }: WaveInput): AudienceThemes {
  const pool: ReleasedThemes[] = [];
  const byCompany = new Map<string, ReleasedThemes[]>();
  const floor = floorOf(undefined, floors);
  for (const { name, themes, texts: written } of texts) {
    const counts = new Map<string, number>();
    for (const { company } of written) counts.set(company, (counts.get(company) ?? 0) + 1);
    const small = [...counts].filter(([, people]) => people < floors.text);
    const isTold = small.length !== 1 && small.reduce((sum, [, people]) => sum + people, 0) >= floor;
    const leftOut = new Set(isTold ? [] : small.map(([company]) => company));
    const firms = companies.map((company) => company.name).filter((firm) => !leftOut.has(firm));
    const submissions = written
      .filter(({ company }) => !leftOut.has(company))
      .map(({ company, themes: chosen }) => ({ company, groups: {}, answers: { [name]: chosen } }));
    const people = readPeople({ dimensions: [] }, firms, submissions, () => false);
    const item = { name, kind: 'multiple', categories: themes, isCrossable: false } as const;
    const earlier = new EarlierWaves(undefined);
    const wave = protectWave(people, {
      items: [item],
      floors,
      hasGroups: () => false,
      isWithheld: (firm) => ((counts.get(firm) ?? 0) < floors.text ? 'floor' : undefined),
      isGroupWithheld: () => false,
      earlier,
    });
    const readyOf = (named: NamedSystem) => ({
      named,
      renewed: renewedCells(people, named, earlier, () => false),
    });
    const margins = readyOf(wave.margins);
    const ready = wave.systems.map(readyOf);
    const release = (unit: number): ReleasedThemes => {
      const { cells } = new AudienceWriter(people, unit, earlier, margins).item(item, ready);
      return { name, themes: cells };
    };
    pool.push(release(firms.length));
    for (const [at, firm] of firms.entries()) {
      const own = byCompany.get(firm) ?? [];
      byCompany.set(firm, own);
      own.push(release(at));
    }
  }
  return { pool, companies: byCompany };
}
