import type { Me, Role } from '../../identity/desk-api.ts';
import type { MessageKey, Namespace } from '../../ui/i18n.ts';
import type { IconName } from '../../ui/icon-paths.ts';
import type { PortalPage } from '../portal-page.ts';

/** A room of the desk: some tasks that belong together, at an address of their own. */
export interface DeskRoom {
  /** Its place in the address: `/desk/<name>`. */
  readonly name: string;
  readonly heading: MessageKey;
  /** What is done there, in one sentence. */
  readonly text: MessageKey;
  readonly icon: IconName;
  /** Whoever has one of these may enter. */
  readonly roles: readonly Role[];
  readonly namespaces: readonly Namespace[];
  /** Its elements, each with its API, once it is known who is there: what she may not see is not asked for. */
  readonly furnish: (page: PortalPage, me: Me) => Promise<readonly HTMLElement[]>;
}

/** Whether one of these roles counts for her now. Nobody looks after the programme on behalf of somebody else. */
export function mayAct(me: Me, ...roles: readonly Role[]): boolean {
  return (
    me.operator === null &&
    me.memberships.some(({ countingRoles }) => roles.some((role) => countingRoles.includes(role)))
  );
}
