-- Addresses by which somebody's calendar follows her bookings, a place or a district.

create table places.calendar_feed (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('own', 'place', 'district')),
  place_id uuid,
  district_code text,
  language text not null check (language in ('it', 'en', 'ar')),
  secret_hash bytea not null check (length(secret_hash) = 32),
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, secret_hash),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, place_id) references places.place (community_id, id),
  foreign key (community_id, district_code) references places.district (community_id, code),
  check ((kind = 'place') = (place_id is not null)),
  check ((kind = 'district') = (district_code is not null))
);
comment on table places.calendar_feed is 'A secret address of iCalendar; whoever has it reads it, until the row is gone';
comment on column places.calendar_feed.secret_hash is 'SHA-256 of the secret, which stands nowhere';
create index calendar_feed_person_id_idx on places.calendar_feed (community_id, person_id);
create index calendar_feed_place_id_idx on places.calendar_feed (community_id, place_id) where place_id is not null;
create index calendar_feed_district_code_idx on places.calendar_feed (community_id, district_code)
  where district_code is not null;
create trigger not_erased before insert on places.calendar_feed
  for each row execute function identity.refuse_erased_person();

alter table places.calendar_feed enable row level security;
alter table places.calendar_feed force row level security;
create policy own_community on places.calendar_feed
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert, delete on places.calendar_feed to snodo_app;
