-- Where a firm's people work. The firm's own data: told by its directory, by a list or not at all.

-- The owner of the tables is to see all rows where a new foreign key looks for organisations and memberships.
alter table identity.organisation no force row level security;
alter table identity.membership no force row level security;

create table identity.site (
  community_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  district text check (length(district) between 1 and 120),
  address text check (length(address) between 1 and 200),
  is_main boolean not null default false,
  primary key (community_id, id),
  unique (community_id, organisation_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id)
);
comment on table identity.site is 'Where an organisation''s people work; a person has one at most in each membership';
comment on column identity.site.district is 'In the firm''s own words';
comment on column identity.site.is_main is 'Whoever has no site of her own counts here';
create unique index site_name_idx on identity.site (community_id, organisation_id, lower(name));
create unique index site_main_idx on identity.site (community_id, organisation_id) where is_main;

alter table identity.membership
  add column site_id uuid,
  add constraint membership_site_fkey foreign key (community_id, organisation_id, site_id)
    references identity.site (community_id, organisation_id, id) on delete set null (site_id);
comment on column identity.membership.site_id is 'A site of the same organisation; NULL: the main one, if it has any';
create index membership_site_idx on identity.membership (community_id, site_id) where site_id is not null;

alter table identity.directory_entry add column site text check (length(site) between 1 and 120);
comment on column identity.directory_entry.site is 'Name of the site as the directory tells it, whether there is one of that name or not';

alter table identity.organisation force row level security;
alter table identity.membership force row level security;

alter table identity.site enable row level security;
alter table identity.site force row level security;
create policy own_community on identity.site
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert, delete, update (name, district, address, is_main) on identity.site to snodo_app;
grant select on identity.site to snodo_release;
grant update (site_id) on identity.membership to snodo_app;
grant insert (site), update (site) on identity.directory_entry to snodo_app;
