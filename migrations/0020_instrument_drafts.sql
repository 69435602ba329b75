-- The survey editor: drafts that may be incomplete, and versions that nothing changes once they are published.

alter table surveys.instrument
  add column change_class text check (change_class in ('text', 'compatible', 'breaking')),
  add column published_by_person_id uuid,
  add column published_at timestamptz,
  add foreign key (community_id, published_by_person_id) references identity.person (community_id, id);
comment on column surveys.instrument.change_class is
  'What it changes against the version before: words, more to answer, or answers that cannot be compared; NULL: nothing came before, or nobody compared';
comment on column surveys.instrument.published_by_person_id is 'NULL: brought in with the data';

create function surveys.keep_instrument() returns trigger language plpgsql as $$
begin
  raise exception 'a published version never changes' using errcode = '42501';
end $$;
comment on function surveys.keep_instrument is 'Versions are immutable, for the owner of the tables too';
create trigger keep_instrument before update or delete on surveys.instrument
  for each row execute function surveys.keep_instrument();

create function surveys.question_types(definition jsonb) returns table (name text, type text) language sql immutable as $$
  select element ->> 'name', element ->> 'type'
  from jsonb_path_query(definition, 'strict $.pages.** ? (exists (@.name) && exists (@.type))') as element
$$;
comment on function surveys.question_types is 'Every question and panel of a definition by its name, with its type';

create function surveys.keep_question_types() returns trigger language plpgsql as $$
begin
  if exists (
    select from surveys.instrument before
    cross join lateral surveys.question_types(before.definition) was
    join surveys.question_types(new.definition) becomes on becomes.name = was.name and becomes.type <> was.type
    where before.community_id = new.community_id and before.code = new.code
  ) then
    raise exception 'a question keeps its type under one name' using errcode = '23514', constraint = 'question_types_kept';
  end if;
  return new;
end $$;
comment on function surveys.keep_question_types is
  'Answers of two versions are put side by side by the name of their question, so its type is the same in all versions';
create trigger keep_question_types before insert on surveys.instrument
  for each row execute function surveys.keep_question_types();

create table surveys.instrument_draft (
  community_id uuid not null references identity.community (id),
  id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9-]{1,62}$'),
  based_on_version int,
  definition jsonb not null check (jsonb_typeof(definition) = 'object'),
  revision int not null default 1 check (revision > 0),
  created_by_person_id uuid not null,
  created_at timestamptz not null,
  changed_by_person_id uuid not null,
  changed_at timestamptz not null,
  primary key (community_id, id),
  constraint instrument_draft_code_key unique (community_id, code),
  foreign key (community_id, code, based_on_version) references surveys.instrument (community_id, code, version),
  foreign key (community_id, created_by_person_id) references identity.person (community_id, id),
  foreign key (community_id, changed_by_person_id) references identity.person (community_id, id)
);
comment on table surveys.instrument_draft is
  'A survey definition that is being written: one an instrument, incomplete until it is published as the next version';
comment on column surveys.instrument_draft.code is 'Of the instrument that it becomes a version of; perhaps its first';
comment on column surveys.instrument_draft.based_on_version is 'The version that it was begun from; NULL: from something else';
comment on column surveys.instrument_draft.revision is 'Every save raises it: of two saves of one revision the second is refused';

alter table surveys.instrument_draft enable row level security;
alter table surveys.instrument_draft force row level security;
create policy own_community on surveys.instrument_draft
  using (community_id = identity.current_community()) with check (community_id = identity.current_community());

grant insert (community_id, id, code, version, definition, change_class, published_by_person_id, published_at)
  on surveys.instrument to snodo_app;
grant select, insert, delete, update (definition, revision, changed_by_person_id, changed_at)
  on surveys.instrument_draft to snodo_app;
