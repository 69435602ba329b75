-- What the search reads of a service: few narrow columns kept by the database, and its words, analysed by the programme.
-- Words stand in lists of their own and not in a tsvector: row-level security is forced, and under it an index serves
-- only operators that are known to leak nothing, which equality of texts is and those of text search are not.

-- Minutes of the week in which a service is open, Monday 00:00 first; half-open like its windows.
create function catalogue.week_minutes(windows jsonb) returns int4multirange language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
    select case when jsonb_typeof(windows) = 'array' then coalesce((
      select range_agg(int4range(
        ((w ->> 'weekday')::int - 1) * 1440 + (w ->> 'startMinute')::int,
        ((w ->> 'weekday')::int - 1) * 1440 + (w ->> 'endMinute')::int))
      from jsonb_array_elements(windows) w), int4multirange()) end
  $$;
comment on function catalogue.week_minutes is 'Weekly windows as ranges of minutes; NULL when they are not known';

create function catalogue.spot_points(spots jsonb) returns point[] language sql immutable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(point((s ->> 'x')::float8, (s ->> 'y')::float8)), '{}') from jsonb_array_elements(spots) s
  $$;
comment on function catalogue.spot_points is 'Points of the community''s drawing';

create table catalogue.service_search (
  community_id uuid not null,
  service_id uuid not null,
  name jsonb not null,
  is_shown boolean not null,
  is_members_only boolean not null,
  audience_organisation_ids uuid[],
  tags text[] not null,
  districts text[],
  offer_kind text not null,
  is_free boolean,
  languages text[],
  accessibility text[],
  open_minutes int4multirange,
  spots point[] not null,
  verified_on date,
  analysed_by int not null default 0,
  primary key (community_id, service_id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id) on delete cascade
);
comment on table catalogue.service_search is 'What the search reads of a service. Facts are written by the database whenever the service is, words by the programme';
comment on column catalogue.service_search.is_shown is 'Whether its status lets people see it';
comment on column catalogue.service_search.tags is 'Entries of the taxonomy and their groups';
comment on column catalogue.service_search.is_free is 'NULL: what it costs is not known';
comment on column catalogue.service_search.open_minutes is 'Minutes of the week, Monday 00:00 first; NULL: not known';
comment on column catalogue.service_search.analysed_by is 'Which edition of the analysis wrote its postings; 0: none since the texts changed';
create index service_search_analysed_by_idx on catalogue.service_search (community_id, analysed_by);

create table catalogue.search_posting (
  community_id uuid not null,
  token text not null,
  fit int not null,
  service_id uuid not null,
  primary key (community_id, service_id, token),
  foreign key (community_id, service_id) references catalogue.service (community_id, id) on delete cascade
);
comment on table catalogue.search_posting is 'Which service has which word, once each, the best first';
comment on column catalogue.search_posting.token is 'A stem, or the stems of a phrase that has other names, joined by +';
comment on column catalogue.search_posting.fit is 'The lower the better: below 0, most of all in a short name, then provider and entries, then the description';
create index search_posting_token_idx on catalogue.search_posting (community_id, token, fit, service_id);

create table catalogue.search_word (
  community_id uuid not null references identity.community (id),
  word text not null check (length(word) between 2 and 40),
  stem text not null,
  primary key (community_id, word)
);
comment on table catalogue.search_word is 'Words that stand in what everybody may read, for queries with a typing error: what few may know of changes nothing for the others';
create index search_word_stem_idx on catalogue.search_word (community_id, stem);

create table catalogue.search_trigram (
  community_id uuid not null,
  trigram text not null,
  word text not null,
  primary key (community_id, trigram, word),
  foreign key (community_id, word) references catalogue.search_word (community_id, word) on delete cascade
);
comment on table catalogue.search_trigram is 'Three letters in a row, beginnings and ends marked, and the words that have them';

create table catalogue.search_slip (
  community_id uuid not null,
  slip text not null,
  word text not null,
  primary key (community_id, slip, word),
  foreign key (community_id, word) references catalogue.search_word (community_id, word) on delete cascade
);
comment on table catalogue.search_slip is 'A word with one letter left out, and the whole word: two words that are one typing error apart share one';

create function catalogue.keep_service_search() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp
  as $$
begin
  insert into catalogue.service_search as kept (
    community_id, service_id, name, is_shown, is_members_only, audience_organisation_ids, tags, districts, offer_kind,
    is_free, languages, accessibility, open_minutes, spots, verified_on
  ) values (
    new.community_id, new.id, new.name, new.status = 'active', new.is_members_only, new.audience_organisation_ids,
    array(select distinct t from unnest(new.entries) e, unnest(array[e, rtrim(e, '0123456789')]) t),
    new.districts, new.offer_kind, new.cost ->> 'kind' = 'free', new.languages, new.accessibility,
    catalogue.week_minutes(new.windows), catalogue.spot_points(new.spots), new.verified_on
  )
  on conflict (community_id, service_id) do update set
    name = excluded.name, is_shown = excluded.is_shown, is_members_only = excluded.is_members_only,
    audience_organisation_ids = excluded.audience_organisation_ids, tags = excluded.tags,
    districts = excluded.districts, offer_kind = excluded.offer_kind, is_free = excluded.is_free,
    languages = excluded.languages, accessibility = excluded.accessibility, open_minutes = excluded.open_minutes,
    spots = excluded.spots, verified_on = excluded.verified_on,
    analysed_by = case
      when tg_op = 'UPDATE' and old.name = new.name and old.description = new.description and old.entries = new.entries
        and old.provider_id = new.provider_id then kept.analysed_by
      else 0 end;
  return null;
end $$;
revoke execute on function catalogue.keep_service_search from public;
create trigger searched after insert or update on catalogue.service
  for each row execute function catalogue.keep_service_search();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['service_search', 'search_posting', 'search_word', 'search_trigram', 'search_slip'] loop
    execute format('alter table catalogue.%I enable row level security', tenant_table);
    execute format('alter table catalogue.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on catalogue.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
    execute format('grant select, insert on catalogue.%I to snodo_app', tenant_table);
  end loop;
end $$;
grant update on catalogue.service_search to snodo_app;
grant delete on catalogue.search_posting to snodo_app;
revoke execute on function catalogue.week_minutes, catalogue.spot_points from public;
grant execute on function catalogue.week_minutes, catalogue.spot_points to snodo_app;

-- What stood before: every service gets its row.
do $$
declare community uuid;
begin
  for community in select id from identity.community loop
    perform set_config('app.community_id', community::text, true);
    update catalogue.service set version = version;
  end loop;
end $$;
