-- What happens to the catalogue: providers say that it is still so, people look for what is not there, and keep lists.

create table catalogue.renewal_link (
  community_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  secret_hash bytea not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  answered_at timestamptz,
  answer text check (answer in ('confirmed', 'changed', 'gone')),
  note text check (length(note) between 1 and 500),
  primary key (community_id, id),
  unique (community_id, secret_hash),
  foreign key (community_id, service_id) references catalogue.service (community_id, id),
  check (ends_at > made_at),
  check ((answered_at is null) = (answer is null)),
  check (note is null or answer = 'changed')
);
comment on table catalogue.renewal_link is 'A link by which a provider says once, without a sign-in, whether one service is still as it is shown';
comment on column catalogue.renewal_link.secret_hash is 'SHA-256 of the link''s secret, which stands in the mail alone';
comment on column catalogue.renewal_link.note is 'What has changed, for whoever looks after the catalogue';
create unique index renewal_link_open_idx on catalogue.renewal_link (community_id, service_id)
  where answered_at is null and revoked_at is null;
create index renewal_link_service_id_idx on catalogue.renewal_link (community_id, service_id, made_at desc);

create table catalogue.empty_search (
  community_id uuid not null references identity.community (id),
  fingerprint bytea not null,
  searches int not null check (searches > 0),
  days int not null check (days > 0 and days <= searches),
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  words text check (length(words) between 1 and 80),
  primary key (community_id, fingerprint)
);
comment on table catalogue.empty_search is 'What was looked for and is not there. Nobody is in it, and rare words are not kept: they could be somebody''s own';
comment on column catalogue.empty_search.fingerprint is 'Keyed hash of the stems';
comment on column catalogue.empty_search.words is 'Kept once enough searches on enough days were for the same';
create index empty_search_searches_idx on catalogue.empty_search (community_id, searches desc, fingerprint) where words is not null;
create index empty_search_last_on_idx on catalogue.empty_search (community_id, last_on);

create table catalogue.saved_service (
  community_id uuid not null,
  person_id uuid not null,
  service_id uuid not null,
  saved_at timestamptz not null,
  primary key (community_id, person_id, service_id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id)
);
comment on table catalogue.saved_service is 'Services that somebody keeps on a list of her own';

create table catalogue.saved_share (
  community_id uuid not null,
  person_id uuid not null,
  shared_at timestamptz not null,
  ends_at timestamptz not null,
  words text check (length(words) between 1 and 500),
  primary key (community_id, person_id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  check (ends_at > shared_at)
);
comment on table catalogue.saved_share is 'She lets the community managers see her list for a while; no row: nobody sees it';
comment on column catalogue.saved_share.words is 'What she wants to be helped with';

create trigger not_erased before insert on catalogue.saved_service
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on catalogue.saved_share
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['renewal_link', 'empty_search', 'saved_service', 'saved_share'] loop
    execute format('alter table catalogue.%I enable row level security', tenant_table);
    execute format('alter table catalogue.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on catalogue.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
    execute format('grant select, insert on catalogue.%I to snodo_app', tenant_table);
  end loop;
end $$;

grant update (revoked_at, answered_at, answer, note) on catalogue.renewal_link to snodo_app;
grant update (searches, days, last_on, words), delete on catalogue.empty_search to snodo_app;
grant delete on catalogue.saved_service to snodo_app;
grant update (shared_at, ends_at, words), delete on catalogue.saved_share to snodo_app;
