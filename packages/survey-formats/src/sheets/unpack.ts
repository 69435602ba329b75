import { Unzip, UnzipInflate } from 'fflate';
import { importBounds } from '../bounds.ts';
import { ImportRefusal } from '../report.ts';

/** So little goes in at a time that what comes out of it cannot pass the bounds by much: deflate gives at most 1032 fold. */
const portion = 4096;

/** Whether the bytes begin as a ZIP archive does. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Unpacks the wanted files of an archive. Sizes in its headers are not believed: the bytes that come out are counted,
 * and past the bounds the archive is refused.
 */
export function unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Map<string, Uint8Array> {
  const chunks = new Map<string, Uint8Array[]>();
  let files = 0;
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    if (++files > importBounds.archiveFiles) throw new ImportRefusal('archive_too_large', 'zip');
    if (!isWanted(file.name) || chunks.has(file.name)) return;
    const own: Uint8Array[] = [];
    chunks.set(file.name, own);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > importBounds.unpackedBytes)
        throw new ImportRefusal('archive_too_large', file.name.slice(0, 80));
      own.push(chunk.slice());
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length; from += portion) {
      unzip.push(bytes.subarray(from, from + portion), from + portion >= bytes.length);
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    throw new ImportRefusal('archive_broken', 'zip');
  }
  return new Map([...chunks].map(([name, own]) => [name, joined(own)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
