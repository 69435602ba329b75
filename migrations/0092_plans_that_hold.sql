-- A function keeps the plan that it made when the ledger was small until statistics are gathered anew: a batch read
-- every transfer of the community to look up its own sixty-four ids, and so did a link of the chain. Looked up one by
-- one they cost the same at any size, whatever is known of the tables.

create or replace function time_bank.judge_batch(
  own_community uuid, new_ids uuid[], payers uuid[], payees uuid[], given_minutes integer[], served date[],
  exchanges uuid[], of_group uuid, actors uuid[], acting_for uuid[], at timestamptz
) returns table (
  place integer, outcome text, entered_number bigint, ledger_id uuid, payer_version bigint, payer_balance_minutes bigint,
  payee_version bigint, payee_balance_minutes bigint, rule_version integer, made_at timestamptz
) language plpgsql as $$
#variable_conflict use_column
declare
  many integer := cardinality(new_ids);
  instant timestamptz := date_trunc('milliseconds', at);
  ids uuid[];
  ledgers uuid[];
  states time_bank.ledger_account_state[];
  spendable boolean[];
  balances bigint[];
  lowest bigint[];
  highest bigint[];
  versions bigint[];
  touched boolean[];
  rules integer[];
  outcomes text[] := array_fill(null::text, array[many]);
  numbers bigint[] := array_fill(null::bigint, array[many]);
  of_ledgers uuid[] := array_fill(null::uuid, array[many]);
  of_rules integer[] := array_fill(null::integer, array[many]);
  payer_versions bigint[] := numbers;
  payer_balances bigint[] := numbers;
  payee_versions bigint[] := numbers;
  payee_balances bigint[] := numbers;
  instants timestamptz[] := array_fill(instant, array[many]);
  kept record;
  earlier integer;
  x integer;
  y integer;
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(key) from (select uuid_hash_extended(one, 0) as key from unnest(new_ids) one order by 1) keys;
  select array_agg(a.id), array_agg(a.ledger_id), array_agg(a.state), array_agg(a.is_spendable), array_agg(a.posted_minutes),
         array_agg(coalesce(a.hard_floor_minutes + a.held_out_minutes, -9000000000000000000)),
         array_agg(coalesce(a.hard_ceiling_minutes - a.held_in_minutes, 9000000000000000000)),
         array_agg(a.version), array_agg(a.rule_version), array_agg(false)
    into ids, ledgers, states, spendable, balances, lowest, highest, versions, rules, touched
    from (select * from time_bank.ledger_account l
          where l.community_id = own_community and l.id = any (payers || payees) order by l.id for no key update) a;
  for kept in
    select u.n, t.* from unnest(new_ids) with ordinality u (id, n)
    cross join lateral (
      select * from time_bank.transfer made where made.community_id = own_community and made.id = u.id offset 0) t
  loop
    outcomes[kept.n] := case
      when kept.kind = 'post' and kept.payer_account_id = payers[kept.n] and kept.payee_account_id = payees[kept.n]
        and kept.minutes = given_minutes[kept.n] and kept.served_on = served[kept.n]
        and kept.exchange_id is not distinct from exchanges[kept.n] and kept.group_id is not distinct from of_group
        and kept.actor_person_id = actors[kept.n] and kept.acting_for_person_id is not distinct from acting_for[kept.n]
      then 'replayed' else 'transfer_changed' end;
    if outcomes[kept.n] = 'replayed' then
      numbers[kept.n] := kept.entered_number;
      of_ledgers[kept.n] := kept.ledger_id;
      of_rules[kept.n] := kept.rule_version;
      payer_versions[kept.n] := kept.payer_version;
      payer_balances[kept.n] := kept.payer_balance_minutes;
      payee_versions[kept.n] := kept.payee_version;
      payee_balances[kept.n] := kept.payee_balance_minutes;
      instants[kept.n] := kept.made_at;
    end if;
  end loop;
  for i in 1 .. many loop
    continue when outcomes[i] is not null;
    earlier := array_position(new_ids, new_ids[i]);
    if earlier < i and outcomes[earlier] = 'posted' then
      -- Twice in one batch: the second is told what the first was.
      if (payers[earlier], payees[earlier], given_minutes[earlier], served[earlier], exchanges[earlier], actors[earlier], acting_for[earlier])
        is distinct from (payers[i], payees[i], given_minutes[i], served[i], exchanges[i], actors[i], acting_for[i]) then
        outcomes[i] := 'transfer_changed';
        continue;
      end if;
      outcomes[i] := 'replayed';
      numbers[i] := numbers[earlier];
      of_ledgers[i] := of_ledgers[earlier];
      of_rules[i] := of_rules[earlier];
      payer_versions[i] := payer_versions[earlier];
      payer_balances[i] := payer_balances[earlier];
      payee_versions[i] := payee_versions[earlier];
      payee_balances[i] := payee_balances[earlier];
      continue;
    end if;
    x := array_position(ids, payers[i]);
    y := array_position(ids, payees[i]);
    outcomes[i] := case
      when given_minutes[i] between 1 and 1000000 is not true then 'transfer_minutes'
      when payers[i] = payees[i] then 'transfer_parties'
      when x is null or y is null then 'ledger_account_unknown'
      when ledgers[x] <> ledgers[y] then 'other_unit'
      when states[x] = 'closed' or states[y] = 'closed' then 'ledger_account_closed'
      when not spendable[x] then 'never_spendable'
      when balances[x] - given_minutes[i] < lowest[x] then 'ledger_account_floor'
      when balances[y] + given_minutes[i] > highest[y] then 'ledger_account_ceiling'
      else 'posted' end;
    continue when outcomes[i] <> 'posted';
    numbers[i] := nextval('time_bank.entered_number');
    of_ledgers[i] := ledgers[x];
    of_rules[i] := rules[x];
    balances[x] := balances[x] - given_minutes[i];
    versions[x] := versions[x] + 1;
    touched[x] := true;
    payer_balances[i] := balances[x];
    payer_versions[i] := versions[x];
    balances[y] := balances[y] + given_minutes[i];
    versions[y] := versions[y] + 1;
    touched[y] := true;
    payee_balances[i] := balances[y];
    payee_versions[i] := versions[y];
  end loop;
  update time_bank.ledger_account a set posted_minutes = u.balance, version = u.version
    from unnest(ids, balances, versions, touched) u (id, balance, version, touched)
    where u.touched and a.community_id = own_community and a.id = u.id;
  insert into time_bank.transfer (entered_number, payer_version, payee_version, payer_balance_minutes, payee_balance_minutes,
      made_at, minutes, rule_version, served_on, community_id, id, ledger_id, payer_account_id, payee_account_id,
      actor_person_id, acting_for_person_id, exchange_id, group_id, kind)
    select u.number, u.payer_version, u.payee_version, u.payer_balance, u.payee_balance,
           instant, u.minutes, u.rule, u.day, own_community, u.id, u.ledger, u.payer, u.payee,
           u.actor, u.other, u.exchange, of_group, 'post'
    from unnest(outcomes, numbers, payer_versions, payee_versions, payer_balances, payee_balances, given_minutes, of_rules, served,
                new_ids, of_ledgers, payers, payees, actors, acting_for, exchanges)
      u (outcome, number, payer_version, payee_version, payer_balance, payee_balance, minutes, rule, day,
         id, ledger, payer, payee, actor, other, exchange)
    where u.outcome = 'posted';
  insert into time_bank.unsealed_transfer
    select u.number, own_community, u.ledger, u.id from unnest(outcomes, of_ledgers, numbers, new_ids) u (outcome, ledger, number, id)
    where u.outcome = 'posted';
  return query
    select u.n::integer, u.outcome, u.number, u.ledger, u.payer_version, u.payer_balance, u.payee_version, u.payee_balance, u.rule, u.instant
    from unnest(outcomes, numbers, of_ledgers, payer_versions, payer_balances, payee_versions, payee_balances, of_rules, instants)
      with ordinality u (outcome, number, ledger, payer_version, payer_balance, payee_version, payee_balance, rule, instant, n);
end $$;

create or replace function time_bank.seal(own_community uuid, own_ledger uuid, most integer, at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ends time_bank.ledger;
  sealed uuid[];
  lowest bigint;
  highest bigint;
  body bytea;
  link_hash bytea;
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  select * into ends from time_bank.ledger l where l.community_id = own_community and l.id = own_ledger for no key update;
  if not found then
    perform time_bank.refuse('ledger_unknown');
  end if;
  with taken as (
    delete from time_bank.unsealed_transfer u
    where u.community_id = own_community and u.ledger_id = own_ledger and u.entered_number = any (array(
      select w.entered_number from time_bank.unsealed_transfer w
      where w.community_id = own_community and w.ledger_id = own_ledger order by w.entered_number limit least(most, 1000)))
    returning u.entered_number, u.transfer_id
  )
  select array_agg(t.id order by t.entered_number), min(t.entered_number), max(t.entered_number),
         sha256(string_agg(time_bank.transfer_hash(t), '' order by t.entered_number))
    into sealed, lowest, highest, body
    from taken cross join lateral (
      select * from time_bank.transfer made where made.community_id = own_community and made.id = taken.transfer_id offset 0) t;
  if sealed is null then
    return 0;
  end if;
  link_hash := sha256('\x02'::bytea || ends.last_hash || uuid_send(own_community) || uuid_send(own_ledger)
    || int8send(ends.last_link_number + 1) || int4send(cardinality(sealed)) || body);
  insert into time_bank.chain_link values (own_community, own_ledger, ends.last_link_number + 1, lowest, highest,
    date_trunc('milliseconds', at), body, link_hash, sealed);
  update time_bank.ledger l
    set last_link_number = l.last_link_number + 1, last_hash = link_hash, sealed_transfers = l.sealed_transfers + cardinality(sealed)
    where l.community_id = own_community and l.id = own_ledger;
  return cardinality(sealed);
end $$;

do $$
declare one regprocedure;
begin
  for one in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'time_bank'::regnamespace and p.proname in ('judge_batch', 'seal') loop
    execute format('alter function %s set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off', one);
  end loop;
end $$;
