import { refer, referEach, uniqueCodes, type FactFault, type Lookup } from './lookup.ts';
import type { FileFacts, ProgrammeFileName } from './programme-schema.ts';
import { territoryFaults } from './territory-references.ts';

/** Every code that is defined twice or referred to without being defined, in the order of the files. */
export function referenceFaults(facts: FileFacts): readonly FactFault[] {
  const faults: FactFault[] = [];
  const unique = (
    name: ProgrammeFileName,
    list: string,
    records: readonly { code: string }[],
    under: (string | number)[] = [],
  ) => uniqueCodes(faults, name, [...under, list], records);

  unique('programme', 'counters', facts.programme.counters);
  const entries = facts.taxonomy.groups.flatMap((group) => group.entries);
  const lookup: Lookup = {
    faults,
    codes: {
      district: unique('territory', 'districts', facts.territory.districts),
      quarter: unique('territory', 'quarters', facts.territory.quarters),
      group: unique('taxonomy', 'groups', facts.taxonomy.groups),
      entry: new Set(entries.map((entry) => entry.code)),
      organisation: unique('organisations', 'organisations', facts.organisations.organisations),
      amenity: unique('places', 'amenities', facts.places.amenities),
      place: unique('places', 'places', facts.places.places),
      connection: unique('connections', 'connections', facts.connections.connections),
      profile: unique('campaigns', 'profiles', facts.campaigns.profiles),
      campaign: unique('campaigns', 'campaigns', facts.campaigns.campaigns),
      person: new Set(facts.people.named.map(({ code }) => code)),
    },
  };
  const offers = uniqueCodes(faults, 'services', ['services'], facts.services.services);
  // One list on the screen holds both, so they share one set of codes.
  uniqueCodes(faults, 'activities', ['activities'], facts.activities.activities, offers);
  unique('wemi', 'categories', facts.wemi.categories);
  unique('connections', 'embed_clients', facts.connections.embed_clients);
  // A plan becomes a campaign under its own code.
  uniqueCodes(faults, 'campaigns', ['plans'], facts.campaigns.plans, lookup.codes.campaign);

  taxonomyFaults(facts, lookup);
  territoryFaults(facts, lookup);
  placeFaults(facts, lookup);
  serviceFaults(facts, lookup);
  peopleFaults(facts, lookup);
  campaignFaults(facts, lookup);
  planFaults(facts, lookup);
  enrolmentFaults(facts, lookup);
  needFaults(facts, lookup);
  timeBankFaults(facts, lookup);
  return faults;
}

function taxonomyFaults(facts: FileFacts, lookup: Lookup): void {
  const seen = new Set<string>();
  for (const [groupIndex, group] of facts.taxonomy.groups.entries()) {
    for (const [index, entry] of group.entries.entries()) {
      const path = ['groups', groupIndex, 'entries', index, 'code'];
      const reason = seen.has(entry.code)
        ? `the code ${entry.code} is already taken`
        : entry.code.startsWith(group.code)
          ? null
          : `the code ${entry.code} does not begin with its group's code ${group.code}`;
      if (reason !== null) lookup.faults.push({ name: 'taxonomy', path, reason });
      seen.add(entry.code);
    }
  }
  for (const [index, link] of facts.openEligibility.links.entries()) {
    refer(lookup, 'entry', link.entry, 'openEligibility', ['links', index, 'entry']);
  }
  for (const [index, category] of facts.wemi.categories.entries()) {
    referEach(lookup, 'entry', category.entries, 'wemi', ['categories', index, 'entries']);
  }
}

function placeFaults(facts: FileFacts, lookup: Lookup): void {
  for (const [index, place] of facts.places.places.entries()) {
    const at = ['places', index];
    refer(lookup, 'organisation', place.host, 'places', [...at, 'host']);
    referEach(lookup, 'amenity', place.amenities, 'places', [...at, 'amenities']);
    referEach(lookup, 'entry', place.entries, 'places', [...at, 'entries']);
    uniqueCodes(lookup.faults, 'places', [...at, 'spaces'], place.spaces);
  }
}

function serviceFaults(facts: FileFacts, lookup: Lookup): void {
  for (const [index, service] of facts.services.services.entries()) {
    const at = ['services', index];
    refer(lookup, 'organisation', service.provider, 'services', [...at, 'provider']);
    refer(lookup, 'place', service.place, 'services', [...at, 'place']);
    referEach(lookup, 'entry', service.entries, 'services', [...at, 'entries']);
    referEach(lookup, 'organisation', service.audience_organisations, 'services', [
      ...at,
      'audience_organisations',
    ]);
    referEach(lookup, 'district', service.served_districts ?? [], 'services', [...at, 'served_districts']);
  }
  sheetFaults(facts, lookup);
  for (const [index, activity] of facts.activities.activities.entries()) {
    const at = ['activities', index];
    refer(lookup, 'organisation', activity.organiser, 'activities', [...at, 'organiser']);
    refer(lookup, 'place', activity.place, 'activities', [...at, 'place']);
    referEach(lookup, 'entry', activity.entries, 'activities', [...at, 'entries']);
    referEach(lookup, 'organisation', activity.audience_organisations, 'activities', [
      ...at,
      'audience_organisations',
    ]);
  }
}

function sheetFaults({ catalogue, services }: FileFacts, lookup: Lookup): void {
  for (const [index, provider] of catalogue.providers.entries())
    refer(lookup, 'organisation', provider.organisation, 'catalogue', ['providers', index, 'organisation']);
  const codes = new Set(services.services.map(({ code }) => code));
  for (const [index, { service }] of catalogue.sheets.entries())
    if (!codes.has(service))
      lookup.faults.push({
        name: 'catalogue',
        path: ['sheets', index, 'service'],
        reason: `no service has the code ${service}`,
      });
}

function enrolmentFaults({ enrolments, services }: FileFacts, lookup: Lookup): void {
  const known = new Set(services.services.map(({ code }) => code));
  const intakes = uniqueCodes(lookup.faults, 'enrolments', ['intakes'], enrolments.intakes);
  uniqueCodes(lookup.faults, 'enrolments', ['shared_services'], enrolments.shared_services);
  const requireOf = (codes: ReadonlySet<string>, noun: string, code: string, path: (string | number)[]) => {
    if (!codes.has(code))
      lookup.faults.push({ name: 'enrolments', path, reason: `no ${noun} has the code ${code}` });
  };
  for (const [index, { service, made_by: person }] of enrolments.intakes.entries()) {
    requireOf(known, 'service', service, ['intakes', index, 'service']);
    refer(lookup, 'person', person, 'enrolments', ['intakes', index, 'made_by']);
  }
  for (const [index, { intake, person }] of enrolments.enrolments.entries()) {
    requireOf(intakes, 'intake', intake, ['enrolments', index, 'intake']);
    refer(lookup, 'person', person, 'enrolments', ['enrolments', index, 'person']);
  }
  for (const [index, shared] of enrolments.shared_services.entries()) {
    const at = ['shared_services', index];
    requireOf(known, 'service', shared.service, [...at, 'service']);
    refer(lookup, 'place', shared.place, 'enrolments', [...at, 'place']);
    refer(lookup, 'district', shared.district, 'enrolments', [...at, 'district']);
    refer(lookup, 'person', shared.organiser, 'enrolments', [...at, 'organiser']);
    for (const [family, { person }] of shared.families.entries())
      refer(lookup, 'person', person, 'enrolments', [...at, 'families', family, 'person']);
  }
}

function needFaults({ needs: { needs, rounds }, services }: FileFacts, lookup: Lookup): void {
  const known = new Set(services.services.map(({ code }) => code));
  const requireService = (code: string, path: (string | number)[]) => {
    if (!known.has(code))
      lookup.faults.push({ name: 'needs', path, reason: `no service has the code ${code}` });
  };
  uniqueCodes(lookup.faults, 'needs', ['needs'], needs);
  uniqueCodes(lookup.faults, 'needs', ['rounds'], rounds);
  for (const [index, need] of needs.entries()) {
    const at = ['needs', index];
    refer(lookup, 'person', need.person, 'needs', [...at, 'person']);
    refer(lookup, 'person', need.manager, 'needs', [...at, 'manager']);
    refer(lookup, 'district', need.district, 'needs', [...at, 'district']);
    refer(lookup, 'quarter', need.around, 'needs', [...at, 'around']);
    refer(lookup, 'organisation', need.refer_to, 'needs', [...at, 'refer_to']);
    referEach(lookup, 'entry', need.entries, 'needs', [...at, 'entries']);
  }
  for (const [index, round] of rounds.entries()) {
    const at = ['rounds', index];
    refer(lookup, 'person', round.made_by, 'needs', [...at, 'made_by']);
    for (const [place, { service }] of round.services.entries())
      requireService(service, [...at, 'services', place, 'service']);
    for (const [row, { person }] of round.applications.entries())
      refer(lookup, 'person', person, 'needs', [...at, 'applications', row, 'person']);
  }
}

function timeBankFaults({ timeBank }: FileFacts, lookup: Lookup): void {
  uniqueCodes(lookup.faults, 'timeBank', ['offers'], timeBank.offers);
  for (const [index, member] of timeBank.members.entries())
    refer(lookup, 'person', member.person, 'timeBank', ['members', index, 'person']);
  for (const [index, { person }] of timeBank.applicants.entries())
    refer(lookup, 'person', person, 'timeBank', ['applicants', index, 'person']);
  for (const [index, pool] of timeBank.pools.entries()) {
    refer(lookup, 'organisation', pool.organisation, 'timeBank', ['pools', index, 'organisation']);
    refer(lookup, 'person', pool.recorded_by, 'timeBank', ['pools', index, 'recorded_by']);
  }
  const members = new Set(timeBank.members.map(({ person }) => person));
  for (const [index, offer] of timeBank.offers.entries()) {
    const at = ['offers', index];
    refer(lookup, 'entry', offer.entry, 'timeBank', [...at, 'entry']);
    refer(lookup, 'district', offer.district, 'timeBank', [...at, 'district']);
    if (!members.has(offer.person))
      lookup.faults.push({
        name: 'timeBank',
        path: [...at, 'person'],
        reason: `${offer.person} is no member`,
      });
  }
  const requireMember = (person: string, path: (string | number)[]) => {
    if (!members.has(person))
      lookup.faults.push({ name: 'timeBank', path, reason: `${person} is no member` });
  };
  for (const [index, { helper, helped }] of timeBank.exchanges.entries()) {
    requireMember(helper, ['exchanges', index, 'helper']);
    requireMember(helped, ['exchanges', index, 'helped']);
  }
  for (const [index, { person }] of timeBank.fund_requests.entries())
    requireMember(person, ['fund_requests', index, 'person']);
}

function peopleFaults(facts: FileFacts, lookup: Lookup): void {
  const { people, connections } = facts;
  for (const [index, firm] of people.firms.entries()) {
    refer(lookup, 'organisation', firm.organisation, 'people', ['firms', index, 'organisation']);
    refer(lookup, 'connection', firm.connection, 'people', ['firms', index, 'connection']);
    uniqueCodes(lookup.faults, 'people', ['firms', index, 'work_sites'], firm.work_sites);
    const named = people.named.filter((person) => person.organisation === firm.organisation).length;
    if (named > firm.headcount) {
      lookup.faults.push({
        name: 'people',
        path: ['firms', index, 'headcount'],
        reason: `is less than the firm's ${named} named persons`,
      });
    }
  }
  uniqueCodes(lookup.faults, 'people', ['named'], people.named);
  const subjects = new Set<string>();
  for (const [index, person] of people.named.entries()) {
    refer(lookup, 'organisation', person.organisation, 'people', ['named', index, 'organisation']);
    refer(lookup, 'connection', person.connection, 'people', ['named', index, 'connection']);
    const subject = `${person.connection} ${person.subject}`;
    if (subjects.has(subject)) {
      const reason = `the subject ${person.subject} is already taken in its connection`;
      lookup.faults.push({ name: 'people', path: ['named', index, 'subject'], reason });
    }
    subjects.add(subject);
  }
  for (const [index, connection] of connections.connections.entries()) {
    refer(lookup, 'organisation', connection.organisation, 'connections', [
      'connections',
      index,
      'organisation',
    ]);
  }
  for (const [index, client] of connections.embed_clients.entries()) {
    refer(lookup, 'organisation', client.organisation, 'connections', [
      'embed_clients',
      index,
      'organisation',
    ]);
    refer(lookup, 'connection', client.connection, 'connections', ['embed_clients', index, 'connection']);
    for (const [pageIndex, page] of client.return_pages.entries()) {
      const isOwn = client.allowed_origins.some(
        ({ host, port_offset: offset }) => host === page.host && offset === page.port_offset,
      );
      if (isOwn) continue;
      const path = ['embed_clients', index, 'return_pages', pageIndex];
      lookup.faults.push({ name: 'connections', path, reason: 'the page is of none of the allowed origins' });
    }
  }
}

function campaignFaults(facts: FileFacts, lookup: Lookup): void {
  for (const [profileIndex, profile] of facts.campaigns.profiles.entries()) {
    for (const [index, question] of profile.questions.entries()) {
      if (question.option_codes === 'own') continue;
      const noun = question.option_codes === 'taxonomy' ? 'entry' : 'district';
      const at = ['profiles', profileIndex, 'questions', index, 'options'];
      for (const [optionIndex, { option }] of question.options.entries()) {
        // The one answer outside the list that every such question has.
        if (option !== 'none' && option !== 'elsewhere') {
          refer(lookup, noun, option, 'campaigns', [...at, optionIndex, 0]);
        }
      }
    }
  }
  for (const [index, campaign] of facts.campaigns.campaigns.entries()) {
    refer(lookup, 'organisation', campaign.organisation, 'campaigns', ['campaigns', index, 'organisation']);
    refer(lookup, 'profile', campaign.submissions.profile, 'campaigns', [
      'campaigns',
      index,
      'submissions',
      'profile',
    ]);
    if (campaign.invited.kind === 'count' && campaign.submissions.count > campaign.invited.people) {
      lookup.faults.push({
        name: 'campaigns',
        path: ['campaigns', index, 'submissions', 'count'],
        reason: 'is more than the number of people invited',
      });
    }
  }
}

function planFaults(facts: FileFacts, lookup: Lookup): void {
  for (const [index, plan] of facts.campaigns.plans.entries()) {
    const at = ['plans', index];
    for (const [place, code] of plan.organisations.entries())
      refer(lookup, 'organisation', code, 'campaigns', [...at, 'organisations', place]);
    for (const field of ['owner', 'proposed_by', 'approved_by'] as const)
      refer(lookup, 'person', plan[field], 'campaigns', [...at, field]);
    refer(lookup, 'campaign', plan.follows, 'campaigns', [...at, 'follows']);
  }
}
