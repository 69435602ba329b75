-- What people ask for, by consent. Beside the community, a second lock stands on every row: only the person herself and
-- community managers who work in none of her firms read it, whatever a query forgets.

create schema needs;
comment on schema needs is 'What people ask for, and by when they are answered';
grant usage on schema needs to snodo_app;

create function needs.current_reader() returns uuid
  language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  return nullif(current_setting('app.needs_reader', true), '')::uuid;
comment on function needs.current_reader is 'Who reads needs in this transaction; nobody until an operation says who';

create function needs.may_tend(reader uuid, person uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, pg_temp
  return exists (
    select from identity.membership m
    where m.community_id = identity.current_community() and m.person_id = reader and m.is_active
      and 'community_manager' = any (m.roles)
  ) and not exists (
    select from identity.membership mine
    join identity.membership hers
      on hers.community_id = mine.community_id and hers.organisation_id = mine.organisation_id
    where mine.community_id = identity.current_community() and mine.person_id = reader and mine.is_active
      and hers.person_id = person and hers.is_active
  );
comment on function needs.may_tend is 'A community manager who belongs to none of the person''s organisations';

create table needs.need (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  for_whom text not null check (for_whom in ('myself', 'someone')),
  entries text[] not null check (cardinality(entries) between 1 and 3),
  age_bands text[] not null default '{}' check (cardinality(age_bands) <= 8),
  district_code text not null check (length(district_code) between 1 and 64),
  reach text not null check (reach in ('district', 'programme')),
  windows jsonb not null default '[]',
  from_on date,
  until_on date,
  budget_cents_per_hour int check (budget_cents_per_hour between 0 and 100000),
  languages text[] not null default '{}' check (cardinality(languages) <= 5),
  indispensable_languages text[] not null default '{}' check (cardinality(indispensable_languages) <= 5),
  accessibility text[] not null default '{}' check (cardinality(accessibility) <= 10),
  is_sharing_accepted boolean,
  joins_others boolean not null,
  state text not null check (state in ('open', 'taken', 'answered', 'settled', 'withdrawn')),
  version int not null default 1 check (version > 0),
  manager_person_id uuid,
  stated_at timestamptz not null,
  reply_due_at timestamptz not null,
  answer_due_at timestamptz not null,
  due_at timestamptz,
  late_count int not null default 0 check (late_count >= 0),
  primary key (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, manager_person_id) references identity.person (community_id, id),
  check (until_on >= from_on),
  check (reply_due_at <= answer_due_at),
  check (state in ('open', 'withdrawn', 'settled') or manager_person_id is not null),
  check (due_at is null or state in ('open', 'taken'))
);
comment on table needs.need is 'What somebody asks for. It has no words of her own, on purpose';
comment on column needs.need.reach is 'district: only there; programme: anywhere in the programme';
comment on column needs.need.windows is 'Weekly windows in wall time; empty: at any time';
comment on column needs.need.joins_others is 'She counts among those who have this too';
comment on column needs.need.due_at is 'The next day that somebody is owed an answer on; NULL: nobody waits';
comment on column needs.need.late_count is 'How many times that day passed';
create index need_person_id_idx on needs.need (community_id, person_id, stated_at desc);
create index need_due_at_idx on needs.need (community_id, due_at, id) where due_at is not null;
create index need_state_idx on needs.need (community_id, state, stated_at, id);

create table needs.step (
  community_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  number int not null check (number > 0),
  step text not null check (step in ('stated', 'changed', 'taken', 'proposed', 'useful', 'not_useful', 'late', 'settled', 'withdrawn')),
  at timestamptz not null,
  person_id uuid,
  operator_person_id uuid,
  note text check (length(note) between 1 and 500),
  primary key (community_id, id),
  unique (community_id, need_id, number),
  foreign key (community_id, need_id) references needs.need (community_id, id) on delete cascade,
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id)
);
comment on table needs.step is 'What happened to a need; the person reads all of it';
comment on column needs.step.person_id is 'NULL: by itself';

create trigger not_erased before insert on needs.need
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on needs.step
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['need', 'step'] loop
    execute format('alter table needs.%I enable row level security', tenant_table);
    execute format('alter table needs.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on needs.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

create policy own_reader on needs.need as restrictive to snodo_app
  using (person_id = needs.current_reader() or (state <> 'withdrawn' and needs.may_tend(needs.current_reader(), person_id)))
  with check (person_id = needs.current_reader() or (state <> 'withdrawn' and needs.may_tend(needs.current_reader(), person_id)));
-- Who reads the need reads its steps.
create policy own_reader on needs.step as restrictive to snodo_app
  using (exists (select from needs.need n where n.community_id = step.community_id and n.id = step.need_id))
  with check (exists (select from needs.need n where n.community_id = step.community_id and n.id = step.need_id));

-- Counts over rows that the caller may not read; gives a figure below ten to nobody, and steps above it.
create function needs.count_alike(need_id uuid) returns int
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  own needs.need;
  people int;
begin
  select * into own from needs.need n
    where n.community_id = identity.current_community() and n.id = need_id
      and (n.person_id = needs.current_reader() or needs.may_tend(needs.current_reader(), n.person_id));
  if not found then
    return null;
  end if;
  select count(distinct n.person_id) into people from needs.need n
    where n.community_id = own.community_id and n.person_id <> own.person_id and n.joins_others
      and n.state in ('open', 'taken', 'answered') and n.entries && own.entries;
  return case when people >= 100 then 100 when people >= 50 then 50 when people >= 20 then 20
              when people >= 10 then 10 end;
end $$;
comment on function needs.count_alike is 'How many others at least have stated an entry of this need; NULL below ten';

-- One need whose day has passed, and who may look after it; the clock reads nothing else of it.
create function needs.take_late(now_at timestamptz, step_id uuid, again_at timestamptz)
  returns table (need_id uuid, manager_ids uuid[])
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  late needs.need;
begin
  select * into late from needs.need n
    where n.community_id = identity.current_community() and n.due_at <= now_at
    order by n.due_at, n.id limit 1 for update skip locked;
  if not found then
    return;
  end if;
  update needs.need n
    set late_count = n.late_count + 1, due_at = case when n.late_count < 9 then again_at end
    where n.community_id = late.community_id and n.id = late.id;
  insert into needs.step (community_id, id, need_id, number, step, at)
    select late.community_id, step_id, late.id, 1 + max(s.number), 'late', now_at
    from needs.step s where s.community_id = late.community_id and s.need_id = late.id;
  return query
    select late.id, array(
      select distinct m.person_id from identity.membership m
      where m.community_id = late.community_id and m.is_active and 'community_manager' = any (m.roles)
        and needs.may_tend(m.person_id, late.person_id)
      order by 1 limit 20);
end $$;
comment on function needs.take_late is 'Marks one need as late and says which managers are to be told';

revoke execute on function needs.current_reader, needs.may_tend, needs.count_alike, needs.take_late from public;
grant execute on function needs.current_reader, needs.may_tend, needs.count_alike, needs.take_late to snodo_app;

grant select, insert, delete on needs.need to snodo_app;
grant update (
  for_whom, entries, age_bands, district_code, reach, windows, from_on, until_on, budget_cents_per_hour, languages,
  indispensable_languages, accessibility, is_sharing_accepted, joins_others, state, version, manager_person_id, answer_due_at,
  due_at
) on needs.need to snodo_app;
grant select, insert on needs.step to snodo_app;
