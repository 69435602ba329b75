-- Rounds in which places of scarce services are given at once: what is published, who applied, and what was drawn.

create table matching.round (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  name text not null check (length(name) between 3 and 120),
  rules jsonb not null,
  services jsonb not null,
  promises jsonb not null,
  applies_until timestamptz not null,
  made_by_person_id uuid not null,
  made_at timestamptz not null,
  committed jsonb,
  commitment text check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz,
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  outcome jsonb,
  drawn_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, made_by_person_id) references identity.person (community_id, id),
  check ((committed is null) = (commitment is null) and (committed is null) = (committed_at is null)),
  check ((seed is null) = (outcome is null) and (seed is null) = (drawn_at is null)),
  check (seed is null or commitment is not null),
  check (committed_at >= applies_until)
);
comment on table matching.round is 'Places of scarce services that are given at once. What was committed to and drawn is never changed';
comment on column matching.round.rules is 'Criteria in the order in which they decide, each with the names of its levels';
comment on column matching.round.promises is 'Who takes part in the seed, each with the hash of a nonce';
comment on column matching.round.committed is 'The canonical round: codes, wishes and levels, no names';
comment on column matching.round.seed is 'The nonces of all parties, joined by exclusive or';
create index round_applies_until_idx on matching.round (community_id, applies_until desc, id desc);

create table matching.application (
  community_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  code text not null check (code ~ '^[A-Z2-9]{4}-[A-Z2-9]{4}$'),
  wishes jsonb not null,
  operator_person_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, round_id, person_id),
  unique (community_id, round_id, code),
  foreign key (community_id, round_id) references matching.round (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id)
);
comment on table matching.application is 'Wishes of a person in a round, under a code that only she and the programme can lead to her';
comment on column matching.application.wishes is 'Services, best first, each with the levels that she declares';
create index application_person_id_idx on matching.application (community_id, person_id);

create trigger not_erased before insert on matching.application
  for each row execute function identity.refuse_erased_person();

-- The database holds the rule that everybody can check: once committed to, a round stands as it is.
create function matching.keep_round() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if old.commitment is not null and (new.committed, new.commitment, new.committed_at, new.rules, new.services, new.promises)
      is distinct from (old.committed, old.commitment, old.committed_at, old.rules, old.services, old.promises) then
    raise exception 'a round that was committed to stands' using errcode = '23514', constraint = 'round_committed';
  end if;
  if old.seed is not null and (new.seed, new.outcome, new.drawn_at) is distinct from (old.seed, old.outcome, old.drawn_at) then
    raise exception 'a round that was drawn stands' using errcode = '23514', constraint = 'round_drawn';
  end if;
  return new;
end $$;
comment on function matching.keep_round is 'What was committed to and drawn is never changed';
create trigger kept before update on matching.round for each row execute function matching.keep_round();

-- Whoever applies or takes back waits for a commitment that is under way, and is refused once it stands.
create function matching.refuse_late_application() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  own_round uuid := case when tg_op = 'DELETE' then old.round_id else new.round_id end;
  own_community uuid := case when tg_op = 'DELETE' then old.community_id else new.community_id end;
begin
  perform 1 from matching.round r
    where r.community_id = own_community and r.id = own_round and r.commitment is null for key share;
  if not found then
    raise exception 'the round was committed to' using errcode = '23514', constraint = 'round_committed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
comment on function matching.refuse_late_application is 'Applications are added, changed and taken back before the commitment only';
create trigger in_time before insert or update of wishes, code on matching.application
  for each row execute function matching.refuse_late_application();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['round', 'application'] loop
    execute format('alter table matching.%I enable row level security', tenant_table);
    execute format('alter table matching.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on matching.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;
revoke execute on function matching.keep_round, matching.refuse_late_application from public;

grant select, insert on matching.round to snodo_app;
grant update (committed, commitment, committed_at, seed, outcome, drawn_at) on matching.round to snodo_app;
grant select, insert, delete on matching.application to snodo_app;
grant update (wishes, operator_person_id, changed_at) on matching.application to snodo_app;
