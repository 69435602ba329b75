-- What an embed client may ask for and where it may return to, what people agreed to, and when a refresh token
-- was last used.

alter table identity.embed_client
  add column scopes text[] not null default array['survey:respond'],
  add column return_pages text[] not null default '{}',
  add constraint embed_client_scopes_check check (
    cardinality(scopes) between 1 and 5
    and scopes <@ array['survey:respond', 'catalogue:read', 'timebank:read', 'timebank:request', 'profile:min']
  ),
  add constraint embed_client_return_pages_check check (cardinality(return_pages) <= 20);
alter table identity.embed_client alter column scopes drop default;
comment on column identity.embed_client.scopes is 'The most that its tokens ever carry';
comment on column identity.embed_client.return_pages is
  'Exact addresses of pages, each of one of its origins, to which a sign-in by redirect may return';

create table identity.client_consent (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  client_id text not null,
  origin text not null check (length(origin) <= 200),
  scopes text[] not null check (cardinality(scopes) between 1 and 5),
  given_at timestamptz not null,
  withdrawn_at timestamptz check (withdrawn_at >= given_at),
  primary key (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, client_id) references identity.embed_client (community_id, client_id)
);
comment on table identity.client_consent is
  'A person let the pages of one origin act for her within some scopes; a withdrawn consent stays as it was given';
create unique index client_consent_given_idx on identity.client_consent (community_id, person_id, client_id, origin)
  where withdrawn_at is null;

alter table identity.client_consent enable row level security;
alter table identity.client_consent force row level security;
create policy own_community on identity.client_consent
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert on identity.client_consent to snodo_app;
grant update (scopes, withdrawn_at) on identity.client_consent to snodo_app;

alter table oidc.payload add column last_used_at timestamptz;
comment on column oidc.payload.last_used_at is 'Of a refresh token: a long pause ends it before its time is over';
