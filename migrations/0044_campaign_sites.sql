-- A campaign may ask the people of some sites of a firm alone. Two audiences of one firm that are asked the same within
-- a year are the same or have nobody in common: else one could be subtracted from the other.

create table surveys.campaign_site (
  community_id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  site_id uuid not null,
  primary key (community_id, campaign_id, site_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  foreign key (community_id, organisation_id, site_id) references identity.site (community_id, organisation_id, id)
);
comment on table surveys.campaign_site is 'Sites to which a campaign is limited; a firm of the audience without any here is asked whole';
create index campaign_site_site_idx on surveys.campaign_site (community_id, site_id);

alter table surveys.campaign_site enable row level security;
alter table surveys.campaign_site force row level security;
create policy own_community on surveys.campaign_site
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert, delete on surveys.campaign_site to snodo_app;
grant select on surveys.campaign_site to snodo_release;

create function surveys.asked_memberships(community uuid, campaign uuid)
returns table (person_id uuid, organisation_id uuid, is_active boolean, roles text[])
  language sql stable as $$
  select m.person_id, m.organisation_id, m.is_active, m.roles
  from surveys.audience_of(community, campaign) a
  join identity.membership m on m.community_id = community and m.organisation_id = a.organisation_id
  left join identity.site main
    on main.community_id = community and main.organisation_id = a.organisation_id and main.is_main
  left join (
    select distinct c.organisation_id from surveys.campaign_site c
    where c.community_id = community and c.campaign_id = campaign
  ) limited on limited.organisation_id = a.organisation_id
  left join surveys.campaign_site chosen
    on chosen.community_id = community and chosen.campaign_id = campaign
      and chosen.site_id = coalesce(m.site_id, main.id)
  where limited.organisation_id is null or chosen.site_id is not null
$$;
comment on function surveys.asked_memberships is
  'Memberships in the organisations that a campaign asks, at the sites that it asks; of all roles, and those that are over too';

create or replace function surveys.keep_invitations() returns trigger language plpgsql as $$
begin
  if exists (
    select from identity.person p
    where p.community_id = old.community_id and p.id = old.person_id and p.erased_at is not null
  ) then
    return old;
  end if;
  if not surveys.has_ballot(old) and exists (
    select from surveys.campaign c
    where c.community_id = old.community_id and c.id = old.campaign_id and c.invites_audience
  ) and not exists (
    select from surveys.asked_memberships(old.community_id, old.campaign_id) m
    where m.person_id = old.person_id and m.is_active and 'employee' = any (m.roles)
  ) then
    return old;
  end if;
  raise exception 'only an erased person, or one who has left, is taken off a campaign' using errcode = '42501';
end $$;

create or replace function surveys.invite_audience_only() returns trigger language plpgsql as $$
begin
  if exists (
    select from surveys.campaign c
    where c.community_id = new.community_id and c.id = new.campaign_id and c.stage = 'scheduled' and c.invites_audience
  ) and exists (
    select from surveys.asked_memberships(new.community_id, new.campaign_id) m
    where m.person_id = new.person_id and m.is_active and 'employee' = any (m.roles)
  ) then
    return new;
  end if;
  raise exception 'only an employee of the audience is invited' using errcode = '42501';
end $$;

create or replace function surveys.invited_by_organisation(own_community uuid, own_campaign uuid)
returns table (organisation_id uuid, invited bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  return query
    select a.organisation_id, count(i.person_id)
    from surveys.audience_of(own_community, own_campaign) a
    left join (
      select m.organisation_id, v.person_id
      from surveys.asked_memberships(own_community, own_campaign) m
      join surveys.invitation v
        on v.community_id = own_community and v.campaign_id = own_campaign and v.person_id = m.person_id
    ) i on i.organisation_id = a.organisation_id
    group by a.organisation_id;
end $$;

-- Launches of a community wait for each other here, so that each sees the others.
create function surveys.keep_audiences_apart() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('launches ' || new.community_id, 0));
  if exists (
    select from surveys.campaign o
    join surveys.instrument theirs on theirs.community_id = o.community_id and theirs.id = o.instrument_id
    join surveys.instrument own on own.community_id = new.community_id and own.id = new.instrument_id
    where o.community_id = new.community_id and o.id <> new.id and o.stage = 'scheduled' and theirs.code = own.code
      and o.opens_on < new.closes_on + 365 and new.opens_on < o.closes_on + 365
      and surveys.audiences_overlap(new.community_id, new.id, o.id)
  ) then
    raise exception 'another campaign asks the same of a part of these people'
      using errcode = '23514', constraint = 'audiences_apart';
  end if;
  return new;
end $$;

create function surveys.audiences_overlap(community uuid, campaign uuid, other uuid) returns boolean
  language sql stable as $$
  select exists (
    select from surveys.audience_of(community, campaign) a
    join surveys.audience_of(community, other) b on b.organisation_id = a.organisation_id
    cross join lateral (select array(
      select s.site_id from surveys.campaign_site s
      where s.community_id = community and s.campaign_id = campaign and s.organisation_id = a.organisation_id
      order by 1) as sites) x
    cross join lateral (select array(
      select s.site_id from surveys.campaign_site s
      where s.community_id = community and s.campaign_id = other and s.organisation_id = a.organisation_id
      order by 1) as sites) y
    where x.sites <> y.sites and (x.sites = '{}' or y.sites = '{}' or x.sites && y.sites)
  )
$$;
comment on function surveys.audiences_overlap is
  'Whether two campaigns ask different parts of one firm that have people in common';
comment on function surveys.keep_audiences_apart is
  'Within a year the same questionnaire parts the people of a firm in one way only';
create trigger keep_audiences_apart before update of stage on surveys.campaign
  for each row when (new.stage = 'scheduled' and old.stage <> 'scheduled')
  execute function surveys.keep_audiences_apart();
