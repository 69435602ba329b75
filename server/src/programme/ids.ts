import { v5 as uuidv5 } from 'uuid';

/** Namespace of all ids of loaded programmes; a fixed random value. */
const namespace = '6f0c0b5e-43a5-4d86-9d3c-5f2f0f1f8a11';

/** The id of a loaded thing follows from its code, so that loading twice meets the same rows. */
export type IdOf = (noun: string, code: string) => string;

export function communityId(slug: string): string {
  return uuidv5(`community/${slug}`, namespace);
}

export function idsOf(slug: string): IdOf {
  const own = communityId(slug);
  return (noun, code) => uuidv5(`${noun}/${code}`, own);
}
