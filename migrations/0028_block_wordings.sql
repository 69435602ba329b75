-- The official words of validated instruments, as a programme that has the licence enters them. Nothing is written over:
-- a correction is another row, and so is giving the words up.

create table surveys.block_wording (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  block text not null check (block ~ '^[a-z][a-z0-9]{1,15}$'),
  language text not null check (language in ('it', 'en', 'ar')),
  revision int not null check (revision between 1 and 1000),
  wording jsonb check (jsonb_typeof(wording) = 'object'),
  licence_note text check (length(licence_note) between 1 and 2000),
  licence_basis text check (length(licence_basis) between 1 and 500),
  entered_by_person_id uuid not null,
  entered_at timestamptz not null,
  primary key (community_id, id),
  constraint block_wording_revision_key unique (community_id, block, language, revision),
  foreign key (community_id, entered_by_person_id) references identity.person (community_id, id),
  constraint words_come_with_a_licence check (
    (wording is null) = (licence_note is null) and (wording is null) = (licence_basis is null))
);
comment on table surveys.block_wording is
  'One sheet of official words of a validated instrument in a language; the highest revision counts';
comment on column surveys.block_wording.wording is 'Sentences, words of the scale and where they are from; NULL: given up with this revision';
comment on column surveys.block_wording.licence_note is 'What whoever entered the words has acknowledged, as it was shown to her';
comment on column surveys.block_wording.licence_basis is 'On what grounds the programme may use the words';

alter table surveys.block_wording enable row level security;
alter table surveys.block_wording force row level security;
create policy own_community on surveys.block_wording
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());
grant select, insert on surveys.block_wording to snodo_app;
