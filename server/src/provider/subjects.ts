/** The provider's subject of a person: the community's slug and the person's id, `milano.0198…`. */
export interface Subject {
  communitySlug: string;
  personId: string;
}

export function toSubject({ communitySlug, personId }: Subject): string {
  return `${communitySlug}.${personId}`;
}

export function readSubject(subject: string | undefined): Subject | undefined {
  const parts = /^([a-z][a-z0-9-]{1,39})\.([0-9a-f-]{36})$/.exec(subject ?? '');
  return parts?.[1] === undefined || parts[2] === undefined
    ? undefined
    : { communitySlug: parts[1], personId: parts[2] };
}
