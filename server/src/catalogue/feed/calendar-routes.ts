import { timetableEvents, writeCalendar } from '@snodo/recurrence';
import type { Language } from '@snodo/contract';
import type { Database } from '../../db/index.ts';
import { dayIn, localized, newApi, Problem, spokenLanguage, type Api, type Clock } from '../../http/index.ts';
import { inCommunityOf } from '../../identity/index.ts';
import { findServiceRow } from '../queries.ts';
import { readerOf } from '../readers.ts';
import { isShown } from '../sheet.ts';
import type { ServiceRow } from '../rows.ts';
import type { FeedPlaces } from './context.ts';
import { timetableOf } from './published.ts';
import { forEverybody } from './routes.ts';

export interface CalendarDeps {
  app: Database;
  clock: Clock;
  places: FeedPlaces;
  /** Whose the uids of events are: the installation's own host. */
  host: string;
}

/** What is over is told as cancelled for so long, so that calendars take it off. */
const toldCancelledMilliseconds = 30 * 24 * 60 * 60 * 1000;
/** Calendars are right from the first day of the year for so many days. */
const calendarDays = 800;
const refreshHours = 6;
const filePattern = /^([^/]{1,64})\.ics$/;

/** `/calendar/{community}/services/{service}.ics`: when a service that everybody may know of is open. */
export function calendarRoutes(deps: CalendarDeps): Api {
  const routes = newApi();
  routes.use('/calendar/*', forEverybody());
  routes.get('/calendar/:community/services/:file', async (c) => {
    const [, service = ''] = filePattern.exec(c.req.param('file')) ?? [];
    const language = spokenLanguage(c.req.query('lang'));
    const found = await readCalendar(deps, c.req.param('community'), service, language);
    const headers = { etag: found.tag, 'content-type': 'text/calendar; charset=utf-8' };
    if (c.req.header('if-none-match') === found.tag) return c.body(null, 304, { etag: found.tag });
    return c.body(found.text, 200, headers);
  });
  routes.all('/calendar/*', () => {
    throw new Problem('not_found');
  });
  return routes;
}

function readCalendar(
  { app, clock, places, host }: CalendarDeps,
  slug: string,
  service: string,
  language: Language,
): Promise<{ text: string; tag: string }> {
  return inCommunityOf(app, slug, async (trx, community) => {
    const row = await findServiceRow(trx, community.id, service);
    if (row === undefined) throw new Problem('not_found');
    const isRunning = isShown(row, readerOf(undefined, community, clock));
    if (!isRunning && !isJustOver(row, clock)) throw new Problem('not_found');
    const timetable = timetableOf(row, community.timeZone);
    if (timetable === null) throw new Problem('not_found');
    const stands = await places.ofServices(trx, community, [row.id]);
    const year = dayIn(community.timeZone, clock.now()).slice(0, 4);
    const name = localized(row.name, language);
    const events = timetableEvents(
      timetable,
      {
        uid: `${row.id}@${host}`,
        sequence: row.version,
        changedAt: row.changed_at,
        status: isRunning ? 'confirmed' : 'cancelled',
        summary: name,
        description: `${localized(row.description, language)}\n${row.provider_name}`,
        location: stands.map(({ place }) => place.name[language] ?? place.name.it).join('; '),
      },
      { firstOn: `${year}-01-01`, days: calendarDays },
    );
    return {
      text: writeCalendar({ producer: '-//Snodo//Services//IT', name, refreshHours, events }),
      tag: `"${row.id}-${row.version}-${row.status}-${year}-${language}"`,
    };
  });
}

/** Everybody could know of it, and it was ended or suspended not long ago. */
function isJustOver(row: ServiceRow, clock: Clock): boolean {
  return (
    ['suspended', 'closed'].includes(row.status) &&
    !row.is_members_only &&
    row.audience_organisation_ids === null &&
    clock.now().getTime() - row.changed_at.getTime() < toldCancelledMilliseconds
  );
}
