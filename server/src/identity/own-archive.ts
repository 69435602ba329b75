import type { Language } from '@snodo/contract';
import { formatCatalogue } from '@snodo/messages';
import ar from '@snodo/messages/ar/archive.json' with { type: 'json' };
import en from '@snodo/messages/en/archive.json' with { type: 'json' };
import it from '@snodo/messages/it/archive.json' with { type: 'json' };
import { strToU8, zipSync } from 'fflate';
import type { CommunityTransaction } from '../db/index.ts';
import { dayIn, localized } from '../http/index.ts';
import { auditedAs, requireElevation } from './actors.ts';
import { recordAudit } from './audit.ts';
import { toCsv } from './csv.ts';
import { mostRowsOfKind, type PersonalDataHolder, type PersonalDataKind } from './personal-data.ts';
import type { Actor, Community } from './rows.ts';

const messages = {
  it: formatCatalogue('it', it),
  en: formatCatalogue('en', en),
  ar: formatCatalogue('ar', ar),
} satisfies Record<Language, unknown>;

/**
 * Everything that the programme holds about her as one ZIP archive: `snodo.json` complete and for machines, a CSV
 * file a kind for spreadsheets, and a page in her language that says what is what.
 */
export async function exportOwnRecord(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  now: Date,
  { holders, language }: { holders: readonly PersonalDataHolder[]; language: Language },
): Promise<{ archive: Uint8Array<ArrayBuffer>; fileName: string }> {
  requireElevation(actor, now);
  const kinds: PersonalDataKind[] = [];
  for (const holder of holders) kinds.push(...(await holder.collect(trx, community, actor.personId)));
  await recordAudit(trx, now, {
    action: 'person.exported',
    subject: { kind: 'person', id: actor.personId },
    ...auditedAs(actor),
    detail: { kinds: kinds.length },
  });
  const archive = packArchive(kinds, { actor, community, now, language: actor.language ?? language });
  return { archive, fileName: `snodo-${community.slug}-${dayIn(community.timeZone, now)}.zip` };
}

interface Cover {
  actor: Actor;
  community: Community;
  now: Date;
  language: Language;
}

function packArchive(kinds: PersonalDataKind[], cover: Cover): Uint8Array<ArrayBuffer> {
  const { actor, community, now, language } = cover;
  const record = {
    format: 'snodo-personal-record',
    version: 1,
    community: { slug: community.slug, name: localized(community.name, language) },
    personId: actor.personId,
    takenAt: now.toISOString(),
    isComplete: kinds.every(isComplete),
    kinds: Object.fromEntries(kinds.map(({ kind, rows }) => [kind, rows])),
  };
  const files = {
    [readMeName(language)]: strToU8(readMe(kinds, cover)),
    'snodo.json': strToU8(`${JSON.stringify(record, null, 2)}\n`),
    ...Object.fromEntries(
      kinds
        .filter(({ rows }) => rows.length > 0)
        .map(({ kind, rows }) => [`${kind}.csv`, strToU8(toCsv(rows))]),
    ),
  };
  return new Uint8Array(zipSync(files, { mtime: now }));
}

function isComplete({ rows }: PersonalDataKind): boolean {
  return rows.length < mostRowsOfKind;
}

function readMeName(language: Language): string {
  return `${messages[language]['fileName']?.() ?? 'README'}.txt`;
}

/** Plain text with a byte order mark, one sentence a line, so that the plainest editor shows it well. */
function readMe(kinds: PersonalDataKind[], { community, now, language }: Cover): string {
  const say = (key: string, params: Record<string, string | number> = {}) =>
    messages[language][key]?.(params) ?? key;
  const held = kinds.filter(({ rows }) => rows.length > 0);
  const lines = [
    say('title', { community: localized(community.name, language) }),
    '',
    say('taken', { day: dayIn(community.timeZone, now) }),
    say('whole'),
    say('tables'),
    '',
    ...held.map(
      ({ kind, rows }) => `${kind}.csv: ${say(`kind_${kind}`)} ${say('rows', { count: rows.length })}`,
    ),
    ...held.filter((kind) => !isComplete(kind)).map(({ kind }) => say('cut', { file: `${kind}.csv` })),
    '',
    say('noAnswers'),
    say('apostrophe'),
    say('rights'),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
