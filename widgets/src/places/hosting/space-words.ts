import type { MessageKey } from '../../ui/i18n.ts';
import type { KeptSpace } from './hosting-api.ts';

export const kindWords = {
  room: 'hosting.kind_room',
  hall: 'hosting.kind_hall',
  desk_area: 'hosting.kind_desk_area',
  outdoor: 'hosting.kind_outdoor',
  kitchen: 'hosting.kind_kitchen',
} as const satisfies Record<KeptSpace['kind'], MessageKey>;

export const modeWords = {
  exclusive: 'hosting.mode_exclusive',
  seats: 'hosting.mode_seats',
  counted: 'hosting.mode_counted',
} as const satisfies Record<KeptSpace['mode'], MessageKey>;
