import type { ServiceImportReport } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor } from '../../identity/index.ts';
import { todayOf, type KeepingContext } from '../keeping/context.ts';
import { keepingOf, keeps, type Keeping } from '../keeping/policy.ts';
import { ensureProvider } from '../keeping/provider-queries.ts';
import { changeService, insertService, listOrganisationRows } from '../keeping/service-queries.ts';
import { freeCode, keeperOf, putBeside, verifiedBy } from '../keeping/services.ts';
import { listTaxonomyLinkRows } from '../queries.ts';
import { analyseServices } from '../search/analysis.ts';
import type { GivenService } from './given-service.ts';
import { factsSaid } from './facts-said.ts';
import { listOrganisationNames, listPlaceableEntries, lockServiceImports } from './import-queries.ts';
import { ImportNotes } from './import-notes.ts';
import { planServices, type PlannedService } from './plan-services.ts';
import { readDirectory, type DirectoryLinks } from './read-directory.ts';
import { readFile, type FileContents } from './read-file.ts';
import { readSheet } from './read-sheet.ts';
import { reasonOfDirectory } from './reasons.ts';

interface ServiceFile {
  /** In base 64. */
  file: string;
  provider: string | null;
  isVerified: boolean;
  isDryRun: boolean;
}

/**
 * Brings in the services of a file, whole or not at all. A dry run makes the same plan and stops there; a real run
 * with anything wrong writes nothing. Sending a file again finds what it brought before, and changes nothing.
 */
export async function importServices(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  { file, provider, isVerified, isDryRun }: ServiceFile,
): Promise<ServiceImportReport> {
  const { community, clock } = context;
  const keeping = keepingOf(actor);
  if (!isDryRun) await lockServiceImports(trx, community.id);
  const fallback = await findFallback(trx, keeping, context, provider);
  const notes = new ImportNotes();
  const { format, contents } = readFile(Buffer.from(file, 'base64'), community.timeZone, notes);
  const services = contents === undefined ? [] : await readServices(trx, keeping, context, contents, notes);
  const planned = await planServices(trx, keeping, context, { services, provider: fallback }, notes);
  if (!isDryRun) {
    if (notes.hasFault) throw refusalOf(notes);
    const written = await writeServices(trx, keeping, context, planned, isVerified);
    await analyseServices(trx, community.id, 1000);
    for (const { id, deed } of written)
      await recordAudit(trx, clock.now(), {
        action: deed === 'add' ? 'service.created' : 'service.changed',
        subject: { kind: 'service', id },
        ...auditedAs(actor),
        detail: { from: format },
      });
  }
  return {
    format,
    services: planned.map(({ given: { source, row, name }, plan }) => ({
      source,
      row,
      name,
      deed: plan?.deed ?? null,
    })),
    notes: inOrder(notes, contents),
    isFit: !notes.hasFault,
    isDone: !isDryRun,
  };
}

/** Of a sheet by its rows; a directory is told file by file as it is read. */
function inOrder({ list }: ImportNotes, contents: FileContents | undefined) {
  if (contents === undefined || !('sheet' in contents)) return list;
  return list.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0));
}

/** Who gives what the file names nobody for: whom the caller names, or the only one that she looks after. */
async function findFallback(
  trx: CommunityTransaction,
  keeping: Keeping,
  { community }: KeepingContext,
  provider: string | null,
): Promise<string | null> {
  if (provider !== null) {
    const [row] = await listOrganisationRows(trx, community.id, { codes: [provider] });
    if (row !== undefined && keeps(keeping, row.id)) return row.code;
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.provider', code: 'unknown', message: 'There is none of this code' }],
    });
  }
  if (keeping === 'all' || keeping.length > 1) return null;
  const [only] = await listOrganisationRows(trx, community.id, { ids: keeping });
  return only?.code ?? null;
}

async function readServices(
  trx: CommunityTransaction,
  keeping: Keeping,
  context: KeepingContext,
  contents: FileContents,
  notes: ImportNotes,
): Promise<GivenService[]> {
  if ('sheet' in contents) return readSheet(contents.sheet, notes);
  const { directory } = contents;
  if (directory.ok) {
    const links = await linksOf(trx, keeping, context, directory.value.places);
    return readDirectory(directory.value, directory.serviceOrigins, links, notes);
  }
  for (const { code, message: _forDevelopers, ...place } of directory.faults)
    notes.refuse(reasonOfDirectory(code), place);
  return [];
}

async function linksOf(
  trx: CommunityTransaction,
  keeping: Keeping,
  { community, territory }: KeepingContext,
  places: readonly { code: string | null }[],
): Promise<DirectoryLinks> {
  const organisations = (await listOrganisationNames(trx, community.id)).filter(({ id }) =>
    keeps(keeping, id),
  );
  const standing = new Map(
    (await listPlaceableEntries(trx, community.id))
      .filter(({ retired_at: retiredAt, merged_into: into }) => retiredAt === null || into !== null)
      .map(({ code, merged_into: into }) => [code, into ?? code]),
  );
  const links = await listTaxonomyLinkRows(trx, community.id);
  for (const { code, entry_code: entry } of links)
    if (!standing.has(code)) standing.set(code, standing.get(entry) ?? entry);
  const known = new Set<string>();
  for (const { code } of places)
    if (code !== null && (await territory.findPlace(trx, community, code)) !== undefined) known.add(code);
  const lower = (name: string) => name.trim().toLowerCase();
  return {
    timeZone: community.timeZone,
    findProvider: (code, name) =>
      (
        organisations.find((each) => each.code === code) ??
        organisations.find((each) => lower(each.name) === lower(name))
      )?.code,
    findEntry: (code) => standing.get(code),
    hasPlace: (code) => known.has(code),
  };
}

/** Nothing was written: each fault by row and column, as far as a problem tells. */
function refusalOf(notes: ImportNotes): Problem {
  return new Problem('import_not_fit', {
    faults: notes.list
      .filter(({ isFault }) => isFault)
      .slice(0, 200)
      .map(({ source, row, column, code }) => ({
        path: [source, ...(row === null ? [] : [`row.${row}`]), ...(column === null ? [] : [column])].join(
          '.',
        ),
        code,
        message: 'Cannot be brought in',
      })),
  });
}

async function writeServices(
  trx: CommunityTransaction,
  keeping: Keeping,
  context: KeepingContext,
  planned: readonly PlannedService[],
  isVerified: boolean,
): Promise<{ id: string; deed: 'add' | 'change' | 'same' }[]> {
  const written = [];
  for (const { given, plan } of planned) {
    if (plan === undefined) throw new Error('what is without a fault has a plan');
    const { deed, input, columns, before } = plan;
    if (deed === 'same' && !isVerified) continue;
    const vouched = vouchedFor(keeping, context, { given, before, isVerified });
    const id = before?.id ?? uuidv7();
    if (before === undefined) {
      await insertService(trx, {
        community_id: context.community.id,
        id,
        code: await freeCode(trx, context, input.name.it, id),
        source: 'published',
        ...columns,
        ...vouched,
      });
      await ensureProvider(trx, context.community.id, columns.provider_id);
    } else {
      const { open_places_on: today, ...rest } = columns;
      const isCounted = isVerified || 'openPlaces' in given.fields;
      const isChanged = await changeService(
        trx,
        context.community.id,
        { id, version: before.version },
        {
          ...rest,
          open_places_on: isCounted ? today : before.open_places_on,
          ...vouched,
          generated_fields: isVerified
            ? []
            : before.generated_fields.filter((field) => !(field in given.fields)),
        },
      );
      if (!isChanged) throw new Problem('service_changed');
    }
    if (deed !== 'same') await putBeside(trx, context, id, input);
    written.push({ id, deed });
  }
  return written;
}

/** Who says what of it is true, and since when: all of it, or the facts that the file speaks of. */
function vouchedFor(
  keeping: Keeping,
  context: KeepingContext,
  { given, before, isVerified }: { given: GivenService; before: PlannedServiceRow; isVerified: boolean },
) {
  if (isVerified) return verifiedBy(keeping, context);
  const today = todayOf(context);
  const isOfDirectory = given.id !== null;
  const saidOn = isOfDirectory ? given.verifiedOn : today;
  const source = isOfDirectory ? ('import' as const) : keeperOf(keeping);
  const facts =
    saidOn === null ? {} : factsSaid(given.fields, { source, verifiedOn: earlier(saidOn, today) });
  if (before !== undefined) return { fact_sources: toJson({ ...(before.fact_sources as object), ...facts }) };
  return {
    verified_on: given.verifiedOn === null ? null : earlier(given.verifiedOn, today),
    verified_by: given.verifiedOn === null ? null : ('import' as const),
    fact_sources: toJson(isOfDirectory ? {} : facts),
  };
}

type PlannedServiceRow = NonNullable<PlannedService['plan']>['before'];

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
