-- Signals: evidence of need without a person. Clusters: signals and needs taken together, decided by managers. Beside
-- the community a second lock stands on all of it: nobody but community managers reads them.

create function needs.is_manager(reader uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, pg_temp
  return exists (
    select from identity.membership m
    where m.community_id = identity.current_community() and m.person_id = reader and m.is_active
      and 'community_manager' = any (m.roles)
  );
comment on function needs.is_manager is 'Whether somebody manages the community';

create function needs.people_step(people bigint) returns int
  language sql immutable
  set search_path = pg_catalog, pg_temp
  return case when people >= 100 then 100 when people >= 50 then 50 when people >= 20 then 20 when people >= 10 then 10 end;
comment on function needs.people_step is 'How many people at least, in steps; NULL below ten';

create table needs.signal (
  community_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('survey', 'search', 'time_bank', 'note')),
  source_key text not null check (length(source_key) between 1 and 300),
  entry_code text,
  district_code text check (length(district_code) between 1 and 64),
  evidence jsonb not null,
  people int check (people in (10, 20, 50, 100)),
  person_id uuid,
  version int not null default 1 check (version > 0),
  noticed_at timestamptz not null,
  renewed_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, kind, source_key),
  foreign key (community_id, entry_code) references catalogue.taxonomy_entry (community_id, code),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  check ((kind = 'note') = (person_id is not null)),
  check (kind <> 'note' or people is null)
);
comment on table needs.signal is 'Evidence of need without a person';
comment on column needs.signal.source_key is 'Of its source: gathered again it is the same signal';
comment on column needs.signal.entry_code is 'NULL: somebody has to say what it is about';
comment on column needs.signal.district_code is 'NULL: anywhere in the programme';
comment on column needs.signal.people is 'At least so many, in steps; NULL: fewer than ten, or not known';
comment on column needs.signal.person_id is 'The manager who noted it';
create index signal_noticed_at_idx on needs.signal (community_id, noticed_at desc, id desc);
create index signal_person_id_idx on needs.signal (community_id, person_id) where person_id is not null;

create table needs.cluster (
  community_id uuid not null,
  id uuid not null,
  version int not null default 1 check (version > 0),
  state text not null check (state in ('suggested', 'open', 'working', 'answered', 'closed', 'dismissed', 'merged', 'split')),
  entries text[] not null check (cardinality(entries) between 1 and 6),
  districts text[] not null default '{}' check (cardinality(districts) <= 20),
  is_minority boolean not null default false,
  urgency int check (urgency between 1 and 5),
  baseline jsonb,
  manager_person_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (community_id, id),
  foreign key (community_id, manager_person_id) references identity.person (community_id, id),
  constraint cluster_decided_with_baseline check (
    state in ('suggested', 'dismissed', 'merged', 'split')
    or (urgency is not null and baseline is not null and manager_person_id is not null))
);
comment on table needs.cluster is 'Signals and needs taken together: suggested by what was gathered, decided by a manager';
comment on column needs.cluster.entries is 'Its needs are those that state one of these, in one of its districts';
comment on column needs.cluster.districts is 'Empty: anywhere in the programme';
comment on column needs.cluster.is_minority is 'Raised by a manager for few: never told of in numbers';
comment on column needs.cluster.baseline is 'What was known when it was decided; it never changes';
comment on column needs.cluster.manager_person_id is 'Who decided it';
create index cluster_state_idx on needs.cluster (community_id, state, changed_at desc);

create table needs.cluster_signal (
  community_id uuid not null,
  cluster_id uuid not null,
  signal_id uuid not null,
  is_current boolean not null,
  primary key (community_id, cluster_id, signal_id),
  foreign key (community_id, cluster_id) references needs.cluster (community_id, id),
  foreign key (community_id, signal_id) references needs.signal (community_id, id)
);
comment on table needs.cluster_signal is 'Which signals make a cluster';
comment on column needs.cluster_signal.is_current is 'False: it went on to another when this one was merged or split';
create unique index cluster_signal_one_current on needs.cluster_signal (community_id, signal_id) where is_current;

create table needs.cluster_step (
  community_id uuid not null,
  id uuid not null,
  cluster_id uuid not null,
  number int not null check (number > 0),
  step text not null check (step in (
    'suggested', 'raised', 'decided', 'dismissed', 'worked_on', 'answered', 'closed', 'reopened', 'merged', 'split')),
  at timestamptz not null,
  person_id uuid,
  words text check (length(words) between 1 and 500),
  primary key (community_id, id),
  unique (community_id, cluster_id, number),
  foreign key (community_id, cluster_id) references needs.cluster (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table needs.cluster_step is 'What happened to a cluster';
comment on column needs.cluster_step.person_id is 'NULL: by itself';
create index cluster_step_person_id_idx on needs.cluster_step (community_id, person_id) where person_id is not null;

create table needs.cluster_line (
  community_id uuid not null,
  from_cluster_id uuid not null,
  to_cluster_id uuid not null,
  kind text not null check (kind in ('merged', 'split')),
  primary key (community_id, from_cluster_id, to_cluster_id),
  foreign key (community_id, from_cluster_id) references needs.cluster (community_id, id),
  foreign key (community_id, to_cluster_id) references needs.cluster (community_id, id),
  check (from_cluster_id <> to_cluster_id)
);
comment on table needs.cluster_line is 'What a cluster came from';
create index cluster_line_to_cluster_id_idx on needs.cluster_line (community_id, to_cluster_id);

create trigger not_erased before insert on needs.signal
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on needs.cluster_step
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['signal', 'cluster', 'cluster_signal', 'cluster_step', 'cluster_line'] loop
    execute format('alter table needs.%I enable row level security', tenant_table);
    execute format('alter table needs.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on needs.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
  foreach tenant_table in array array['cluster', 'cluster_signal', 'cluster_line'] loop
    execute format(
      'create policy own_reader on needs.%I as restrictive to snodo_app using (needs.is_manager(needs.current_reader())) with check (needs.is_manager(needs.current_reader()))',
      tenant_table);
  end loop;
  -- What somebody noted and decided herself she reads when she manages nothing any more.
  foreach tenant_table in array array['signal', 'cluster_step'] loop
    execute format(
      'create policy own_reader on needs.%I as restrictive to snodo_app using (person_id = needs.current_reader() or needs.is_manager(needs.current_reader())) with check (person_id = needs.current_reader() or needs.is_manager(needs.current_reader()))',
      tenant_table);
  end loop;
end $$;

-- Counts over rows that the caller may not read; gives a figure below ten to nobody, and steps above it.
create function needs.count_asking(of_entries text[], of_districts text[]) returns int
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select needs.people_step(count(distinct n.person_id)) from needs.need n
  where n.community_id = identity.current_community() and needs.is_manager(needs.current_reader())
    and n.joins_others and n.state in ('open', 'taken', 'answered') and n.entries && of_entries
    and (cardinality(of_districts) = 0 or n.district_code = any (of_districts))
$$;
comment on function needs.count_asking is 'How many people at least ask for one of the entries there; NULL below ten';

-- Keeps what was found, suggests a cluster where enough people stand behind one entry in one territory, and gives every
-- signal to the cluster that it belongs to. What was dismissed or closed is not suggested again.
create function needs.gather_signals(told jsonb, at_instant timestamptz) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  here uuid := identity.current_community();
begin
  perform pg_advisory_xact_lock(hashtextextended('signals ' || here, 0));
  insert into needs.signal as s
    (community_id, id, kind, source_key, entry_code, district_code, evidence, people, noticed_at, renewed_at)
    select here, f.id, f.kind, f.source_key, f.entry_code, f.district_code, f.evidence, f.people, at_instant, at_instant
    from jsonb_to_recordset(told) as f
      (id uuid, kind text, source_key text, entry_code text, district_code text, evidence jsonb, people int)
    where f.kind <> 'note'
    on conflict (community_id, kind, source_key) do update
      set evidence = excluded.evidence, people = excluded.people, renewed_at = at_instant
      where s.evidence <> excluded.evidence or s.people is distinct from excluded.people;
  with candidate as (
    select s.entry_code, s.district_code from needs.signal s
    where s.community_id = here and s.entry_code is not null and s.people is not null
      and not exists (select from needs.cluster_signal k where k.community_id = here and k.signal_id = s.id and k.is_current)
    union
    select e.code, n.district_code from needs.need n cross join unnest(n.entries) e (code)
    where n.community_id = here and n.joins_others and n.state in ('open', 'taken', 'answered')
    group by 1, 2 having count(distinct n.person_id) >= 10
  ), wanted as (
    select c.entry_code, c.district_code from candidate c
    where not exists (
      select from needs.cluster k
      where k.community_id = here and k.state not in ('merged', 'split') and not k.is_minority
        and c.entry_code = any (k.entries) and (cardinality(k.districts) = 0 or c.district_code = any (k.districts)))
      -- What is suggested everywhere takes in each district.
      and (c.district_code is null or not exists (
        select from candidate w where w.entry_code = c.entry_code and w.district_code is null))
  ), made as (
    insert into needs.cluster (community_id, id, state, entries, districts, made_at, changed_at)
    select here, gen_random_uuid(), 'suggested', array[w.entry_code],
           case when w.district_code is null then '{}'::text[] else array[w.district_code] end, at_instant, at_instant
    from wanted w limit 500
    returning id
  )
  insert into needs.cluster_step (community_id, id, cluster_id, number, step, at)
    select here, gen_random_uuid(), made.id, 1, 'suggested', at_instant from made;
  with given as (
    insert into needs.cluster_signal (community_id, cluster_id, signal_id, is_current)
    select here, c.id, s.id, true
    from needs.signal s
    cross join lateral (
      select k.id from needs.cluster k
      where k.community_id = here and k.state not in ('merged', 'split') and not k.is_minority
        and s.entry_code = any (k.entries) and (cardinality(k.districts) = 0 or s.district_code = any (k.districts))
      order by cardinality(k.districts) = 0, k.made_at, k.id limit 1) c
    where s.community_id = here
      and not exists (select from needs.cluster_signal k where k.community_id = here and k.signal_id = s.id and k.is_current)
    on conflict (community_id, cluster_id, signal_id) do update set is_current = true
    returning cluster_id
  )
  update needs.cluster c set version = c.version + 1
    where c.community_id = here and c.made_at < at_instant and c.id in (select cluster_id from given);
end $$;
comment on function needs.gather_signals is 'Keeps signals, suggests clusters and gives each signal to its cluster';

revoke execute on function
  needs.is_manager, needs.people_step, needs.count_asking, needs.gather_signals from public;
grant execute on function
  needs.is_manager, needs.people_step, needs.count_asking, needs.gather_signals to snodo_app;

grant select, insert on needs.signal to snodo_app;
grant update (entry_code, district_code, version) on needs.signal to snodo_app;
grant select, insert on needs.cluster, needs.cluster_signal, needs.cluster_step, needs.cluster_line to snodo_app;
grant update (version, state, urgency, baseline, manager_person_id, changed_at) on needs.cluster to snodo_app;
grant update (is_current) on needs.cluster_signal to snodo_app;
