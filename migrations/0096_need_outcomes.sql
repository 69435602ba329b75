-- How it went, asked a month and a quarter after an answer was taken up. What the person says stands beside her need; an
-- answer that does not help starts the clock of the need again.

alter table needs.step drop constraint step_step_check;
alter table needs.step add constraint step_step_check check (step in (
  'stated', 'changed', 'taken', 'proposed', 'useful', 'not_useful', 'late', 'settled', 'withdrawn', 'referred',
  'referral_failed', 'together', 'outcome_asked', 'helped', 'helped_in_part', 'not_helped', 'still_waiting'
));

create table needs.outcome (
  community_id uuid not null,
  need_id uuid not null,
  after_days int not null check (after_days in (30, 90)),
  due_at timestamptz,
  asked_at timestamptz,
  asked_count int not null default 0 check (asked_count between 0 and 2),
  outcome text check (outcome in ('helped', 'helped_in_part', 'not_helped', 'still_waiting')),
  answered_at timestamptz,
  primary key (community_id, need_id, after_days),
  foreign key (community_id, need_id) references needs.need (community_id, id) on delete cascade,
  check ((asked_at is null) = (asked_count = 0)),
  check ((outcome is null) = (answered_at is null)),
  check (outcome is null or asked_at is not null)
);
comment on table needs.outcome is 'How it went with an answer that was taken up; her few words stand in the step';
comment on column needs.outcome.due_at is 'When she is asked next; NULL: not any more';
create index outcome_due_at_idx on needs.outcome (community_id, due_at, need_id) where due_at is not null;

alter table needs.outcome enable row level security;
alter table needs.outcome force row level security;
create policy own_community on needs.outcome
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
-- Who reads the need reads how it went.
create policy own_reader on needs.outcome as restrictive to snodo_app
  using (exists (select from needs.need n where n.community_id = outcome.community_id and n.id = outcome.need_id))
  with check (exists (select from needs.need n where n.community_id = outcome.community_id and n.id = outcome.need_id));

-- Whoever takes an answer up, the person or an organisation, leaves a step; what follows from it is one thing for all.
create function needs.follow_outcomes() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if new.step in ('useful', 'settled', 'referred', 'together') then
    insert into needs.outcome (community_id, need_id, after_days, due_at)
      select new.community_id, new.need_id, days, new.at + make_interval(days => days) from unnest('{30,90}'::int[]) days
      on conflict (community_id, need_id, after_days)
        do update set due_at = excluded.due_at where outcome.asked_at is null;
  elsif new.step in ('not_useful', 'referral_failed', 'not_helped') then
    delete from needs.outcome o
      where o.community_id = new.community_id and o.need_id = new.need_id and o.asked_at is null;
  else
    delete from needs.outcome o
      where o.community_id = new.community_id and o.need_id = new.need_id and o.outcome is null;
  end if;
  return null;
end $$;
comment on function needs.follow_outcomes is 'An answer taken up is asked about later, one that fell through or was taken back is not';
create trigger outcomes_followed after insert on needs.step
  for each row when (new.step in (
    'useful', 'settled', 'referred', 'together', 'not_useful', 'referral_failed', 'not_helped', 'withdrawn'
  )) execute function needs.follow_outcomes();

-- One question whose day has come; the clock reads nothing else of the need.
create function needs.take_outcome_due(now_at timestamptz, step_id uuid, again_at timestamptz)
  returns table (need_id uuid, person_id uuid)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  due needs.outcome;
  asked uuid;
begin
  select o.* into due from needs.outcome o
    join needs.need n on n.community_id = o.community_id and n.id = o.need_id
    where o.community_id = identity.current_community() and o.due_at <= now_at
    order by o.due_at, o.need_id, o.after_days limit 1 for update skip locked;
  if not found then
    return;
  end if;
  update needs.outcome o
    set asked_at = coalesce(o.asked_at, now_at), asked_count = o.asked_count + 1,
        due_at = case when o.asked_count = 0 then again_at end
    where o.community_id = due.community_id and o.need_id = due.need_id and o.after_days = due.after_days;
  -- Of two questions that wait for an answer she is reminded of the later.
  update needs.outcome o set due_at = null
    where o.community_id = due.community_id and o.need_id = due.need_id and o.after_days < due.after_days;
  if due.asked_count = 0 then
    insert into needs.step (community_id, id, need_id, number, step, at)
      select due.community_id, step_id, due.need_id, 1 + max(s.number), 'outcome_asked', now_at
      from needs.step s where s.community_id = due.community_id and s.need_id = due.need_id;
  end if;
  select n.person_id into asked from needs.need n where n.community_id = due.community_id and n.id = due.need_id;
  return query select due.need_id, asked;
end $$;
comment on function needs.take_outcome_due is 'Marks one question about how it went as asked and says who is to be told';

-- Counts over needs that the caller may not read; gives a figure below ten to nobody, and steps above it.
create function needs.count_outcomes()
  returns table (after_days int, outcome text, at_least int)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select counted.after_days, counted.outcome,
         case when people >= 100 then 100 when people >= 50 then 50 when people >= 20 then 20 else 10 end
  from (
    select o.after_days, o.outcome, count(distinct n.person_id) as people
    from needs.outcome o
    join needs.need n on n.community_id = o.community_id and n.id = o.need_id
    where o.community_id = identity.current_community() and o.outcome is not null
      and exists (
        select from identity.membership m
        where m.community_id = o.community_id and m.person_id = needs.current_reader() and m.is_active
          and 'community_manager' = any (m.roles))
    group by o.after_days, o.outcome
  ) counted
  where people >= 10
  order by 1, 2
$$;
comment on function needs.count_outcomes is 'How it went for how many people at least; nothing below ten';

-- Families who agreed have an answer that was taken up, and the story says so.
create or replace function matching.close_pooling() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  update matching.pooling_family f set is_open = false
    where f.community_id = new.community_id and f.pooling_id = new.id and f.is_open;
  if new.state = 'together' then
    insert into needs.step (community_id, id, need_id, number, step, at)
      select f.community_id, gen_random_uuid(), f.need_id,
             1 + (select max(s.number) from needs.step s where s.community_id = f.community_id and s.need_id = f.need_id),
             'together', (select max(a.answered_at) from matching.pooling_family a
                          where a.community_id = f.community_id and a.pooling_id = f.pooling_id)
      from matching.pooling_family f
      where f.community_id = new.community_id and f.pooling_id = new.id;
  end if;
  -- What was promised for an answer holds again, on the day on which it was promised.
  if new.state = 'apart' then
    update needs.need n set state = 'taken', due_at = n.answer_due_at, version = n.version + 1
      from matching.pooling_family f
      where f.community_id = new.community_id and f.pooling_id = new.id
        and n.community_id = f.community_id and n.id = f.need_id and n.state = 'answered';
  end if;
  return null;
end $$;

revoke execute on function needs.follow_outcomes, needs.take_outcome_due, needs.count_outcomes from public;
grant execute on function needs.take_outcome_due, needs.count_outcomes to snodo_app;

grant select on needs.outcome to snodo_app;
grant update (outcome, answered_at, due_at) on needs.outcome to snodo_app;
grant update (reply_due_at) on needs.need to snodo_app;
