-- Making a release takes up to a minute of computing: it is asked for, then made in the background, and whoever asked
-- can watch it, leave and come back.

create table surveys.release_run (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  requested_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  step text not null default 'reading' check (step in ('reading', 'protecting', 'auditing', 'writing')),
  percent int not null default 0 check (percent between 0 and 100),
  attempts int not null default 0,
  leased_until timestamptz,
  failure text,
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  constraint running_is_leased check ((state = 'running') = (leased_until is not null)),
  constraint failed_says_why check ((state = 'failed') = (failure is not null))
);
comment on table surveys.release_run is 'A release being made in the background: how far it has come, or why it came to nothing';
comment on column surveys.release_run.percent is 'Of the present step';
comment on column surveys.release_run.leased_until is 'Whoever makes it renews this; once it has passed, another node may begin anew';
comment on column surveys.release_run.failure is 'Code of a problem';
create unique index release_run_active_idx on surveys.release_run (community_id, campaign_id)
  where state in ('waiting', 'running');

alter table surveys.release_run enable row level security;
alter table surveys.release_run force row level security;
create policy own_community on surveys.release_run
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert (community_id, id, campaign_id, requested_at) on surveys.release_run to snodo_app;
grant select, update (state, step, percent, attempts, leased_until, failure) on surveys.release_run to snodo_release;

-- A campaign that is released on its first day is over on that day.
alter table surveys.campaign drop constraint campaign_check, add constraint closes_after_it_opens check (closes_on >= opens_on);

-- The key of a request is now written by who takes the request, as everywhere else.
revoke select, insert on identity.idempotency_key from snodo_release;
revoke update (fingerprint, answer, created_at) on identity.idempotency_key from snodo_release;
