-- Answers that a community manager proposed for a need, with the reason where another stood before it.

create schema matching;
comment on schema matching is 'Answers proposed for needs';
grant usage on schema matching to snodo_app;

create table matching.proposal (
  community_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  answer_id uuid not null,
  answer_kind text not null check (answer_kind in ('service', 'shared_service', 'activity', 'place')),
  score int check (score between 0 and 100),
  rules_version text not null check (length(rules_version) between 1 and 200),
  inputs_hash text not null check (inputs_hash ~ '^[0-9a-f]{64}$'),
  is_override boolean not null,
  reason text check (length(reason) between 1 and 500),
  manager_person_id uuid not null,
  proposed_at timestamptz not null,
  is_useful boolean,
  judged_at timestamptz,
  primary key (community_id, id),
  unique (community_id, need_id, answer_id),
  foreign key (community_id, need_id) references needs.need (community_id, id) on delete cascade,
  foreign key (community_id, manager_person_id) references identity.person (community_id, id),
  check (reason is not null or not is_override),
  check ((is_useful is null) = (judged_at is null))
);
comment on table matching.proposal is 'An answer that was proposed for a need, and what the person said of it';
comment on column matching.proposal.score is 'Of the day of the proposal; NULL: it was not among the answers';
comment on column matching.proposal.inputs_hash is 'SHA-256 of what the score was computed from';

alter table matching.proposal enable row level security;
alter table matching.proposal force row level security;
create policy own_community on matching.proposal
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
create policy own_reader on matching.proposal as restrictive to snodo_app
  using (exists (select from needs.need n where n.community_id = proposal.community_id and n.id = proposal.need_id))
  with check (exists (select from needs.need n where n.community_id = proposal.community_id and n.id = proposal.need_id));

grant select, insert on matching.proposal to snodo_app;
grant update (is_useful, judged_at) on matching.proposal to snodo_app;
