-- Bookings, guaranteed here: the programme locks the units in the order of their ids, so that nobody waits in a circle,
-- and the exclusion constraint has the last word on whatever writes a claim.

create table places.booking_series (
  community_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  person_id uuid,
  timetable jsonb not null,
  made_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, space_id) references places.space (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table places.booking_series is 'The rule by which bookings were made together: wall times, zone and when it ends';
create index booking_series_person_id_idx on places.booking_series (community_id, person_id);

create table places.booking (
  community_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  series_id uuid,
  kind text not null check (kind in ('booking', 'block')),
  person_id uuid,
  organisation_id uuid,
  audience text not null check (audience in ('own_staff', 'firms', 'residents', 'groups')),
  state text not null check (state in ('requested', 'confirmed', 'declined', 'cancelled', 'expired', 'released')),
  is_live boolean not null generated always as (state in ('requested', 'confirmed')) stored,
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  claimed tstzrange not null,
  quantity int not null check (quantity between 1 and 500),
  people int not null check (people between 1 and 5000),
  purpose text check (length(purpose) between 1 and 200),
  version int not null default 1 check (version > 0),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  decide_by timestamptz,
  decided_at timestamptz,
  decided_by_person_id uuid,
  decision_words text check (length(decision_words) between 1 and 500),
  is_cancelled_late boolean not null default false,
  checked_in_at timestamptz,
  appeal text check (length(appeal) between 1 and 500),
  operator_person_id uuid,
  primary key (community_id, id),
  unique (community_id, id, is_live, claimed),
  foreign key (community_id, space_id) references places.space (community_id, id),
  foreign key (community_id, series_id) references places.booking_series (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, decided_by_person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  check (ends_at > starts_at),
  check (not isempty(claimed) and not lower_inf(claimed) and not upper_inf(claimed) and isfinite(lower(claimed)) and isfinite(upper(claimed))),
  check (claimed @> tstzrange(starts_at, ends_at)),
  check (state <> 'requested' or decide_by is not null)
);
comment on table places.booking is 'A space for a person from an instant to another; a block is its host''s own';
comment on column places.booking.claimed is 'The time that nobody else can have: the booking with the space''s buffers';
comment on column places.booking.is_live is 'It holds its time: a request that waits for an answer holds it too';
comment on column places.booking.person_id is 'NULL a year after its end, and for blocks whose person was erased';
comment on column places.booking.is_cancelled_late is 'Given up so late that it goes on counting for who may book how much';
create index booking_space_id_idx on places.booking (community_id, space_id, starts_at);
create index booking_person_id_idx on places.booking (community_id, person_id, starts_at);
create index booking_series_id_idx on places.booking (community_id, series_id, starts_at) where series_id is not null;
create index booking_organisation_id_idx on places.booking (community_id, organisation_id, starts_at);
create index booking_decide_by_idx on places.booking (community_id, decide_by) where state = 'requested';
create index booking_operator_person_id_idx on places.booking (community_id, operator_person_id) where operator_person_id is not null;
create index booking_decided_by_person_id_idx on places.booking (community_id, decided_by_person_id) where decided_by_person_id is not null;

create table places.claim (
  community_id uuid not null,
  booking_id uuid not null,
  unit_id uuid not null,
  is_live boolean not null,
  claimed tstzrange not null,
  is_counted boolean not null,
  quantity int not null check (quantity between 1 and 5000),
  primary key (community_id, booking_id, unit_id),
  -- What becomes of a booking becomes of its claims in the same statement, and the constraint below looks at it anew.
  foreign key (community_id, booking_id, is_live, claimed)
    references places.booking (community_id, id, is_live, claimed) on update cascade,
  foreign key (community_id, unit_id, is_counted) references places.unit (community_id, id, is_counted),
  check (is_counted or quantity = 1),
  constraint claim_overlap exclude using gist (community_id with =, unit_id with =, claimed with &&)
    where (is_live and not is_counted)
);
comment on table places.claim is 'Which units a booking holds; no two live claims of a unit overlap, and counted ones never exceed it';
create index claim_times_idx on places.claim using gist (community_id, unit_id, claimed) where is_live and is_counted;

create function places.refuse_overfull() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  room int;
  peak int;
begin
  select u.capacity into strict room from places.unit u
  where u.community_id = new.community_id and u.id = new.unit_id for no key update;
  -- The most that are there at once: it is reached where one of them begins.
  select coalesce(max(taken), 0) into peak from (
    select sum(other.quantity) as taken
    from (
      select lower(new.claimed) as instant
      union
      select lower(c.claimed) from places.claim c
      where c.community_id = new.community_id and c.unit_id = new.unit_id and c.is_live
        and c.booking_id <> new.booking_id and c.claimed && new.claimed and lower(c.claimed) > lower(new.claimed)
    ) begins
    join places.claim other on other.community_id = new.community_id and other.unit_id = new.unit_id and other.is_live
      and other.booking_id <> new.booking_id and other.claimed @> begins.instant
    group by begins.instant
  ) counted;
  if peak + new.quantity > room then
    raise exception 'the unit is full' using errcode = 'exclusion_violation', constraint = 'claim_full';
  end if;
  return null;
end $$;
comment on function places.refuse_overfull is 'Of what is counted never more than there is; the unit''s row is locked, so that one is counted after the other';
create trigger claim_full after insert or update of is_live, claimed, quantity on places.claim
  for each row when (new.is_live and new.is_counted) execute function places.refuse_overfull();

create function places.put_bookings(given jsonb, quota jsonb) returns void language plpgsql
  set search_path = pg_catalog, pg_temp as $$
declare
  community uuid := identity.current_community();
  space places.space;
  booking places.booking;
  units uuid[];
  chosen uuid[];
  member jsonb;
  taken int;
begin
  select array_agg(u.id order by u.id) into units from (
    select u.id from places.unit u
    join places.space_unit su on su.community_id = u.community_id and su.unit_id = u.id
    where su.community_id = community and su.space_id = (given -> 0 ->> 'space_id')::uuid
    order by u.id for no key update of u
  ) u;
  -- Read under the locks: whoever pauses a space or closes a place takes them too.
  select s.* into space from places.space s
  join places.place p on p.community_id = s.community_id and p.id = s.place_id
    and p.life_cycle in ('active', 'handed_over')
  where s.community_id = community and s.id = (given -> 0 ->> 'space_id')::uuid and s.paused_at is null;
  if space.id is null then
    raise exception 'the space takes no bookings now' using errcode = 'check_violation', constraint = 'space_not_open';
  end if;
  for member in select * from jsonb_array_elements(given) loop
    booking := jsonb_populate_record(null::places.booking, member);
    if (member ->> 'is_changed')::boolean then
      delete from places.claim c where c.community_id = community and c.booking_id = booking.id;
    end if;
    insert into places.booking as b (
      community_id, id, space_id, series_id, kind, person_id, organisation_id, audience, state, time_zone, starts_at,
      ends_at, claimed, quantity, people, purpose, made_at, changed_at, decide_by, operator_person_id)
    values (
      community, booking.id, space.id, booking.series_id, booking.kind, booking.person_id, booking.organisation_id,
      booking.audience, booking.state, booking.time_zone, booking.starts_at, booking.ends_at, booking.claimed,
      booking.quantity, booking.people, booking.purpose, booking.made_at, booking.changed_at, booking.decide_by,
      booking.operator_person_id)
    on conflict (community_id, id) do update set
      state = excluded.state, starts_at = excluded.starts_at, ends_at = excluded.ends_at, claimed = excluded.claimed,
      quantity = excluded.quantity, people = excluded.people, purpose = excluded.purpose,
      changed_at = excluded.changed_at, decide_by = excluded.decide_by, is_cancelled_late = false,
      version = b.version + 1;
    if space.mode = 'seats' then
      select array_agg(free.unit_id) into chosen from (
        select su.unit_id from places.space_unit su
        where su.community_id = community and su.space_id = space.id and not exists (
          select from places.claim c where c.community_id = community and c.unit_id = su.unit_id and c.is_live
            and c.claimed && booking.claimed)
        order by su.position limit booking.quantity) free;
      if coalesce(cardinality(chosen), 0) < booking.quantity then
        raise exception 'too few seats are free' using errcode = 'exclusion_violation', constraint = 'claim_full';
      end if;
    else
      chosen := units;
    end if;
    insert into places.claim (community_id, booking_id, unit_id, is_live, claimed, is_counted, quantity)
    select community, booking.id, u.id, true, booking.claimed, u.is_counted,
           case when u.is_counted then booking.quantity else 1 end
    from places.unit u where u.community_id = community and u.id = any (chosen) order by u.id;
  end loop;
  if (select count(*) from places.booking b
      where b.community_id = community and b.person_id = booking.person_id and b.is_live
        and b.ends_at > booking.changed_at) > (quota ->> 'most_coming')::int then
    raise exception 'there are too many bookings to come' using errcode = 'check_violation', constraint = 'most_coming';
  end if;
  if quota ->> 'person_minutes' is not null then
    for taken in
      select sum(extract(epoch from b.ends_at - b.starts_at) / 60) from places.booking b
      where b.community_id = community and b.space_id = space.id and b.person_id = (quota ->> 'person_id')::uuid
        and b.kind = 'booking' and (b.is_live or b.is_cancelled_late)
        and b.starts_at >= (quota ->> 'weeks_from')::timestamptz and b.starts_at < (quota ->> 'weeks_to')::timestamptz
      group by date_trunc('week', b.starts_at at time zone b.time_zone)
    loop
      if taken > (quota ->> 'person_minutes')::int then
        raise exception 'the person has booked her share' using errcode = 'check_violation', constraint = 'person_quota';
      end if;
    end loop;
  end if;
  if quota ->> 'organisation_minutes' is not null then
    for taken in
      select sum(extract(epoch from b.ends_at - b.starts_at) / 60 * b.quantity) from places.booking b
      where b.community_id = community and b.space_id = space.id
        and b.organisation_id = (quota ->> 'organisation_id')::uuid
        and b.kind = 'booking' and (b.is_live or b.is_cancelled_late)
        and b.starts_at >= (quota ->> 'months_from')::timestamptz and b.starts_at < (quota ->> 'months_to')::timestamptz
      group by date_trunc('month', b.starts_at at time zone b.time_zone)
    loop
      if taken > (quota ->> 'organisation_minutes')::int then
        raise exception 'the organisation has booked its share' using errcode = 'check_violation', constraint = 'organisation_quota';
      end if;
    end loop;
  end if;
end $$;
comment on function places.put_bookings is 'Writes live bookings of one space, new or changed, all or none: locks its units in the order of their ids, chooses seats, claims, and counts shares under the same locks';

create table places.visitor (
  community_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  primary key (community_id, id),
  foreign key (community_id, booking_id) references places.booking (community_id, id)
);
comment on table places.visitor is 'Who comes along, for the host''s reception; deleted thirty days after';
create index visitor_booking_id_idx on places.visitor (community_id, booking_id);

create trigger not_erased before insert on places.booking
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['booking_series', 'booking', 'claim', 'visitor'] loop
    execute format('alter table places.%I enable row level security', tenant_table);
    execute format('alter table places.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on places.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant select, insert on places.booking_series, places.booking, places.claim, places.visitor to snodo_app;
grant update (person_id) on places.booking_series to snodo_app;
grant update (
  person_id, organisation_id, state, starts_at, ends_at, claimed, quantity, people, purpose, version, changed_at,
  decide_by, decided_at, decided_by_person_id, decision_words, is_cancelled_late, checked_in_at, appeal, operator_person_id
) on places.booking to snodo_app;
grant delete on places.claim, places.visitor to snodo_app;
grant execute on function places.put_bookings(jsonb, jsonb) to snodo_app;

-- To book is something of its own that a page of a firm may be let do.
alter table identity.embed_client
  drop constraint embed_client_scopes_check,
  add constraint embed_client_scopes_check check (
    cardinality(scopes) between 1 and 10
    and scopes <@ array['survey:respond', 'catalogue:read', 'timebank:read', 'timebank:request', 'places:book', 'profile:min']
  );
alter table identity.client_consent
  drop constraint client_consent_scopes_check,
  add constraint client_consent_scopes_check check (cardinality(scopes) between 1 and 10);
