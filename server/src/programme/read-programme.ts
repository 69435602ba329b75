import { readdir } from 'node:fs/promises';
import type { z } from 'zod';
import { camelised } from './camelised.ts';
import { referenceFaults } from './cross-references.ts';
import { ProgrammeFault, type Fault } from './programme-fault.ts';
import { programmeFiles, type FileFacts, type ProgrammeFileName } from './programme-schema.ts';
import type { Programme } from './programme.ts';
import { readYamlFile, type YamlFile } from './yaml-file.ts';

const names = Object.keys(programmeFiles) as ProgrammeFileName[];

/**
 * Reads the programme of a folder (one YAML file a topic, see `examples/milano/README.md`).
 * Throws a {@link ProgrammeFault} that lists file, line, column and reason of what is wrong; then nothing
 * of the folder may be used. References are checked once every file has its shape.
 */
export async function readProgramme(folder: string): Promise<Programme> {
  const faults: Fault[] = await strayFiles(folder);
  const files = new Map<ProgrammeFileName, YamlFile>();
  const facts: Partial<Record<ProgrammeFileName, unknown>> = {};

  for (const name of names) {
    const read = await readYamlFile(folder, programmeFiles[name].file);
    if (!('faultAt' in read)) {
      faults.push(...read);
      continue;
    }
    files.set(name, read);
    const checked = programmeFiles[name].schema.safeParse(read.facts);
    if (checked.success) facts[name] = checked.data;
    else faults.push(...checked.error.issues.flatMap((issue) => issueFaults(read, issue)));
  }
  if (faults.length > 0) throw new ProgrammeFault(faults);

  const checkedFacts = facts as FileFacts;
  for (const { name, path, reason } of referenceFaults(checkedFacts)) {
    const file = files.get(name);
    if (file !== undefined) faults.push(file.faultAt(path, reason));
  }
  if (faults.length > 0) throw new ProgrammeFault(faults);
  return programmeOf(checkedFacts);
}

/** A misspelt file name would otherwise be passed over in silence. */
async function strayFiles(folder: string): Promise<Fault[]> {
  const expected = new Set<string>(names.map((name) => programmeFiles[name].file));
  let present: string[];
  try {
    present = await readdir(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      throw new ProgrammeFault([{ file: folder, line: 1, column: 1, reason: 'is not a folder' }]);
    }
    throw error;
  }
  return present
    .filter((file) => /\.ya?ml$/i.test(file) && !expected.has(file))
    .sort()
    .map((file) => ({ file, line: 1, column: 1, reason: 'is not a file of a programme' }));
}

function issueFaults(file: YamlFile, issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => file.faultAt(path, `${where}unknown key "${key}"`, key));
  }
  return [file.faultAt(path, `${where}${issue.message}`)];
}

function programmeOf(facts: FileFacts): Programme {
  return camelised({
    community: facts.programme.community,
    counters: facts.programme.counters,
    districts: facts.territory.districts,
    quarters: facts.territory.quarters,
    postcodes: facts.territory.postcodes,
    width_metres: facts.territory.width_metres,
    taxonomy_groups: facts.taxonomy.groups.map(({ code, name, description, side }) => ({
      code,
      name,
      description,
      side,
    })),
    taxonomy_entries: facts.taxonomy.groups.flatMap((group) =>
      group.entries.map((entry) => ({ ...entry, group: group.code })),
    ),
    open_eligibility: facts.openEligibility,
    wemi_categories: facts.wemi.categories,
    organisations: facts.organisations.organisations,
    amenities: facts.places.amenities,
    places: facts.places.places,
    services: facts.services.services,
    providers: facts.catalogue.providers,
    sheets: facts.catalogue.sheets,
    tax_labels: facts.catalogue.tax_labels,
    activities: facts.activities.activities,
    people: facts.people,
    connections: facts.connections.connections,
    embed_clients: facts.connections.embed_clients,
    weighting_profiles: facts.campaigns.profiles,
    campaigns: facts.campaigns.campaigns,
    campaign_plans: facts.campaigns.plans,
    enrolments: facts.enrolments,
    stated_needs: facts.needs,
    time_bank: facts.timeBank,
  });
}
