-- What the territory has: the taxonomy that needs and answers are named by, and the services.

create schema catalogue;
comment on schema catalogue is 'Taxonomy and services';
grant usage on schema catalogue to snodo_app;

create table catalogue.taxonomy_entry (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null,
  group_code text,
  position int not null,
  name jsonb not null,
  description jsonb not null,
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, group_code) references catalogue.taxonomy_entry (community_id, code)
);
comment on table catalogue.taxonomy_entry is 'Groups (no group_code) and entries';

create table catalogue.service (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  provider_id uuid not null,
  name jsonb not null,
  description jsonb not null,
  offer_kind text not null check (offer_kind in ('individual', 'group', 'shared', 'self_organised')),
  audience_organisation_ids uuid[] check (cardinality(audience_organisation_ids) between 1 and 100),
  entries text[] not null check (cardinality(entries) between 1 and 20),
  ages jsonb,
  districts text[],
  windows jsonb,
  cost jsonb,
  open_places int check (open_places >= 0),
  languages text[],
  accessibility text[],
  verified_on date,
  accredited_until date,
  is_accreditation_needed boolean not null default true,
  source text not null check (source in ('published', 'generated')),
  generated_fields text[] not null default '{}',
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, provider_id) references identity.organisation (community_id, id)
);
comment on table catalogue.service is 'What people use (the HSDS meaning). A missing fact is unknown, which is never the same as no';
comment on column catalogue.service.audience_organisation_ids is 'NULL: public; else only people of these organisations may know of it';
comment on column catalogue.service.generated_fields is 'Fields that no source states: made by the demonstration''s generator';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['taxonomy_entry', 'service'] loop
    execute format('alter table catalogue.%I enable row level security', tenant_table);
    execute format('alter table catalogue.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on catalogue.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select on all tables in schema catalogue to snodo_app;
