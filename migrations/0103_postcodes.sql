-- The specification of open directories asks for what is near a postcode. The community says which of its districts a
-- postcode lies in, and how wide its drawing is on the ground; nobody outside is ever asked where something is.

create table places.postcode (
  community_id uuid not null,
  postcode text not null check (postcode ~ '^[0-9A-Z][0-9A-Z -]{1,14}$'),
  district_code text not null,
  primary key (community_id, postcode, district_code),
  foreign key (community_id, district_code) references places.district (community_id, code)
);
comment on table places.postcode is 'Districts that a postcode lies in; its middle is the middle of theirs';

create table places.drawing (
  community_id uuid primary key references identity.community (id),
  width_metres int not null check (width_metres between 100 and 1000000)
);
comment on table places.drawing is 'How many metres the thousand of the drawing is, roughly; no row: nobody knows';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['postcode', 'drawing'] loop
    execute format('alter table places.%I enable row level security', tenant_table);
    execute format('alter table places.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on places.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
    execute format('grant select on places.%I to snodo_app', tenant_table);
  end loop;
end $$;
