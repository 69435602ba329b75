-- One function for each operation of the ledger. They run as the owner, in the caller's community and no other; the
-- application may call them and may write none of the tables itself. A refusal is an error of class 23 whose
-- constraint says which, so nothing of a refused operation stays.

create function time_bank.refuse(refusal text) returns void language plpgsql as $$
begin
  raise exception 'refused: %', refusal using errcode = '23514', constraint = refusal;
end $$;
comment on function time_bank.refuse is 'Ends the transaction with the refusal''s name in the place of a constraint''s';

-- Written so that its names are bound now and it can be taken into the statements that call it.
create function time_bank.fingerprint(
  kind text, payer uuid, payee uuid, minutes integer, served date, actor uuid, acting_for uuid,
  exchange uuid, of_group uuid, hold uuid, reversed uuid, expiry timestamptz, reason text
) returns bytea language sql immutable
  return substring(sha256(
    convert_to(concat_ws(' ', kind, reason), 'UTF8')
    || uuid_send(payer) || uuid_send(payee) || int4send(minutes) || date_send(served)
    || coalesce(uuid_send(actor), '\x06') || coalesce(uuid_send(acting_for), '\x00') || coalesce(uuid_send(exchange), '\x01')
    || coalesce(uuid_send(of_group), '\x02') || coalesce(uuid_send(hold), '\x03')
    || coalesce(uuid_send(reversed), '\x04') || coalesce(timestamptz_send(expiry), '\x05')
  ) from 1 for 16);
comment on function time_bank.fingerprint is 'Of what was asked for: not when, nor what came of it';

create function time_bank.transfer_hash(kept time_bank.transfer) returns bytea language sql immutable
  return sha256('\x01'::bytea
    || uuid_send(kept.community_id) || uuid_send(kept.ledger_id) || uuid_send(kept.id)
    || set_byte('\x00'::bytea, 0, array_position(array['post', 'hold', 'post_hold', 'void', 'expire', 'reverse'], kept.kind))
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

-- What every operation begins with: the caller's own community; and one id at a time, so that whoever comes second
-- with an id finds what came first. Answers the transfer that the id has made already, which has its number, or what
-- was given with its fingerprint.
create function time_bank.begin_transfer(given time_bank.transfer, reason text) returns time_bank.transfer
  language plpgsql as $$
declare
  kept time_bank.transfer;
begin
  if given.community_id is distinct from identity.current_community() then
    raise exception 'another community' using errcode = '42501';
  end if;
  given.fingerprint := time_bank.fingerprint(
    given.kind, given.payer_account_id, given.payee_account_id, given.minutes, given.served_on, given.actor_person_id,
    given.acting_for_person_id, given.exchange_id, given.group_id, given.hold_id, given.reverses_id, given.expires_at, reason);
  perform pg_advisory_xact_lock(uuid_hash_extended(given.id, 0));
  select * into kept from time_bank.transfer t where t.community_id = given.community_id and t.id = given.id;
  if not found then
    if given.minutes between 1 and 1000000 is not true then
      perform time_bank.refuse('transfer_minutes');
    elsif given.payer_account_id = given.payee_account_id then
      perform time_bank.refuse('transfer_parties');
    end if;
    return given;
  end if;
  if kept.fingerprint <> given.fingerprint then
    perform time_bank.refuse('transfer_changed');
  end if;
  return kept;
end $$;
comment on function time_bank.begin_transfer is 'What all operations begin with: the same id makes one transfer';

-- Locks and changes one account; what must not be is refused afterwards, and undoes it.
create function time_bank.change_account(
  own_community uuid, own_account uuid, posted bigint, held_out bigint, held_in bigint
) returns time_bank.ledger_account language plpgsql as $$
declare
  account time_bank.ledger_account;
begin
  update time_bank.ledger_account a
    set posted_minutes = a.posted_minutes + posted, held_out_minutes = a.held_out_minutes + held_out,
        held_in_minutes = a.held_in_minutes + held_in, version = a.version + 1
    where a.community_id = own_community and a.id = own_account returning * into account;
  if not found then
    perform time_bank.refuse('ledger_account_unknown');
  end if;
  return account;
end $$;
comment on function time_bank.change_account is 'Relative, under the row''s lock: never from a balance that was read before';

-- Writes a transfer: both accounts in the order of their ids, its row, and its row in the outbox.
create function time_bank.enter(given time_bank.transfer, posted bigint, held bigint) returns time_bank.transfer
  language plpgsql as $$
declare
  payer time_bank.ledger_account;
  payee time_bank.ledger_account;
begin
  if given.payer_account_id < given.payee_account_id then
    payer := time_bank.change_account(given.community_id, given.payer_account_id, -posted, held, 0);
    payee := time_bank.change_account(given.community_id, given.payee_account_id, posted, 0, held);
  else
    payee := time_bank.change_account(given.community_id, given.payee_account_id, posted, 0, held);
    payer := time_bank.change_account(given.community_id, given.payer_account_id, -posted, held, 0);
  end if;
  if payer.ledger_id <> payee.ledger_id then
    perform time_bank.refuse('other_unit');
  elsif payer.state = 'closed' or payee.state = 'closed'
    or (given.kind = 'hold' and (payer.state <> 'open' or payee.state <> 'open')) then
    perform time_bank.refuse('ledger_account_closed');
  elsif not payer.is_spendable and given.kind <> 'reverse' then
    perform time_bank.refuse('never_spendable');
  end if;
  given.ledger_id := payer.ledger_id;
  given.entered_number := nextval('time_bank.entered_number');
  given.payer_version := payer.version;
  given.payer_balance_minutes := payer.posted_minutes;
  given.payee_version := payee.version;
  given.payee_balance_minutes := payee.posted_minutes;
  given.rule_version := payer.rule_version;
  insert into time_bank.transfer select given.*;
  insert into time_bank.unsealed_transfer values (given.community_id, given.ledger_id, given.entered_number, given.id);
  return given;
end $$;
comment on function time_bank.enter is 'What all operations end with';

create function time_bank.post(
  own_community uuid, new_id uuid, payer uuid, payee uuid, given_minutes integer, served date,
  exchange uuid, of_group uuid, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given time_bank.transfer;
begin
  given.community_id := own_community;
  given.id := new_id;
  given.kind := 'post';
  given.payer_account_id := payer;
  given.payee_account_id := payee;
  given.minutes := given_minutes;
  given.served_on := served;
  given.exchange_id := exchange;
  given.group_id := of_group;
  given.actor_person_id := actor;
  given.acting_for_person_id := acting_for;
  given.made_at := date_trunc('milliseconds', at);
  given := time_bank.begin_transfer(given, null);
  if given.entered_number is not null then
    return given;
  end if;
  return time_bank.enter(given, given_minutes, 0);
end $$;
comment on function time_bank.post is 'Moves minutes from one ledger account to another';

create function time_bank.hold(
  own_community uuid, new_id uuid, payer uuid, payee uuid, given_minutes integer, served date,
  exchange uuid, of_group uuid, expiry timestamptz, actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given time_bank.transfer;
begin
  given.community_id := own_community;
  given.id := new_id;
  given.kind := 'hold';
  given.payer_account_id := payer;
  given.payee_account_id := payee;
  given.minutes := given_minutes;
  given.served_on := served;
  given.exchange_id := exchange;
  given.group_id := of_group;
  given.expires_at := date_trunc('milliseconds', expiry);
  given.actor_person_id := actor;
  given.acting_for_person_id := acting_for;
  given.made_at := date_trunc('milliseconds', at);
  given := time_bank.begin_transfer(given, null);
  if given.entered_number is not null then
    return given;
  end if;
  if given.expires_at <= given.made_at then
    perform time_bank.refuse('hold_expired');
  end if;
  return time_bank.enter(given, 0, given_minutes);
end $$;
comment on function time_bank.hold is 'Promises minutes: they count in both limits and move only when the hold is posted';

-- Posting, setting free and expiring a hold differ in what they ask of the clock and in what moves.
create function time_bank.resolve(
  own_community uuid, new_id uuid, given_kind text, own_hold uuid, given_minutes integer, served date,
  actor uuid, acting_for uuid, at timestamptz
) returns time_bank.transfer language plpgsql as $$
declare
  held time_bank.transfer;
  given time_bank.transfer;
begin
  select * into held from time_bank.transfer t
    where t.community_id = own_community and t.id = own_hold and t.kind = 'hold';
  if not found then
    perform time_bank.refuse('transfer_unknown');
  end if;
  given.community_id := own_community;
  given.id := new_id;
  given.kind := given_kind;
  given.payer_account_id := held.payer_account_id;
  given.payee_account_id := held.payee_account_id;
  given.minutes := coalesce(given_minutes, held.minutes);
  given.served_on := coalesce(served, held.served_on);
  given.exchange_id := held.exchange_id;
  given.group_id := held.group_id;
  given.hold_id := own_hold;
  given.actor_person_id := actor;
  given.acting_for_person_id := acting_for;
  given.made_at := date_trunc('milliseconds', at);
  given := time_bank.begin_transfer(given, null);
  if given.entered_number is not null then
    return given;
  end if;
  if exists (select from time_bank.transfer t where t.community_id = own_community and t.hold_id = own_hold) then
    perform time_bank.refuse('hold_resolved');
  elsif given_kind = 'expire' and given.made_at < held.expires_at then
    perform time_bank.refuse('hold_not_expired');
  elsif given_kind <> 'expire' and given.made_at >= held.expires_at then
    perform time_bank.refuse('hold_expired');
  elsif given.minutes > held.minutes then
    perform time_bank.refuse('more_than_held');
  end if;
  return time_bank.enter(given, case when given_kind = 'post_hold' then given.minutes else 0 end, -held.minutes);
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
  undone time_bank.transfer;
  given time_bank.transfer;
begin
  select * into undone from time_bank.transfer t
    where t.community_id = own_community and t.id = own_transfer and t.kind in ('post', 'post_hold');
  if not found then
    perform time_bank.refuse('transfer_unknown');
  end if;
  given.community_id := own_community;
  given.id := new_id;
  given.kind := 'reverse';
  given.payer_account_id := undone.payee_account_id;
  given.payee_account_id := undone.payer_account_id;
  given.minutes := undone.minutes;
  given.served_on := undone.served_on;
  given.exchange_id := undone.exchange_id;
  given.group_id := undone.group_id;
  given.reverses_id := own_transfer;
  given.actor_person_id := actor;
  given.acting_for_person_id := acting_for;
  given.made_at := date_trunc('milliseconds', at);
  given := time_bank.begin_transfer(given, given_reason);
  if given.entered_number is not null then
    return given;
  end if;
  if exists (select from time_bank.transfer t where t.community_id = own_community and t.reverses_id = own_transfer) then
    perform time_bank.refuse('already_reversed');
  end if;
  given := time_bank.enter(given, given.minutes, 0);
  insert into time_bank.transfer_reason values (own_community, new_id, given_reason);
  return given;
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
  states text[];
  spendable boolean[];
  balances bigint[];
  lowest bigint[];
  highest bigint[];
  versions bigint[];
  touched boolean[];
  rules integer[];
  prints bytea[];
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
  select array_agg(time_bank.fingerprint('post', u.payer, u.payee, u.minutes, u.day, u.actor, u.other, u.exchange, of_group,
           null, null, null, null) order by u.n)
    into prints
    from unnest(payers, payees, given_minutes, served, actors, acting_for, exchanges)
      with ordinality u (payer, payee, minutes, day, actor, other, exchange, n);
  for kept in
    select u.n, t.* from unnest(new_ids) with ordinality u (id, n)
    join time_bank.transfer t on t.community_id = own_community and t.id = u.id
  loop
    outcomes[kept.n] := case when kept.fingerprint = prints[kept.n] then 'replayed' else 'transfer_changed' end;
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
    if earlier < i and (outcomes[earlier] = 'posted' or prints[earlier] <> prints[i]) then
      -- Twice in one batch: the second is told what the first was.
      if prints[earlier] <> prints[i] then
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
      actor_person_id, acting_for_person_id, exchange_id, group_id, fingerprint, kind)
    select u.number, u.payer_version, u.payee_version, u.payer_balance, u.payee_balance,
           instant, u.minutes, u.rule, u.day, own_community, u.id, u.ledger, u.payer, u.payee,
           u.actor, u.other, u.exchange, of_group, u.print, 'post'
    from unnest(outcomes, numbers, payer_versions, payee_versions, payer_balances, payee_balances, given_minutes, of_rules, served,
                new_ids, of_ledgers, payers, payees, actors, acting_for, exchanges, prints)
      u (outcome, number, payer_version, payee_version, payer_balance, payee_balance, minutes, rule, day,
         id, ledger, payer, payee, actor, other, exchange, print)
    where u.outcome = 'posted';
  insert into time_bank.unsealed_transfer
    select own_community, u.ledger, u.number, u.id from unnest(outcomes, of_ledgers, numbers, new_ids) u (outcome, ledger, number, id)
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
  select min(b.outcome) filter (where b.outcome not in ('posted', 'replayed')), count(*) filter (where b.outcome = 'replayed')
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
