-- The figures that the programme is known by.

create schema impact;
comment on schema impact is 'Counters and, later, indicators and reports';
grant usage on schema impact to snodo_app;

create table impact.counter (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null,
  position int not null,
  count int not null check (count >= 0),
  label jsonb not null,
  counts jsonb not null,
  kind text not null check (kind in ('published', 'computed')),
  source jsonb not null,
  as_of_year int not null,
  primary key (community_id, id),
  unique (community_id, code)
);
comment on table impact.counter is 'A figure with what it counts and where it comes from';

alter table impact.counter enable row level security;
alter table impact.counter force row level security;
create policy own_community on impact.counter
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select on impact.counter to snodo_app;
