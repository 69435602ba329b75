-- One function for each operation of the ledger. They run as the owner, in the caller's community and no other; the
-- application may call them and may write none of the tables itself. A refusal is an error of class 23 whose
-- constraint says which, so nothing of a refused operation stays.

create function time_bank.refuse(refusal text) returns void language plpgsql as $$
begin
  raise exception 'refused: %', refusal using errcode = '23514', constraint = refusal;
end $$;
comment on function time_bank.refuse is 'Ends the transaction with the refusal''s name in the place of a constraint''s';

create function time_bank.fingerprint(given time_bank.transfer) returns bytea language sql immutable
  return sha256(
    uuid_send(given.payer_account_id) || uuid_send(given.payee_account_id) || int4send(given.minutes)
    || date_send(given.served_on) || convert_to(given.kind::text, 'UTF8')
    || coalesce(uuid_send(given.actor_person_id), '\x00') || coalesce(uuid_send(given.acting_for_person_id), '\x01')
    || coalesce(uuid_send(given.exchange_id), '\x02') || coalesce(uuid_send(given.group_id), '\x03')
    || coalesce(uuid_send(given.hold_id), '\x04') || coalesce(uuid_send(given.reverses_id), '\x05')
    || coalesce(timestamptz_send(given.expires_at), '\x06'));
comment on function time_bank.fingerprint is
  'Of what was asked for: not when, nor what came of it. A transfer keeps all of that, so it is reckoned when an id comes again and stored nowhere';

create function time_bank.transfer_hash(kept time_bank.transfer) returns bytea language sql immutable
  return sha256('\x01'::bytea
    || uuid_send(kept.community_id) || uuid_send(kept.ledger_id) || uuid_send(kept.id)
    || set_byte('\x00'::bytea, 0, array_position(array['post', 'hold', 'post_hold', 'void', 'expire', 'reverse'], kept.kind::text))
    || uuid_send(kept.payer_account_id) || uuid_send(kept.payee_account_id) || int4send(kept.minutes)
    || int8send(kept.payer_version) || int8send(kept.payee_version)
    || int8send(kept.payer_balance_minutes) || int8send(kept.payee_balance_minutes)
    || int4send(kept.rule_version) || date_send(kept.served_on)
    || timestamptz_send(kept.made_at) || timestamptz_send(coalesce(kept.expires_at, '2000-01-01 00:00:00+00'))
    || uuid_send(coalesce(kept.actor_person_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(kept.acting_for_person_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(kept.exchange_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(kept.group_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(kept.hold_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(kept.reverses_id, '00000000-0000-0000-0000-000000000000')));
comment on function time_bank.transfer_hash is 'SHA-256 of a transfer''s canonical bytes, version 1, as packages/ledger writes them';

-- What all operations share. The same id goes one call at a time, so that whoever comes second with it finds what came
-- first. Accounts are locked in the order of their ids, and changed by what is added to them, never from a balance
-- that was read before; what must not be is refused afterwards and undoes all of it.
create function time_bank.enter(
  own_community uuid, new_id uuid, given_kind time_bank.transfer_kind, payer uuid, payee uuid, given_minutes integer,
  posted bigint, held bigint, served date, exchange uuid, of_group uuid, own_hold uuid, reversed uuid, expiry timestamptz,
  actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql as $$
declare
  kept time_bank.transfer;
  payer_ledger uuid;
  payer_state time_bank.ledger_account_state;
  payer_version bigint;
  payer_balance bigint;
  payer_rules integer;
  may_spend boolean;
  payee_ledger uuid;
  payee_state time_bank.ledger_account_state;
  payee_version bigint;
  payee_balance bigint;
begin
  if given_minutes between 1 and 1000000 is not true then
    perform time_bank.refuse('transfer_minutes');
  elsif payer = payee then
    perform time_bank.refuse('transfer_parties');
  end if;
  if payer > payee then
    update time_bank.ledger_account a
      set posted_minutes = a.posted_minutes + posted, held_in_minutes = a.held_in_minutes + held, version = a.version + 1
      where a.community_id = own_community and a.id = payee and a.state <> 'closed'
      returning a.ledger_id, a.state, a.version, a.posted_minutes into payee_ledger, payee_state, payee_version, payee_balance;
  end if;
  update time_bank.ledger_account a
    set posted_minutes = a.posted_minutes - posted, held_out_minutes = a.held_out_minutes + held, version = a.version + 1
    where a.community_id = own_community and a.id = payer and a.state <> 'closed'
    returning a.ledger_id, a.state, a.version, a.posted_minutes, a.rule_version, a.is_spendable
    into payer_ledger, payer_state, payer_version, payer_balance, payer_rules, may_spend;
  if payer < payee then
    update time_bank.ledger_account a
      set posted_minutes = a.posted_minutes + posted, held_in_minutes = a.held_in_minutes + held, version = a.version + 1
      where a.community_id = own_community and a.id = payee and a.state <> 'closed'
      returning a.ledger_id, a.state, a.version, a.posted_minutes into payee_ledger, payee_state, payee_version, payee_balance;
  end if;
  if payer_ledger is null or payee_ledger is null then
    perform time_bank.refuse(case
      when 2 = (select count(*) from time_bank.ledger_account a where a.community_id = own_community and a.id in (payer, payee))
      then 'ledger_account_closed' else 'ledger_account_unknown' end);
  elsif payer_ledger <> payee_ledger then
    perform time_bank.refuse('other_unit');
  elsif given_kind = 'hold' and (payer_state <> 'open' or payee_state <> 'open') then
    perform time_bank.refuse('ledger_account_closed');
  elsif not may_spend and given_kind <> 'reverse' then
    perform time_bank.refuse('never_spendable');
  end if;
  insert into time_bank.transfer as t (entered_number, payer_version, payee_version, payer_balance_minutes, payee_balance_minutes,
      made_at, expires_at, minutes, rule_version, served_on, community_id, id, ledger_id, payer_account_id, payee_account_id,
      actor_person_id, acting_for_person_id, exchange_id, group_id, hold_id, reverses_id, kind)
    values (nextval('time_bank.entered_number'), payer_version, payee_version, payer_balance, payee_balance,
      at, expiry, given_minutes, payer_rules, served, own_community, new_id, payer_ledger, payer, payee,
      actor, acting_for, exchange, of_group, own_hold, reversed, given_kind)
    returning * into kept;
  insert into time_bank.unsealed_transfer values (kept.entered_number, own_community, payer_ledger, new_id);
  return kept;
end $$;
comment on function time_bank.enter is 'Locks and changes both accounts, writes the transfer and its row in the outbox';

create function time_bank.made_before(own_community uuid, new_id uuid) returns time_bank.transfer language plpgsql as $$
declare
  kept time_bank.transfer;
begin
  if own_community is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(uuid_hash_extended(new_id, 0));
  select * into kept from time_bank.transfer t where t.community_id = own_community and t.id = new_id;
  return kept;
end $$;
comment on function time_bank.made_before is 'What this id has made already, once whoever else uses it has ended';

create function time_bank.replay(kept time_bank.transfer, given time_bank.transfer) returns time_bank.transfer
  language plpgsql as $$
begin
  if time_bank.fingerprint(kept) <> time_bank.fingerprint(given) then
    perform time_bank.refuse('transfer_changed');
  end if;
  return kept;
end $$;
comment on function time_bank.replay is 'The same id asked for the same: it gets the same transfer; anything else is refused';

create function time_bank.post(
  own_community uuid, new_id uuid, payer uuid, payee uuid, given_minutes integer, served date,
  exchange uuid, of_group uuid, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept time_bank.transfer := time_bank.made_before(own_community, new_id);
  given time_bank.transfer;
begin
  if kept.id is null then
    return time_bank.enter(own_community, new_id, 'post', payer, payee, given_minutes, given_minutes, 0, served,
      exchange, of_group, null, null, null, actor, acting_for, date_trunc('milliseconds', at));
  end if;
  given := kept;
  given.kind := 'post';
  given.payer_account_id := payer;
  given.payee_account_id := payee;
  given.minutes := given_minutes;
  given.served_on := served;
  given.exchange_id := exchange;
  given.group_id := of_group;
  given.hold_id := null;
  given.reverses_id := null;
  given.expires_at := null;
  given.actor_person_id := actor;
  given.acting_for_person_id := acting_for;
  return time_bank.replay(kept, given);
end $$;
comment on function time_bank.post is 'Moves minutes from one ledger account to another';

create function time_bank.hold(
  own_community uuid, new_id uuid, payer uuid, payee uuid, given_minutes integer, served date,
  exchange uuid, of_group uuid, expiry timestamptz, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept time_bank.transfer := time_bank.made_before(own_community, new_id);
  given time_bank.transfer;
begin
  if kept.id is null then
    if expiry <= at then
      perform time_bank.refuse('hold_expired');
    end if;
    return time_bank.enter(own_community, new_id, 'hold', payer, payee, given_minutes, 0, given_minutes, served,
      exchange, of_group, null, null, date_trunc('milliseconds', expiry), actor, acting_for, date_trunc('milliseconds', at));
  end if;
  given := kept;
  given.kind := 'hold';
  given.payer_account_id := payer;
  given.payee_account_id := payee;
  given.minutes := given_minutes;
  given.served_on := served;
  given.exchange_id := exchange;
  given.group_id := of_group;
  given.hold_id := null;
  given.reverses_id := null;
  given.expires_at := date_trunc('milliseconds', expiry);
  given.actor_person_id := actor;
  given.acting_for_person_id := acting_for;
  return time_bank.replay(kept, given);
end $$;
comment on function time_bank.hold is 'Promises minutes: they count in both limits and move only when the hold is posted';

-- Posting, setting free and expiring a hold differ in what they ask of the clock and in what moves.
create function time_bank.resolve(
  own_community uuid, new_id uuid, given_kind time_bank.transfer_kind, own_hold uuid, given_minutes integer, served date,
  actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql as $$
declare
  kept time_bank.transfer := time_bank.made_before(own_community, new_id);
  given time_bank.transfer;
  held time_bank.transfer;
begin
  select * into held from time_bank.transfer t
    where t.community_id = own_community and t.id = own_hold and t.kind = 'hold';
  if not found then
    perform time_bank.refuse('transfer_unknown');
  end if;
  given_minutes := coalesce(given_minutes, held.minutes);
  served := coalesce(served, held.served_on);
  if kept.id is not null then
    given := held;
    given.kind := given_kind;
    given.minutes := given_minutes;
    given.served_on := served;
    given.hold_id := own_hold;
    given.expires_at := null;
    given.actor_person_id := actor;
    given.acting_for_person_id := acting_for;
    return time_bank.replay(kept, given);
  end if;
  if exists (select from time_bank.transfer t where t.community_id = own_community and t.hold_id = own_hold) then
    perform time_bank.refuse('hold_resolved');
  elsif given_kind = 'expire' and at < held.expires_at then
    perform time_bank.refuse('hold_not_expired');
  elsif given_kind <> 'expire' and at >= held.expires_at then
    perform time_bank.refuse('hold_expired');
  elsif given_minutes > held.minutes then
    perform time_bank.refuse('more_than_held');
  end if;
  return time_bank.enter(own_community, new_id, given_kind, held.payer_account_id, held.payee_account_id, given_minutes,
    case when given_kind = 'post_hold' then given_minutes else 0 end, -held.minutes, served, held.exchange_id, held.group_id,
    own_hold, null, null, actor, acting_for, date_trunc('milliseconds', at));
end $$;
comment on function time_bank.resolve is 'Ends a hold, once: the unique index on hold_id has the last word';

create function time_bank.post_hold(
  own_community uuid, new_id uuid, own_hold uuid, given_minutes integer, served date, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return time_bank.resolve(own_community, new_id, 'post_hold', own_hold, given_minutes, served, actor, acting_for, at);
end $$;
comment on function time_bank.post_hold is 'Moves what was held, or less of it; the rest is free again';

create function time_bank.void(
  own_community uuid, new_id uuid, own_hold uuid, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return time_bank.resolve(own_community, new_id, 'void', own_hold, null, null, actor, acting_for, at);
end $$;
comment on function time_bank.void is 'Sets free what was held';

create function time_bank.expire(
  own_community uuid, new_id uuid, own_hold uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return time_bank.resolve(own_community, new_id, 'expire', own_hold, null, null, null, null, at);
end $$;
comment on function time_bank.expire is 'Sets free what was held until now or before; at that very instant it has expired';

create function time_bank.reverse(
  own_community uuid, new_id uuid, own_transfer uuid, given_reason text, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept time_bank.transfer := time_bank.made_before(own_community, new_id);
  given time_bank.transfer;
  undone time_bank.transfer;
begin
  select * into undone from time_bank.transfer t
    where t.community_id = own_community and t.id = own_transfer and t.kind in ('post', 'post_hold');
  if not found then
    perform time_bank.refuse('transfer_unknown');
  end if;
  if kept.id is not null then
    given := undone;
    given.kind := 'reverse';
    given.payer_account_id := undone.payee_account_id;
    given.payee_account_id := undone.payer_account_id;
    given.hold_id := null;
    given.reverses_id := own_transfer;
    given.actor_person_id := actor;
    given.acting_for_person_id := acting_for;
    if exists (select from time_bank.transfer_reason r
        where r.community_id = own_community and r.transfer_id = new_id and r.reason <> given_reason) then
      perform time_bank.refuse('transfer_changed');
    end if;
    return time_bank.replay(kept, given);
  end if;
  if exists (select from time_bank.transfer t where t.community_id = own_community and t.reverses_id = own_transfer) then
    perform time_bank.refuse('already_reversed');
  end if;
  kept := time_bank.enter(own_community, new_id, 'reverse', undone.payee_account_id, undone.payer_account_id, undone.minutes,
    undone.minutes, 0, undone.served_on, undone.exchange_id, undone.group_id, null, own_transfer, null, actor, acting_for,
    date_trunc('milliseconds', at));
  insert into time_bank.transfer_reason values (own_community, new_id, given_reason);
  return kept;
end $$;
comment on function time_bank.reverse is 'Moves back what was posted, all of it and once; limits hold for it like for anything else';

-- Many transfers in one statement: the accounts are locked once, in the order of their ids; then each transfer is
-- judged by itself against the balances as those before it left them, so that one refusal is nobody else's; then each
-- account is written once. With an of_group the caller takes all or nothing.
create function time_bank.judge_batch(
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
    join time_bank.transfer t on t.community_id = own_community and t.id = u.id
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
comment on function time_bank.judge_batch is 'What post_batch and post_group share';

create function time_bank.post_batch(
  own_community uuid, new_ids uuid[], payers uuid[], payees uuid[], given_minutes integer[], served date[],
  exchanges uuid[], actors uuid[], acting_for uuid[], at timestamptz
) returns table (
  place integer, outcome text, entered_number bigint, ledger_id uuid, payer_version bigint, payer_balance_minutes bigint,
  payee_version bigint, payee_balance_minutes bigint, rule_version integer, made_at timestamptz
) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(new_ids) > 256 then
    perform time_bank.refuse('batch_too_large');
  end if;
  return query select * from time_bank.judge_batch(
    own_community, new_ids, payers, payees, given_minutes, served, exchanges, null, actors, acting_for, at);
end $$;
comment on function time_bank.post_batch is
  'Posts of different people that arrived together: each is posted, replayed or refused by itself';

create function time_bank.post_group(
  own_community uuid, group_id uuid, new_ids uuid[], payers uuid[], payees uuid[], given_minutes integer[], served date,
  exchange uuid, actor uuid, acting_for uuid, at timestamptz
) returns setof time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  many integer := cardinality(new_ids);
  refusal text;
  replayed integer;
begin
  if many > 256 then
    perform time_bank.refuse('batch_too_large');
  end if;
  select (array_agg(b.outcome order by b.place) filter (where b.outcome not in ('posted', 'replayed')))[1], count(*) filter (where b.outcome = 'replayed')
    into refusal, replayed
    from time_bank.judge_batch(
      own_community, new_ids, payers, payees, given_minutes, array_fill(served, array[many]),
      array_fill(exchange, array[many]), group_id, array_fill(actor, array[many]), array_fill(acting_for, array[many]), at) b;
  if refusal is not null then
    perform time_bank.refuse(refusal);
  end if;
  if replayed not in (0, many)
    or many <> (select count(*) from time_bank.transfer t where t.community_id = own_community and t.group_id = post_group.group_id) then
    perform time_bank.refuse('transfer_changed');
  end if;
  return query select t.* from time_bank.transfer t where t.community_id = own_community and t.group_id = post_group.group_id
    order by t.entered_number;
end $$;
comment on function time_bank.post_group is 'Several transfers that belong together: all of them or none';

-- Links are made one after the other under the ledger's lock, from transfers that are committed. Numbers were drawn
-- under the accounts' locks, and whoever sees a transfer sees all that came before it on both of its accounts: so in
-- this order each transfer stands after everything that it depends on.
create function time_bank.seal(own_community uuid, own_ledger uuid, most integer, at timestamptz) returns integer
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
    where u.community_id = own_community and u.ledger_id = own_ledger and u.entered_number in (
      select w.entered_number from time_bank.unsealed_transfer w
      where w.community_id = own_community and w.ledger_id = own_ledger order by w.entered_number limit least(most, 1000))
    returning u.entered_number, u.transfer_id
  )
  select array_agg(t.id order by t.entered_number), min(t.entered_number), max(t.entered_number),
         sha256(string_agg(time_bank.transfer_hash(t), '' order by t.entered_number))
    into sealed, lowest, highest, body
    from taken join time_bank.transfer t on t.community_id = own_community and t.id = taken.transfer_id;
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
comment on function time_bank.seal is 'Adds a link with what waits for one, at most so many; answers how many it sealed';

do $$
declare one regprocedure;
begin
  for one in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'time_bank'::regnamespace and p.prorettype <> 'trigger'::regtype loop
    execute format('revoke all on function %s from public', one);
  end loop;
  for one in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'time_bank'::regnamespace and p.prosecdef loop
    execute format('grant execute on function %s to snodo_app', one);
  end loop;
end $$;
