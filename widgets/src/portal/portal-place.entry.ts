import { createBookingApi } from '../places/booking/booking-api.ts';
import { createActivityApi } from '../places/calendar/activity-api.ts';
import { createCalendarApi } from '../places/calendar/calendar-api.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'booking', 'activity', 'calendar', 'problem'] as const;

const code = new URL(location.href).searchParams.get('place') ?? '';
const apisOf = ({ community, language }: PortalPage) => {
  const call = portalCall(community);
  return {
    booking: createBookingApi(call, language),
    calendar: createCalendarApi(call, language),
    activities: createActivityApi(call, language),
  };
};

if (code === '') {
  await import('../places/calendar/snodo-calendar.ts');
  const calendar = document.createElement('snodo-calendar');
  await mountPortalPage(calendar, 'places', namespaces, (page) => {
    calendar.isSignedIn = page.signedIn !== null;
    return apisOf(page).calendar;
  });
} else {
  await import('../places/booking/snodo-place.ts');
  const place = document.createElement('snodo-place');
  place.code = code;
  await mountPortalPage(place, 'places', namespaces, (page) => {
    const apis = apisOf(page);
    place.isSignedIn = page.signedIn !== null;
    place.calendarApi = apis.calendar;
    // Whether she hosts this place the API knows; whoever has no desk hosts none.
    if (page.signedIn?.workplaces.includes('desk') === true) place.activityApi = apis.activities;
    return apis.booking;
  });
}
