-- What people say of a service after they used it: in words, read by a moderator first, with a reply; never a score.

create table catalogue.feedback (
  community_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  service_id uuid not null,
  words text not null check (length(words) between 1 and 600),
  state text not null check (state in ('waiting', 'shown', 'hidden')),
  written_on date not null,
  operator_person_id uuid,
  reason text check (length(reason) between 1 and 300),
  decided_by_person_id uuid,
  decided_at timestamptz,
  reply text check (length(reply) between 1 and 600),
  replied_by_person_id uuid,
  replied_on date,
  primary key (community_id, id),
  unique (community_id, enrolment_id),
  foreign key (community_id, enrolment_id) references catalogue.enrolment (community_id, id),
  foreign key (community_id, service_id) references catalogue.service (community_id, id),
  foreign key (community_id, operator_person_id) references identity.person (community_id, id),
  foreign key (community_id, decided_by_person_id) references identity.person (community_id, id),
  foreign key (community_id, replied_by_person_id) references identity.person (community_id, id),
  constraint feedback_decided check (num_nulls(decided_by_person_id, decided_at) = case state when 'waiting' then 2 else 0 end),
  constraint feedback_hidden_with_a_reason check (state <> 'hidden' or reason is not null),
  constraint feedback_reply_whole check (num_nulls(reply, replied_by_person_id, replied_on) in (0, 3))
);
comment on table catalogue.feedback is 'Words of somebody who used a service; shown without her name, and only after somebody has read them';
comment on column catalogue.feedback.id is 'Random: it tells nobody in which order they were written';
comment on column catalogue.feedback.reason is 'Why it is not shown; who wrote it reads that';
create index feedback_shown_idx on catalogue.feedback (community_id, service_id, written_on desc, id desc) where state = 'shown';
create index feedback_waiting_idx on catalogue.feedback (community_id, written_on, id) where state = 'waiting';

alter table catalogue.feedback enable row level security;
alter table catalogue.feedback force row level security;
create policy own_community on catalogue.feedback
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

grant select, insert, delete on catalogue.feedback to snodo_app;
grant update (words, state, reason, decided_by_person_id, decided_at, reply, replied_by_person_id, replied_on)
  on catalogue.feedback to snodo_app;
