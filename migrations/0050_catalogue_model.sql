-- The catalogue whole: a taxonomy that changes on record, providers with what vouches for them, and services with
-- every fact that people ask for. A fact that is missing stays missing: unknown is never no.

alter table catalogue.taxonomy_entry
  add column merged_into text,
  add column retired_at timestamptz,
  add foreign key (community_id, merged_into) references catalogue.taxonomy_entry (community_id, code),
  add check (merged_into is null or retired_at is not null),
  add check (merged_into <> code),
  add check (group_code <> code);
comment on column catalogue.taxonomy_entry.merged_into is 'Where this code leads now; always an entry that leads nowhere else';
comment on column catalogue.taxonomy_entry.retired_at is 'Since when nothing new is named by it';

-- Groups stand above entries and nothing stands above groups; what leads on is led to by nothing. So neither the tree
-- nor the redirects can have a cycle, whichever two changes meet: they queue here, and each sees what the other did.
create function catalogue.refuse_tangled_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('catalogue.taxonomy ' || new.community_id::text, 0));
  if exists (
    select 1 from catalogue.taxonomy_entry e
    where e.community_id = new.community_id and e.code = new.group_code and e.group_code is not null
  ) then
    raise exception 'an entry stands in a group' using errcode = 'check_violation', constraint = 'taxonomy_entry_two_levels';
  end if;
  if new.group_code is not null and exists (
    select 1 from catalogue.taxonomy_entry e where e.community_id = new.community_id and e.group_code = new.code
  ) then
    raise exception 'a group with entries stands alone' using errcode = 'check_violation', constraint = 'taxonomy_entry_two_levels';
  end if;
  if new.merged_into is not null and exists (
    select 1 from catalogue.taxonomy_entry e
    where e.community_id = new.community_id
      and (e.merged_into = new.code
        or e.code = new.merged_into and (e.retired_at is not null or (e.group_code is null) <> (new.group_code is null)))
  ) then
    raise exception 'an entry leads to one of its level that stands' using errcode = 'check_violation', constraint = 'taxonomy_entry_leads_once';
  end if;
  return new;
end $$;
revoke execute on function catalogue.refuse_tangled_entry from public;
create trigger not_tangled before insert or update on catalogue.taxonomy_entry
  for each row execute function catalogue.refuse_tangled_entry();

create table catalogue.taxonomy_change (
  community_id uuid not null references identity.community (id),
  version int not null check (version > 0),
  changed_at timestamptz not null,
  kind text not null check (kind in ('added', 'worded', 'moved', 'retired', 'merged')),
  code text not null,
  into_code text,
  primary key (community_id, version),
  foreign key (community_id, code) references catalogue.taxonomy_entry (community_id, code),
  check ((kind = 'merged') = (into_code is not null))
);
comment on table catalogue.taxonomy_change is 'What changed in the taxonomy, one version a change; who did it stands in the audit trail';

create table catalogue.taxonomy_term (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  scheme text not null check (length(scheme) between 1 and 40),
  code text not null check (length(code) between 1 and 120),
  name jsonb not null,
  position int not null,
  primary key (community_id, id),
  unique (community_id, scheme, code)
);
comment on table catalogue.taxonomy_term is 'Terms of other bodies'' taxonomies, each with the scheme that it is of';

create table catalogue.taxonomy_link (
  community_id uuid not null,
  id uuid not null,
  entry_code text not null,
  term_id uuid not null,
  primary key (community_id, id),
  unique (community_id, entry_code, term_id),
  foreign key (community_id, entry_code) references catalogue.taxonomy_entry (community_id, code),
  foreign key (community_id, term_id) references catalogue.taxonomy_term (community_id, id)
);
comment on table catalogue.taxonomy_link is 'An entry of ours means what a term of theirs means';

create table catalogue.provider (
  community_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  description jsonb,
  mail text check (length(mail) between 3 and 254),
  mail_language text not null default 'it' check (mail_language in ('it', 'en', 'ar')),
  phone text check (length(phone) between 3 and 40),
  website text check (website ~ '^https?://' and length(website) <= 300),
  version int not null default 1 check (version > 0),
  primary key (community_id, id),
  unique (community_id, organisation_id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id)
);
comment on table catalogue.provider is 'How an organisation that gives services is reached; a mailbox of an office, never of a person';
comment on column catalogue.provider.mail is 'Where it is asked whether its services are still as they are shown';

create table catalogue.quality_check (
  community_id uuid not null,
  provider_id uuid not null,
  criterion text not null check (criterion in ('visible', 'recognisable', 'authoritative', 'immediate', 'multichannel', 'plural')),
  is_met boolean not null,
  note text check (length(note) between 1 and 500),
  checked_on date not null,
  primary key (community_id, provider_id, criterion),
  foreign key (community_id, provider_id) references catalogue.provider (community_id, id)
);
comment on table catalogue.quality_check is 'The six things that the city asks of whoever gives services; no row: not looked at yet';

create table catalogue.accreditation (
  community_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  issuer text not null check (length(issuer) between 1 and 200),
  entries text[] not null check (cardinality(entries) between 1 and 50),
  starts_on date not null,
  ends_on date not null,
  evidence text check (length(evidence) between 1 and 500),
  withdrawn_on date,
  alarmed_for date,
  primary key (community_id, id),
  foreign key (community_id, provider_id) references catalogue.provider (community_id, id),
  check (ends_on >= starts_on)
);
comment on table catalogue.accreditation is 'Who vouches for a provider, for what and how long';
comment on column catalogue.accreditation.entries is 'Its scope: groups or entries of the taxonomy';
comment on column catalogue.accreditation.ends_on is 'The last day on which it holds';
comment on column catalogue.accreditation.evidence is 'Where it can be checked: a register, a number, an address';
comment on column catalogue.accreditation.alarmed_for is 'The end of which managers and provider were told';
create index accreditation_ends_on_idx on catalogue.accreditation (community_id, ends_on);
create index accreditation_provider_id_idx on catalogue.accreditation (community_id, provider_id);

create table catalogue.accreditation_visit (
  community_id uuid not null,
  id uuid not null,
  accreditation_id uuid not null,
  visited_on date not null,
  outcome text not null check (outcome in ('good', 'to_improve', 'failed')),
  note text check (length(note) between 1 and 500),
  primary key (community_id, id),
  foreign key (community_id, accreditation_id) references catalogue.accreditation (community_id, id)
);
comment on table catalogue.accreditation_visit is 'Somebody went and looked';

alter table catalogue.service
  add column status text not null default 'active' check (status in ('draft', 'active', 'suspended', 'closed')),
  add column is_members_only boolean not null default false,
  add column eligibility jsonb not null default '[]' check (jsonb_typeof(eligibility) = 'array' and jsonb_array_length(eligibility) <= 20),
  add column eligibility_text jsonb,
  add column capacity_places int check (capacity_places between 1 and 100000),
  add column open_places_on date,
  add column documents jsonb check (jsonb_typeof(documents) = 'array' and jsonb_array_length(documents) <= 20),
  add column tax_label text check (tax_label in ('f', 'f-bis', 'f-ter', 'none')),
  add column themes text[] not null default '{}' check (themes <@ array['protection', 'loneliness', 'plurality', 'opportunity']),
  add column born_from jsonb,
  add column timetable jsonb,
  add column fact_sources jsonb not null default '{}' check (jsonb_typeof(fact_sources) = 'object'),
  add column spots jsonb not null default '[]' check (jsonb_typeof(spots) = 'array' and jsonb_array_length(spots) <= 50),
  add column verified_by text check (verified_by in ('provider', 'manager', 'programme', 'import')),
  add column changed_at timestamptz not null default now(),
  add column version int not null default 1 check (version > 0),
  add check (not is_members_only or audience_organisation_ids is null),
  add check (open_places <= capacity_places);
comment on column catalogue.service.status is 'Only what is active is shown to people';
comment on column catalogue.service.is_members_only is 'Only for people who belong to the community; with audience_organisation_ids NULL and this false: for everyone';
comment on column catalogue.service.eligibility is 'What is asked of whoever uses it, each a predicate that is met, not met or not known';
comment on column catalogue.service.eligibility_text is 'The same in the provider''s words';
comment on column catalogue.service.open_places_on is 'On which day open_places was true';
comment on column catalogue.service.documents is 'What to bring, in each language; NULL: not known, empty: nothing';
comment on column catalogue.service.tax_label is 'Letter of TUIR art. 51 c. 2 under which firms give it; NULL: not known';
comment on column catalogue.service.themes is 'Which of the city''s four questions it answers';
comment on column catalogue.service.born_from is 'What it grew out of, in words that name nobody, and since when';
comment on column catalogue.service.timetable is 'Weekly hours, exceptions and zone; windows is the plain week of it';
comment on column catalogue.service.fact_sources is 'By fact: who said it and on which day';
comment on column catalogue.service.spots is 'Where it is given, points of the community''s own drawing; none: at home, online or not known';
comment on column catalogue.service.verified_by is 'Who said on verified_on that all of it is true';

create table catalogue.service_contact (
  community_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  shown_to text not null check (shown_to in ('everyone', 'members', 'managers')),
  label jsonb not null,
  phone text check (length(phone) between 3 and 40),
  mail text check (length(mail) between 3 and 254),
  website text check (website ~ '^https?://' and length(website) <= 300),
  languages text[] not null default '{}' check (cardinality(languages) <= 10),
  position int not null,
  primary key (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id),
  check (phone is not null or mail is not null or website is not null)
);
comment on table catalogue.service_contact is 'How a service is reached: desks and offices, never a person''s own number';
comment on column catalogue.service_contact.shown_to is 'Who may read it; managers: for those who look after the catalogue alone';
create index service_contact_service_id_idx on catalogue.service_contact (community_id, service_id, position);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['taxonomy_change', 'taxonomy_term', 'taxonomy_link', 'provider', 'quality_check', 'accreditation', 'accreditation_visit', 'service_contact'] loop
    execute format('alter table catalogue.%I enable row level security', tenant_table);
    execute format('alter table catalogue.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on catalogue.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
    execute format('grant select, insert on catalogue.%I to snodo_app', tenant_table);
  end loop;
end $$;

grant insert on catalogue.taxonomy_entry, catalogue.service to snodo_app;
grant update (group_code, position, name, description, merged_into, retired_at) on catalogue.taxonomy_entry to snodo_app;
grant update (description, mail, mail_language, phone, website, version) on catalogue.provider to snodo_app;
grant update (is_met, note, checked_on) on catalogue.quality_check to snodo_app;
grant delete on catalogue.quality_check, catalogue.service_contact to snodo_app;
grant update (issuer, entries, starts_on, ends_on, evidence, withdrawn_on, alarmed_for) on catalogue.accreditation to snodo_app;
grant update (
  name, description, offer_kind, audience_organisation_ids, is_members_only, entries, ages, districts, windows, timetable,
  cost, capacity_places, open_places, open_places_on, languages, accessibility, documents, eligibility, eligibility_text,
  tax_label, themes, born_from, fact_sources, spots, status, verified_on, verified_by, accredited_until,
  is_accreditation_needed, source, generated_fields, changed_at, version
) on catalogue.service to snodo_app;
