-- Where things happen: the schematic territory, places with their hosts, and the activities held there.

create schema places;
comment on schema places is 'Districts, quarters, places and activities';
grant usage on schema places to snodo_app;

create table places.district (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null,
  name jsonb not null,
  is_in_programme boolean not null,
  outline jsonb not null,
  label_point jsonb not null,
  position int not null,
  primary key (community_id, id),
  unique (community_id, code)
);
comment on table places.district is 'Outline of the own schematic drawing: 0..1000 both ways, y downwards';

create table places.quarter (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  district_code text not null,
  name jsonb not null,
  point jsonb not null,
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, district_code) references places.district (community_id, code)
);
comment on table places.quarter is 'A quarter of a district, a node of the schematic drawing';

create table places.amenity (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null,
  name jsonb not null,
  primary key (community_id, id),
  unique (community_id, code)
);
comment on table places.amenity is 'What a place can have: a changing table, a nursing chair, a projector';

create table places.place (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  host_id uuid not null,
  district_code text not null,
  quarter_code text,
  kind text not null,
  name jsonb not null,
  description jsonb not null,
  amenities text[] not null default '{}',
  maturity_level int check (maturity_level between 1 and 4),
  life_cycle text not null check (life_cycle in ('proposed', 'agreed', 'active', 'suspended', 'handed_over', 'closed')),
  entries text[] not null default '{}',
  point jsonb not null,
  source text not null check (source in ('published', 'generated')),
  generated_fields text[] not null default '{}',
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, host_id) references identity.organisation (community_id, id),
  foreign key (community_id, district_code) references places.district (community_id, code),
  foreign key (community_id, quarter_code) references places.quarter (community_id, code)
);
comment on table places.place is 'A site with a host';

create table places.place_service (
  community_id uuid not null,
  place_id uuid not null,
  service_id uuid not null,
  primary key (community_id, place_id, service_id),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id)
);
comment on table places.place_service is 'Which service is given at which place';

create table places.activity (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  place_id uuid not null,
  organiser_id uuid not null,
  name jsonb not null,
  description jsonb not null,
  audience_organisation_ids uuid[] check (cardinality(audience_organisation_ids) between 1 and 100),
  entries text[] not null check (cardinality(entries) between 1 and 20),
  ages jsonb,
  windows jsonb,
  cost jsonb,
  capacity_people int check (capacity_people > 0),
  languages text[],
  verified_on date,
  source text not null check (source in ('published', 'generated')),
  generated_fields text[] not null default '{}',
  primary key (community_id, id),
  unique (community_id, code),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, organiser_id) references identity.organisation (community_id, id)
);
comment on table places.activity is 'Something that people do together at a place';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['district', 'quarter', 'amenity', 'place', 'place_service', 'activity'] loop
    execute format('alter table places.%I enable row level security', tenant_table);
    execute format('alter table places.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on places.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select on all tables in schema places to snodo_app;
