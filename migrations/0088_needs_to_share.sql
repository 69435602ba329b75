-- What has to be known of a need before it can be held together with others': around where it is, for how many, and
-- whether they could all meet at her place.

alter table needs.need
  add column around_code text check (length(around_code) between 1 and 64),
  add column cared_for int not null default 1 check (cared_for between 1 and 20),
  add column has_room boolean not null default false;
comment on column needs.need.around_code is 'A quarter or a place of the drawing; never an address';
comment on column needs.need.cared_for is 'How many are cared for';
comment on column needs.need.has_room is 'Families who share could meet at her place';
grant update (around_code, cared_for, has_room) on needs.need to snodo_app;
create index need_sharing_idx on needs.need (community_id, (entries[1]), id)
  where is_sharing_accepted and around_code is not null and state in ('open', 'taken', 'answered');

-- Gives out what others ask for without an id, a person or a day: the caller rounds it and never shows one of them.
create function needs.list_sharers(need_id uuid)
  returns table (around_code text, windows jsonb, cared_for int, age_bands text[], indispensable_languages text[])
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select distinct on (n.person_id) n.around_code, n.windows, n.cared_for, n.age_bands, n.indispensable_languages
  from needs.need own
  join needs.need n on n.community_id = own.community_id and n.entries[1] = own.entries[1]
  where own.community_id = identity.current_community() and own.id = need_id
    and own.person_id = needs.current_reader()
    and n.person_id <> own.person_id and n.is_sharing_accepted and n.around_code is not null
    and n.state in ('open', 'taken', 'answered') and jsonb_array_length(n.windows) > 0
  order by n.person_id, n.id
  limit 2000
$$;
comment on function needs.list_sharers is 'What others would share of the first entry of the caller''s own need; one row a person';
revoke execute on function needs.list_sharers from public;
grant execute on function needs.list_sharers to snodo_app;
