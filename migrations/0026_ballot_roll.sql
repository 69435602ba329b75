-- Whose ballots were signed stands in one row for the whole campaign, a mark for each place on its roll. It is written
-- anew with every group of ballots, as all invitations were before, and tells as little of who was the last; but it is
-- a few bytes for each person now, and no row of hers is touched.

alter table surveys.campaign no force row level security;
alter table surveys.invitation no force row level security;

alter table surveys.invitation add column place int;
with placed as (
  select community_id, campaign_id, person_id,
         row_number() over (partition by community_id, campaign_id order by person_id) - 1 as place
  from surveys.invitation
)
update surveys.invitation i set place = p.place
from placed p where p.community_id = i.community_id and p.campaign_id = i.campaign_id and p.person_id = i.person_id;
alter table surveys.invitation
  alter column place set not null,
  alter column place set default 0,
  add check (place >= 0),
  add unique (community_id, campaign_id, place);
comment on column surveys.invitation.place is 'Where her mark stands on the campaign''s roll, counted from 0';

create table surveys.ballot_roll (
  community_id uuid not null,
  campaign_id uuid not null,
  marks bytea not null check (length(marks) % 16 = 0),
  ballots int not null check (ballots >= 0),
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.ballot_roll is
  'Whose ballots were signed, never when: the marks of all places of a campaign, in one row that every group writes whole';
comment on column surveys.ballot_roll.marks is
  '16 bytes a place: zeros without a ballot; what is kept of the signed message, so that a lost reply can be had again; ones once the campaign is over';
comment on column surveys.ballot_roll.ballots is 'How many places have a ballot';
-- Marks are hashes, which nothing makes shorter; stored so, one of them is read without the rest. Rows that were
-- written over go soon.
alter table surveys.ballot_roll alter column marks set storage external;
alter table surveys.ballot_roll set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50,
  toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 1000
);

insert into surveys.ballot_roll (community_id, campaign_id, marks, ballots)
select community_id, campaign_id,
       string_agg(case when has_ballot then coalesce(substr(blinded_hash, 1, 16), decode(repeat('ff', 16), 'hex'))
                       else decode(repeat('00', 16), 'hex') end, ''::bytea order by place),
       count(*) filter (where has_ballot)
from surveys.invitation group by community_id, campaign_id;

create function surveys.has_ballot(invited surveys.invitation) returns boolean language sql stable as $$
  select exists (
    select from surveys.ballot_roll r
    where r.community_id = invited.community_id and r.campaign_id = invited.campaign_id
      and substr(r.marks, 16 * invited.place + 1, 16) not in ('\x', decode(repeat('00', 16), 'hex'))
  )
$$;
comment on function surveys.has_ballot is 'Whether the ballot of an invitation was signed';

create function surveys.mark_ballots(own_community uuid, own_campaign uuid, people uuid[], own_marks bytea[])
returns void language plpgsql as $$
declare
  all_marks bytea;
  places int;
  one record;
begin
  select r.marks into all_marks from surveys.ballot_roll r
    where r.community_id = own_community and r.campaign_id = own_campaign;
  all_marks := coalesce(all_marks, '');
  select max(i.place) + 1 into places from surveys.invitation i
    where i.community_id = own_community and i.campaign_id = own_campaign;
  if length(all_marks) < 16 * places then
    all_marks := all_marks || decode(repeat('00', 16 * places - length(all_marks)), 'hex');
  end if;
  for one in
    select i.place, given.mark from unnest(people, own_marks) as given (person_id, mark)
    join surveys.invitation i
      on i.community_id = own_community and i.campaign_id = own_campaign and i.person_id = given.person_id
  loop
    all_marks := overlay(all_marks placing coalesce(one.mark, decode(repeat('ff', 16), 'hex')) from 16 * one.place + 1 for 16);
  end loop;
  insert into surveys.ballot_roll as r (community_id, campaign_id, marks, ballots)
  values (own_community, own_campaign, all_marks, cardinality(people))
  on conflict (community_id, campaign_id) do update
  set marks = excluded.marks, ballots = r.ballots + excluded.ballots;
end $$;
comment on function surveys.mark_ballots is
  'Marks people who are invited and have no ballot yet, each once, with what is kept of her message or null; whoever calls holds the lock of the campaign''s ballots';

create function surveys.forget_messages(own_community uuid, own_campaign uuid) returns void language sql as $$
  update surveys.ballot_roll r set marks = (
    select coalesce(string_agg(
      case when substr(r.marks, 16 * p.place + 1, 16) = decode(repeat('00', 16), 'hex')
        then decode(repeat('00', 16), 'hex') else decode(repeat('ff', 16), 'hex') end, ''::bytea order by p.place), '')
    from generate_series(0, length(r.marks) / 16 - 1) as p (place)
  )
  where r.community_id = own_community and r.campaign_id = own_campaign
$$;
comment on function surveys.forget_messages is 'Keeps of each mark only whether there is a ballot: the campaign is over';

create function surveys.give_place() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('places ' || new.campaign_id, 0));
  select coalesce(max(i.place) + 1, 0) into new.place from surveys.invitation i
    where i.community_id = new.community_id and i.campaign_id = new.campaign_id;
  return new;
end $$;
comment on function surveys.give_place is 'The next place on the campaign''s roll for whoever is invited';
create trigger give_place before insert on surveys.invitation
  for each row execute function surveys.give_place();

create function surveys.leave_place() returns trigger language plpgsql as $$
begin
  update surveys.ballot_roll r
  set marks = overlay(r.marks placing decode(repeat('00', 16), 'hex') from 16 * old.place + 1 for 16),
      ballots = r.ballots - 1
  where r.community_id = old.community_id and r.campaign_id = old.campaign_id and surveys.has_ballot(old);
  return null;
end $$;
comment on function surveys.leave_place is 'Nobody''s mark stays on a place that somebody else may get';
create trigger leave_place after delete on surveys.invitation
  for each row execute function surveys.leave_place();

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
    select from surveys.audience_of(old.community_id, old.campaign_id) a
    join identity.membership m on m.community_id = old.community_id and m.organisation_id = a.organisation_id
    where m.person_id = old.person_id and m.is_active and 'employee' = any (m.roles)
  ) then
    return old;
  end if;
  raise exception 'only an erased person, or one who has left, is taken off a campaign' using errcode = '42501';
end $$;

alter table surveys.invitation drop column has_ballot, drop column blinded_hash;
comment on table surveys.invitation is 'Who may answer; whether her one ballot was signed stands on the campaign''s roll';

alter table surveys.campaign force row level security;
alter table surveys.invitation force row level security;
alter table surveys.ballot_roll enable row level security;
alter table surveys.ballot_roll force row level security;
create policy own_community on surveys.ballot_roll
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

revoke select (community_id, campaign_id) on surveys.invitation from snodo_release;
grant select, insert, update (marks, ballots) on surveys.ballot_roll to snodo_app;
grant select, update (marks) on surveys.ballot_roll to snodo_release;
