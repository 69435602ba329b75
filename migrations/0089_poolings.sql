-- Groups of needs that one carer could serve together: a manager asks each family, and when all agree they meet.

create table matching.pooling (
  community_id uuid not null,
  id uuid not null,
  entry_code text not null check (length(entry_code) between 1 and 64),
  group_hash text not null check (group_hash ~ '^[0-9a-f]{64}$'),
  families int not null check (families between 2 and 6),
  windows jsonb not null check (jsonb_typeof(windows) = 'array' and jsonb_array_length(windows) between 1 and 14),
  weekly_minutes int not null check (weekly_minutes > 0),
  place_code text check (length(place_code) between 1 and 64),
  price_cents int not null check (price_cents >= 0),
  alone_cents int not null check (alone_cents >= 0),
  rules_version text not null check (length(rules_version) between 1 and 200),
  state text not null check (state in ('refused', 'asking', 'together', 'apart')),
  reason text check (length(reason) between 1 and 500),
  service_id uuid,
  title text check (length(title) between 3 and 80),
  words text check (length(words) between 1 and 1000),
  starts_on date,
  answer_by date,
  shared_service_id uuid,
  manager_person_id uuid not null,
  made_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id),
  foreign key (community_id, shared_service_id) references catalogue.shared_service (community_id, id),
  foreign key (community_id, manager_person_id) references identity.person (community_id, id),
  constraint pooling_refused_with_reason check ((state = 'refused') = (reason is not null)),
  constraint pooling_asked_for_something check (
    state = 'refused' or (service_id, title, words, starts_on, answer_by) is not null),
  constraint pooling_together_shares check ((state = 'together') or shared_service_id is null),
  check (starts_on > answer_by)
);
comment on table matching.pooling is 'Needs that could be served together, as a manager decided about them';
comment on column matching.pooling.group_hash is 'Of the ids of its needs: a group that was refused is not proposed again';
comment on column matching.pooling.windows is 'What the weeks of all have in common';
comment on column matching.pooling.place_code is 'Where they would meet; NULL: at the home of one of them';
comment on column matching.pooling.price_cents is 'About what the group would pay a week, and alone_cents what each would alone';
comment on column matching.pooling.answer_by is 'After that day silence is no';
create index pooling_state_idx on matching.pooling (community_id, state, made_at desc, id desc);
create index pooling_answer_by_idx on matching.pooling (community_id, answer_by) where state = 'asking';

create table matching.pooling_family (
  community_id uuid not null,
  pooling_id uuid not null,
  need_id uuid not null,
  cared_for int not null check (cared_for between 1 and 20),
  is_open boolean not null,
  is_agreed boolean,
  answered_at timestamptz,
  operator_person_id uuid,
  primary key (community_id, pooling_id, need_id),
  foreign key (community_id, pooling_id) references matching.pooling (community_id, id),
  foreign key (community_id, need_id) references needs.need (community_id, id) on delete cascade,
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  check ((is_agreed is null) = (answered_at is null))
);
comment on table matching.pooling_family is 'One need of a pooling, and what its family said';
comment on column matching.pooling_family.is_open is 'The pooling is being asked: a need is in one such at most';
create unique index pooling_family_one_open on matching.pooling_family (community_id, need_id) where is_open;
create index pooling_family_need_id_idx on matching.pooling_family (community_id, need_id);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['pooling', 'pooling_family'] loop
    execute format('alter table matching.%I enable row level security', tenant_table);
    execute format('alter table matching.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on matching.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;
-- Who reads a need reads its place in a pooling; a family sees its own row and none of the others'.
create policy own_reader on matching.pooling_family as restrictive to snodo_app
  using (exists (select from needs.need n where n.community_id = pooling_family.community_id and n.id = pooling_family.need_id))
  with check (exists (select from needs.need n where n.community_id = pooling_family.community_id and n.id = pooling_family.need_id));
-- Beside them the manager who wrote it, before there is a family in it.
create policy own_reader on matching.pooling as restrictive to snodo_app
  using (manager_person_id = needs.current_reader()
    or exists (select from matching.pooling_family f where f.community_id = pooling.community_id and f.pooling_id = pooling.id))
  with check (manager_person_id = needs.current_reader()
    or exists (select from matching.pooling_family f where f.community_id = pooling.community_id and f.pooling_id = pooling.id));

create function matching.close_pooling() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update matching.pooling_family f set is_open = false
    where f.community_id = new.community_id and f.pooling_id = new.id and f.is_open;
  -- What was promised for an answer holds again, on the day on which it was promised.
  if new.state = 'apart' then
    update needs.need n set state = 'taken', due_at = n.answer_due_at, version = n.version + 1
      from matching.pooling_family f
      where f.community_id = new.community_id and f.pooling_id = new.id
        and n.community_id = f.community_id and n.id = f.need_id and n.state = 'answered';
  end if;
  return null;
end $$;
comment on function matching.close_pooling is
  'What is not asked any more leaves its needs free for others; if it came to nothing they wait for an answer again';
create trigger closed after update of state on matching.pooling
  for each row when (new.state <> 'asking') execute function matching.close_pooling();

-- A group was found for needs as they were said. One of them says something else, is over or is gone: it is not that group.
create function matching.part_poolings() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  asked uuid;
begin
  select f.pooling_id into asked from matching.pooling_family f
    where f.community_id = old.community_id and f.need_id = old.id and f.is_open;
  if tg_op = 'DELETE' then
    delete from matching.pooling_family f where f.community_id = old.community_id and f.need_id = old.id;
  end if;
  update matching.pooling p set state = 'apart'
    where p.community_id = old.community_id and p.id = asked and p.state = 'asking';
  return case when tg_op = 'DELETE' then old end;
end $$;
comment on function matching.part_poolings is 'A need that changes, ends or goes takes what is being asked about it with it';
create trigger poolings_parted_by_change after update on needs.need
  for each row when (
    new.state in ('settled', 'withdrawn')
    or (new.entries, new.windows, new.around_code, new.cared_for, new.has_room, new.age_bands, new.indispensable_languages, new.is_sharing_accepted)
      is distinct from
      (old.entries, old.windows, old.around_code, old.cared_for, old.has_room, old.age_bands, old.indispensable_languages, old.is_sharing_accepted)
  ) execute function matching.part_poolings();
create trigger poolings_parted_by_end before delete on needs.need
  for each row execute function matching.part_poolings();

-- Says yes or no for the reader's own need. A family sees no other's answer; who they are it is told once all have agreed.
create function matching.answer_pooling(asked_pooling uuid, asked_need uuid, agrees boolean, at_instant timestamptz, operator uuid)
  returns table (state text, person_id uuid, need_id uuid, cared_for int)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  found_state text;
begin
  select p.state into found_state from matching.pooling p
    where p.community_id = identity.current_community() and p.id = asked_pooling for update;
  if found_state is distinct from 'asking' then
    return;
  end if;
  update matching.pooling_family f
    set is_agreed = agrees, answered_at = at_instant, operator_person_id = operator
    from needs.need n
    where f.community_id = identity.current_community() and f.pooling_id = asked_pooling and f.need_id = asked_need
      and n.community_id = f.community_id and n.id = f.need_id and n.person_id = needs.current_reader();
  if not found then
    return;
  end if;
  if not agrees then
    update matching.pooling p set state = 'apart'
      where p.community_id = identity.current_community() and p.id = asked_pooling;
    return query select 'apart', null::uuid, null::uuid, null::int;
    return;
  end if;
  if exists (
    select from matching.pooling_family f
    where f.community_id = identity.current_community() and f.pooling_id = asked_pooling and f.is_agreed is not true
  ) then
    return query select 'asking', null::uuid, null::uuid, null::int;
    return;
  end if;
  update matching.pooling p set state = 'together'
    where p.community_id = identity.current_community() and p.id = asked_pooling;
  return query
    select 'together', n.person_id, n.id, f.cared_for
    from matching.pooling_family f
    join needs.need n on n.community_id = f.community_id and n.id = f.need_id
    where f.community_id = identity.current_community() and f.pooling_id = asked_pooling
    order by n.id;
end $$;
comment on function matching.answer_pooling is 'Writes one family''s answer; gives out the families when the last of them agrees';

create function matching.end_poolings(today date) returns void
  language sql security definer
  set search_path = pg_catalog, pg_temp
as $$
  update matching.pooling p set state = 'apart'
    where p.community_id = identity.current_community() and p.state = 'asking' and p.answer_by < today
$$;
comment on function matching.end_poolings is 'After its day a pooling that not all have agreed to is over';

revoke execute on function matching.close_pooling, matching.part_poolings, matching.answer_pooling, matching.end_poolings from public;
grant execute on function matching.answer_pooling, matching.end_poolings to snodo_app;

grant select, insert on matching.pooling, matching.pooling_family to snodo_app;
grant update (shared_service_id) on matching.pooling to snodo_app;
