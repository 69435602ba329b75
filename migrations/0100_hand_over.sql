-- The plan by which a place passes on is followed: who did what of it, and what is to be known about each step.

alter table places.milestone
  add column done_by_person_id uuid,
  add column note text check (length(note) between 1 and 300),
  add constraint milestone_done_by foreign key (community_id, done_by_person_id)
    references identity.person (community_id, id),
  add constraint milestone_done_by_somebody check (done_by_person_id is null or done_on is not null);
comment on column places.milestone.done_by_person_id is 'Who said that it is done; NULL: nobody yet, or before it was written down';
create index milestone_done_by_person_id_idx on places.milestone (community_id, done_by_person_id)
  where done_by_person_id is not null;

grant update (done_by_person_id, note) on places.milestone to snodo_app;
