-- What people offer and ask for on the time bank's board, and of what they want to be told.

-- Tags are searched with the rest; array_to_string is only stable, because of types that are none of text's.
create function time_bank.words_of_tags(tags text[]) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, pg_temp
  return array_to_string(tags, ' ');
comment on function time_bank.words_of_tags is 'Tags as words, for the generated column of the search';

create table time_bank.offer (
  community_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('offer', 'request')),
  person_id uuid not null,
  entry_code text not null,
  title text not null check (length(title) between 1 and 80),
  words text not null check (length(words) between 1 and 1000),
  tags text[] not null default '{}' check (cardinality(tags) <= 5),
  whereabouts text not null check (whereabouts in ('at_home', 'online', 'place', 'district')),
  district_code text check (length(district_code) between 1 and 64),
  place_code text check (length(place_code) between 1 and 64),
  times text[] not null default '{}' check (cardinality(times) <= 5),
  languages text[] not null default '{}' check (cardinality(languages) <= 10),
  duration_minutes int not null check (duration_minutes between 15 and 1440),
  most_people int not null default 1 check (most_people between 1 and 30),
  settles text not null default 'pair' check (settles in ('pair', 'shared', 'course', 'together')),
  not_excluded text[] not null default '{}' check (cardinality(not_excluded) <= 10),
  valid_until date not null,
  withdrawn_at timestamptz,
  version int not null default 1 check (version > 0),
  made_at timestamptz not null,
  operator_person_id uuid,
  announced_at timestamptz,
  search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.italian', title || ' ' || time_bank.words_of_tags(tags)), 'A')
    || setweight(to_tsvector('pg_catalog.simple', title || ' ' || time_bank.words_of_tags(tags)), 'A')
    || to_tsvector('pg_catalog.italian', words) || to_tsvector('pg_catalog.simple', words)
  ) stored,
  primary key (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  foreign key (community_id, entry_code) references catalogue.taxonomy_entry (community_id, code),
  check ((settles = 'pair') = (most_people = 1)),
  check (settles = 'pair' or (kind = 'request') = (settles = 'together')),
  check (whereabouts <> 'district' or district_code is not null),
  check ((whereabouts = 'place') = (place_code is not null))
);
comment on table time_bank.offer is 'What somebody offers or asks for. What it led to stands in exchange';
comment on column time_bank.offer.district_code is 'Of the district, or of the district in which the place stands';
comment on column time_bank.offer.times is 'Parts of the week; empty: to be agreed';
comment on column time_bank.offer.duration_minutes is 'About how long it takes';
comment on column time_bank.offer.settles is 'How the minutes settle when more than two people meet';
comment on column time_bank.offer.not_excluded is 'Codes of what it could have been and the author said that it is not';
comment on column time_bank.offer.valid_until is 'The last day on which anybody but the author sees it';
comment on column time_bank.offer.operator_person_id is 'Who wrote it for her';
comment on column time_bank.offer.announced_at is 'When those who asked to be told were told; NULL: not yet';
comment on column time_bank.offer.search is 'Italian stems and plain words: people write in many languages';
create index offer_made_at_idx on time_bank.offer (community_id, made_at desc, id desc) where withdrawn_at is null;
create index offer_person_id_idx on time_bank.offer (community_id, person_id, made_at desc);
create index offer_search_idx on time_bank.offer using gin (search);
create index offer_announced_at_idx on time_bank.offer (community_id, made_at) where announced_at is null;

create table time_bank.offer_alert (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  entry_code text not null,
  kind text check (kind in ('offer', 'request')),
  made_at timestamptz not null,
  primary key (community_id, id),
  unique nulls not distinct (community_id, person_id, entry_code, kind),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, entry_code) references catalogue.taxonomy_entry (community_id, code)
);
comment on table time_bank.offer_alert is 'Somebody wants to be told when something new of a category is on the board';
comment on column time_bank.offer_alert.entry_code is 'A group of the taxonomy, or one entry';
comment on column time_bank.offer_alert.kind is 'NULL: offers and requests';
create index offer_alert_entry_code_idx on time_bank.offer_alert (community_id, entry_code, id);

create trigger not_erased before insert on time_bank.offer
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on time_bank.offer_alert
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['offer', 'offer_alert'] loop
    execute format('alter table time_bank.%I enable row level security', tenant_table);
    execute format('alter table time_bank.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on time_bank.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

revoke execute on function time_bank.words_of_tags from public;
grant execute on function time_bank.words_of_tags to snodo_app;
grant select, insert on time_bank.offer to snodo_app;
grant update (
  entry_code, title, words, tags, whereabouts, district_code, place_code, times, languages, duration_minutes,
  most_people, settles, not_excluded, valid_until, withdrawn_at, version, operator_person_id, announced_at
) on time_bank.offer to snodo_app;
grant select, insert, delete on time_bank.offer_alert to snodo_app;
