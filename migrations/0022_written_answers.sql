-- What people wrote is read by two people of the programme before anything is said about it: the first strikes out what
-- could tell who wrote and says what the text is about, the second agrees or sends it back. Employers read themes only.

create table surveys.written_theme (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  question text not null,
  label jsonb not null check (label ?& array['it', 'en', 'ar']),
  primary key (community_id, id),
  unique (community_id, campaign_id, question, id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.written_theme is 'What texts that answer one question are about, for one campaign';
comment on column surveys.written_theme.label is 'The programme''s own paraphrase in each language, never a quotation';

create table surveys.written_reader (
  community_id uuid not null,
  written_answer_id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('first', 'second')),
  primary key (community_id, written_answer_id, person_id),
  foreign key (community_id, written_answer_id) references surveys.written_answer (community_id, id) on delete cascade,
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id)
);
comment on table surveys.written_reader is
  'Who has read a text, and in which part; the key lets nobody have both, however often the text goes back';

create table surveys.written_review (
  community_id uuid not null,
  written_answer_id uuid not null,
  campaign_id uuid not null,
  question text not null,
  state text not null check (state in ('coded', 'returned', 'agreed')),
  version int not null check (version > 0),
  words text check (length(words) <= 2000),
  first_person_id uuid not null,
  second_person_id uuid,
  return_reason text check (return_reason in ('still_tells_who', 'too_much_struck', 'theme_wrong', 'theme_missing')),
  primary key (community_id, written_answer_id),
  unique (community_id, campaign_id, question, written_answer_id),
  foreign key (community_id, written_answer_id) references surveys.written_answer (community_id, id) on delete cascade,
  foreign key (community_id, written_answer_id, first_person_id)
    references surveys.written_reader (community_id, written_answer_id, person_id) on delete cascade,
  foreign key (community_id, written_answer_id, second_person_id)
    references surveys.written_reader (community_id, written_answer_id, person_id) on delete cascade,
  constraint two_people_read check (second_person_id <> first_person_id),
  constraint agreed_keeps_no_copy check ((state = 'agreed') = (words is null)),
  constraint returned_says_why check ((state = 'returned') = (return_reason is not null)),
  constraint second_has_spoken check ((state = 'coded') = (second_person_id is null))
);
comment on table surveys.written_review is 'How far the reading of a text has come; a text without a row waits for its first reader';
comment on column surveys.written_review.words is
  'The first reader''s copy with what she struck out; NULL once both agree: then it stands in the text itself';

create table surveys.written_coding (
  community_id uuid not null,
  campaign_id uuid not null,
  question text not null,
  written_answer_id uuid not null,
  theme_id uuid not null,
  primary key (community_id, written_answer_id, theme_id),
  foreign key (community_id, campaign_id, question, written_answer_id)
    references surveys.written_review (community_id, campaign_id, question, written_answer_id) on delete cascade,
  foreign key (community_id, campaign_id, question, theme_id)
    references surveys.written_theme (community_id, campaign_id, question, id)
);
comment on table surveys.written_coding is 'Which themes a text was given; the keys hold that both answer the same question';
create index written_coding_theme_idx on surveys.written_coding (community_id, campaign_id, question, theme_id);
create index written_answer_question_idx on surveys.written_answer (community_id, campaign_id, question);

create table surveys.released_theme_list (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  question text not null,
  title jsonb not null,
  published_on date not null,
  least_people int not null check (least_people >= 15),
  primary key (community_id, id),
  unique (community_id, campaign_id, question),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.released_theme_list is 'The themes of one question as they were published, once and for ever; it may hold none';
comment on column surveys.released_theme_list.least_people is 'No theme of fewer people is in it';

create table surveys.released_theme (
  community_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  position int not null,
  label jsonb not null check (label ?& array['it', 'en', 'ar']),
  people_from int not null,
  primary key (community_id, id),
  unique (community_id, list_id, position),
  foreign key (community_id, list_id) references surveys.released_theme_list (community_id, id),
  constraint theme_people_are_a_band check (people_from in (15, 20, 50))
);
comment on table surveys.released_theme is 'One published theme: what it says, and how many people wrote of it as a band';
comment on column surveys.released_theme.people_from is '15: up to 19, 20: up to 49, 50: or more; never the exact number';

create table surveys.theme_decision (
  community_id uuid not null,
  list_id uuid not null,
  theme_id uuid not null,
  released_theme_id uuid,
  reason text not null check (reason in ('published', 'merged', 'too_few', 'off_topic', 'could_tell_who')),
  primary key (community_id, list_id, theme_id),
  foreign key (community_id, list_id) references surveys.released_theme_list (community_id, id),
  foreign key (community_id, theme_id) references surveys.written_theme (community_id, id),
  foreign key (community_id, released_theme_id) references surveys.released_theme (community_id, id),
  constraint shown_themes_say_where check ((reason in ('published', 'merged')) = (released_theme_id is not null))
);
comment on table surveys.theme_decision is 'What became of each theme when they were published, and why; without a count';

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array[
    'written_theme', 'written_reader', 'written_review', 'written_coding', 'released_theme_list', 'released_theme', 'theme_decision'
  ] loop
    execute format('alter table surveys.%I enable row level security', tenant_table);
    execute format('alter table surveys.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on surveys.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

-- Who serves requests reads no text, no copy and no coding: of the reading it sees only who read how much, for a
-- person's own record.
grant select, insert on surveys.written_theme to snodo_app;
grant select on surveys.released_theme_list, surveys.released_theme to snodo_app;
grant select (community_id, campaign_id, person_id, part) on surveys.written_reader to snodo_app;
grant select (community_id, campaign_id, first_person_id, second_person_id) on surveys.written_review to snodo_app;

grant update (words) on surveys.written_answer to snodo_release;
grant select on surveys.written_theme to snodo_release;
grant select, insert on surveys.written_reader to snodo_release;
grant select, insert, update (state, version, words, first_person_id, second_person_id, return_reason)
  on surveys.written_review to snodo_release;
grant select, insert, delete on surveys.written_coding to snodo_release;
grant select, insert on surveys.released_theme_list, surveys.released_theme, surveys.theme_decision to snodo_release;
