-- A need handed to an organisation, as a loop that closes: the person agrees before anything is told, every step has a
-- reason or a day, and she reads them all.

alter table needs.step drop constraint step_step_check;
alter table needs.step add constraint step_step_check check (step in (
  'stated', 'changed', 'taken', 'proposed', 'useful', 'not_useful', 'late', 'settled', 'withdrawn', 'referred',
  'referral_failed'
));

create function needs.may_receive(reader uuid, organisation uuid, person uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, pg_temp
  return exists (
    select from identity.membership m
    where m.community_id = identity.current_community() and m.person_id = reader and m.is_active
      and m.organisation_id = organisation and 'provider' = any (m.roles)
  ) and not exists (
    select from identity.membership mine
    join identity.membership hers
      on hers.community_id = mine.community_id and hers.organisation_id = mine.organisation_id
    where mine.community_id = identity.current_community() and mine.person_id = reader and mine.is_active
      and hers.person_id = person and hers.is_active
  );
comment on function needs.may_receive is 'Who looks after the services of the organisation, and belongs to none of the person''s';

create function needs.has_left(organisation uuid, today date) returns boolean
  language sql stable
  set search_path = pg_catalog, pg_temp
  return coalesce((
    select bool_and(r.ends_on <= today) from identity.organisation_role r
    where r.community_id = identity.current_community() and r.organisation_id = organisation), false);
comment on function needs.has_left is 'Every part that the organisation had in the programme has ended';

create table needs.referral (
  community_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  manager_person_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  state text not null check (state in (
    'draft', 'requested', 'accepted', 'rejected', 'in_progress', 'on_hold', 'completed', 'cancelled', 'failed',
    'entered_in_error'
  )),
  version int not null default 1 check (version > 0),
  told jsonb,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  late_count int not null default 0 check (late_count >= 0),
  primary key (community_id, id),
  foreign key (community_id, need_id) references needs.need (community_id, id) on delete cascade,
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, manager_person_id) references identity.person (community_id, id),
  check ((told is not null) = (state in ('requested', 'accepted', 'in_progress', 'on_hold'))),
  check (due_at is null or state in ('draft', 'requested', 'accepted', 'in_progress', 'on_hold'))
);
comment on table needs.referral is 'A need handed to an organisation';
comment on column needs.referral.told is 'What the person agreed to tell, and how to reach her; gone as soon as it is over';
comment on column needs.referral.due_at is 'By when the next step is owed; NULL: nobody waits, or nobody is reminded any more';
create unique index referral_open_idx on needs.referral (community_id, need_id, organisation_id)
  where state in ('draft', 'requested', 'accepted', 'in_progress', 'on_hold');
create index referral_due_at_idx on needs.referral (community_id, due_at, id) where due_at is not null;
create index referral_need_id_idx on needs.referral (community_id, need_id, made_at);
create index referral_organisation_id_idx on needs.referral (community_id, organisation_id, changed_at desc);

create table needs.referral_step (
  community_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  number int not null check (number > 0),
  step text not null check (step in (
    'draft', 'requested', 'accepted', 'rejected', 'in_progress', 'on_hold', 'completed', 'cancelled', 'failed',
    'entered_in_error', 'late'
  )),
  at timestamptz not null,
  person_id uuid,
  operator_person_id uuid,
  reason text check (length(reason) between 1 and 500),
  due_on date,
  primary key (community_id, id),
  unique (community_id, referral_id, number),
  foreign key (community_id, referral_id) references needs.referral (community_id, id) on delete cascade,
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id)
);
comment on table needs.referral_step is 'What happened to a referral: the state that it came to, or a day that passed; the person reads all of it';
comment on column needs.referral_step.person_id is 'NULL: by itself';
comment on column needs.referral_step.due_on is 'The day that was promised for the next step';

create trigger not_erased before insert on needs.referral
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on needs.referral_step
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['referral', 'referral_step'] loop
    execute format('alter table needs.%I enable row level security', tenant_table);
    execute format('alter table needs.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on needs.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

-- Who reads the need reads it; the organisation from the person's yes on, never a draft nor what was called off.
create policy own_reader on needs.referral as restrictive to snodo_app
  using (
    exists (select from needs.need n where n.community_id = referral.community_id and n.id = referral.need_id)
    or (state not in ('draft', 'cancelled', 'entered_in_error')
        and needs.may_receive(needs.current_reader(), organisation_id, person_id)))
  with check (
    exists (select from needs.need n where n.community_id = referral.community_id and n.id = referral.need_id)
    or (state not in ('draft', 'cancelled', 'entered_in_error')
        and needs.may_receive(needs.current_reader(), organisation_id, person_id)));
create policy own_reader on needs.referral_step as restrictive to snodo_app
  using (exists (select from needs.referral r where r.community_id = referral_step.community_id and r.id = referral_step.referral_id))
  with check (exists (select from needs.referral r where r.community_id = referral_step.community_id and r.id = referral_step.referral_id));

-- An organisation may not read the need; what its answer means for the need's clock is done here.
create function needs.follow_referral(of_referral uuid, step_id uuid, now_at timestamptz, again_at timestamptz) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  moved needs.referral;
begin
  select * into moved from needs.referral r
    where r.community_id = identity.current_community() and r.id = of_referral and r.state in ('accepted', 'failed')
      and needs.may_receive(needs.current_reader(), r.organisation_id, r.person_id);
  if not found then
    return;
  end if;
  update needs.need n
    set state = case moved.state when 'accepted' then 'answered' else 'taken' end,
        answer_due_at = case moved.state when 'accepted' then n.answer_due_at else again_at end,
        due_at = case moved.state when 'accepted' then null else again_at end,
        manager_person_id = coalesce(n.manager_person_id, moved.manager_person_id),
        version = n.version + 1
    where n.community_id = moved.community_id and n.id = moved.need_id
      and n.state in ('open', 'taken', 'answered') and (moved.state = 'failed' or n.state <> 'answered');
  if found then
    insert into needs.step (community_id, id, need_id, number, step, at)
      select moved.community_id, step_id, moved.need_id, 1 + max(s.number),
             case moved.state when 'accepted' then 'referred' else 'referral_failed' end, now_at
      from needs.step s where s.community_id = moved.community_id and s.need_id = moved.need_id;
  end if;
end $$;
comment on function needs.follow_referral is 'An accepted referral answers the need; one that failed starts its clock again';

-- One referral whose day has passed, and who is to be told; the clock reads nothing else of it.
create function needs.take_late_referral(now_at timestamptz, step_id uuid, again_at timestamptz)
  returns table (referral_id uuid, need_id uuid, manager_ids uuid[], receiver_ids uuid[])
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  late needs.referral;
begin
  select * into late from needs.referral r
    where r.community_id = identity.current_community() and r.due_at <= now_at
    order by r.due_at, r.id limit 1 for update skip locked;
  if not found then
    return;
  end if;
  update needs.referral r
    set late_count = r.late_count + 1, due_at = case when r.late_count < 9 then again_at end
    where r.community_id = late.community_id and r.id = late.id;
  insert into needs.referral_step (community_id, id, referral_id, number, step, at)
    select late.community_id, step_id, late.id, 1 + max(s.number), 'late', now_at
    from needs.referral_step s where s.community_id = late.community_id and s.referral_id = late.id;
  return query
    select late.id, late.need_id,
      array(
        select distinct m.person_id from identity.membership m
        where m.community_id = late.community_id and m.is_active and 'community_manager' = any (m.roles)
          and needs.may_tend(m.person_id, late.person_id)
        order by 1 limit 20),
      array(
        select distinct m.person_id from identity.membership m
        where m.community_id = late.community_id and m.organisation_id = late.organisation_id and m.is_active
          and late.state <> 'draft' and needs.may_receive(m.person_id, late.organisation_id, late.person_id)
        order by 1 limit 20);
end $$;
comment on function needs.take_late_referral is 'Marks one referral as late and says who is to be told';

revoke execute on function
  needs.may_receive, needs.has_left, needs.follow_referral, needs.take_late_referral from public;
grant execute on function
  needs.may_receive, needs.has_left, needs.follow_referral, needs.take_late_referral to snodo_app;

grant select, insert on needs.referral to snodo_app;
grant update (state, version, told, changed_at, due_at, late_count) on needs.referral to snodo_app;
grant select, insert on needs.referral_step to snodo_app;
