import { OpenAPIHono } from '@hono/zod-openapi';
import { campaignRoutes } from './campaigns.ts';
import { catalogueProviderRoutes } from './catalogue-providers.ts';
import { catalogueRoutes } from './catalogue.ts';
import { enrolmentRoutes } from './enrolments.ts';
import { identityRoutes } from './identity.ts';
import { impactRoutes } from './impact.ts';
import { blockRoutes } from './instrument-blocks.ts';
import { instrumentRoutes } from './instruments.ts';
import { intakeRoutes } from './intakes.ts';
import { keptServiceRoutes } from './kept-services.ts';
import { matchingRoutes } from './matching.ts';
import { needRoutes } from './needs.ts';
import { neighbourRoutes } from './neighbours.ts';
import { placeActivityRoutes } from './places-activities.ts';
import { placeBookingRoutes } from './places-bookings.ts';
import { placeCalendarRoutes } from './places-calendar.ts';
import { placeCheckInRoutes } from './places-check-ins.ts';
import { placeFeedRoutes } from './places-feeds.ts';
import { placeHandOverRoutes } from './places-hand-over.ts';
import { placeHostingRoutes } from './places-hosting.ts';
import { placeKeepingRoutes } from './places-keeping.ts';
import { placeLifeRoutes } from './places-life.ts';
import { placeOfferingRoutes } from './places-offering.ts';
import { placeRegistrationRoutes } from './places-registrations.ts';
import { placeSpaceRoutes } from './places-spaces.ts';
import { placeNearbyRoutes } from './places-nearby.ts';
import { placeUseRoutes } from './places-use.ts';
import { placesRoutes } from './places.ts';
import { proposalRoutes } from './proposals.ts';
import { needOutcomeRoutes } from './need-outcomes.ts';
import { referralRoutes } from './referrals.ts';
import { signalRoutes } from './signals.ts';
import { clusterRoutes } from './clusters.ts';
import { poolingRoutes } from './poolings.ts';
import { roundRoutes } from './rounds.ts';
import { researchRoutes } from './research.ts';
import { serviceFeedbackRoutes } from './service-feedback.ts';
import { serviceRenewalRoutes } from './service-renewals.ts';
import { sharedServiceRoutes } from './shared-services.ts';
import { surveysRoutes } from './surveys.ts';
import { serviceImportRoutes } from './service-imports.ts';
import { savedServiceRoutes } from './saved-services.ts';
import { taxLabelRoutes } from './tax-labels.ts';
import { taxonomyKeepingRoutes } from './taxonomy-keeping.ts';
import { timeBankMemberRoutes } from './time-bank-members.ts';
import { timeBankPoolRoutes } from './time-bank-pools.ts';
import { timeBankCompanyPoolRoutes } from './time-bank-company-pools.ts';
import { timeBankDisputeRoutes } from './time-bank-disputes.ts';
import { timeBankExchangeTalkRoutes } from './time-bank-exchange-talk.ts';
import { timeBankPostingRoutes } from './time-bank-postings.ts';
import { timeBankFundRoutes } from './time-bank-fund.ts';
import { timeBankGiftRoutes } from './time-bank-gifts.ts';
import { timeBankVolunteerRoutes } from './time-bank-volunteers.ts';
import { timeBankOwnHoursRoutes } from './time-bank-own-hours.ts';
import { timeBankReportRoutes } from './time-bank-reports.ts';
import { timeBankExchangeRoutes } from './time-bank-exchanges.ts';
import { timeBankOfferRoutes } from './time-bank-offers.ts';
import { timeBankLedgerRoutes } from './time-bank-ledger.ts';
import { writtenAnswerRoutes } from './written-answers.ts';

/**
 * The OpenAPI 3.1 document, made from the contract alone: no server needs to run. Every route of the contract is
 * in it, in the contract's order.
 */
export function openApiDocument() {
  const document = new OpenAPIHono();
  const registry = document.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'portalCookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'snodo_portal',
  });
  registry.registerComponent('securitySchemes', 'accessToken', {
    type: 'http',
    scheme: 'DPoP',
    bearerFormat: 'at+jwt',
    description:
      'RFC 9449: `Authorization: DPoP <token>` with a fresh `DPoP` proof (ES256; htm, htu, iat, jti, ath, nonce) for every call. The nonce comes with the answer to a call without one. A bearer token is refused.',
  });
  for (const route of contractRoutes()) registry.registerPath(route);
  return document.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Snodo',
      version: '0.1.0',
      description:
        'Corporate and community welfare: needs surveys, services, places and matching. Errors are RFC 9457 problems.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: '/' }],
  });
}

/** All routes of all domains, as the contract lists them. */
export function contractRoutes() {
  return [
    ...Object.values(identityRoutes),
    ...Object.values(neighbourRoutes),
    ...Object.values(impactRoutes),
    ...Object.values(catalogueRoutes),
    ...Object.values(serviceImportRoutes),
    ...Object.values(savedServiceRoutes),
    ...Object.values(keptServiceRoutes),
    ...Object.values(serviceRenewalRoutes),
    ...Object.values(catalogueProviderRoutes),
    ...Object.values(taxonomyKeepingRoutes),
    ...Object.values(taxLabelRoutes),
    ...Object.values(intakeRoutes),
    ...Object.values(enrolmentRoutes),
    ...Object.values(serviceFeedbackRoutes),
    ...Object.values(sharedServiceRoutes),
    ...Object.values(placesRoutes),
    ...Object.values(placeSpaceRoutes),
    ...Object.values(placeBookingRoutes),
    ...Object.values(placeHostingRoutes),
    ...Object.values(placeOfferingRoutes),
    ...Object.values(placeLifeRoutes),
    ...Object.values(placeKeepingRoutes),
    ...Object.values(placeUseRoutes),
    ...Object.values(placeNearbyRoutes),
    ...Object.values(placeHandOverRoutes),
    ...Object.values(placeCalendarRoutes),
    ...Object.values(placeActivityRoutes),
    ...Object.values(placeRegistrationRoutes),
    ...Object.values(placeFeedRoutes),
    ...Object.values(placeCheckInRoutes),
    ...Object.values(surveysRoutes),
    ...Object.values(campaignRoutes),
    ...Object.values(writtenAnswerRoutes),
    ...Object.values(instrumentRoutes),
    ...Object.values(researchRoutes),
    ...Object.values(blockRoutes),
    ...Object.values(timeBankLedgerRoutes),
    ...Object.values(matchingRoutes),
    ...Object.values(needRoutes),
    ...Object.values(needOutcomeRoutes),
    ...Object.values(referralRoutes),
    ...Object.values(signalRoutes),
    ...Object.values(clusterRoutes),
    ...Object.values(proposalRoutes),
    ...Object.values(roundRoutes),
    ...Object.values(poolingRoutes),
    ...Object.values(timeBankMemberRoutes),
    ...Object.values(timeBankOwnHoursRoutes),
    ...Object.values(timeBankVolunteerRoutes),
    ...Object.values(timeBankPoolRoutes),
    ...Object.values(timeBankGiftRoutes),
    ...Object.values(timeBankFundRoutes),
    ...Object.values(timeBankPostingRoutes),
    ...Object.values(timeBankReportRoutes),
    ...Object.values(timeBankCompanyPoolRoutes),
    ...Object.values(timeBankOfferRoutes),
    ...Object.values(timeBankExchangeRoutes),
    ...Object.values(timeBankExchangeTalkRoutes),
    ...Object.values(timeBankDisputeRoutes),
  ];
}
