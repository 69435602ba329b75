-- What researchers may read of a campaign whose people were told so: one protected extract, by an agreement on record.

alter table identity.person no force row level security;
alter table surveys.campaign no force row level security;

alter table identity.membership drop constraint membership_roles_check,
  add constraint membership_roles_check check (
    cardinality(roles) between 1 and 12 and roles <@ array[
      'employee', 'neighbour', 'hr_officer', 'community_manager', 'facilitator', 'provider', 'host', 'secretary',
      'municipality', 'researcher', 'dpo', 'operator']);

alter table surveys.campaign add column is_for_research boolean not null default false;
comment on column surveys.campaign.is_for_research is
  'Whether people were told, before they answered, that researchers may read a protected extract';
grant update (is_for_research) on surveys.campaign to snodo_app;

create table surveys.research_agreement (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  person_id uuid not null,
  institution text not null check (length(institution) between 1 and 200),
  purpose text not null check (length(purpose) between 1 and 1000),
  ends_on date not null,
  recorded_by_person_id uuid not null,
  recorded_at timestamptz not null,
  confirmed_by_person_id uuid,
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, recorded_by_person_id) references identity.person (community_id, id),
  foreign key (community_id, confirmed_by_person_id) references identity.person (community_id, id),
  constraint confirmed_whole check ((confirmed_by_person_id is null) = (confirmed_at is null)),
  constraint agreement_three_people check (
    recorded_by_person_id <> person_id and confirmed_by_person_id <> recorded_by_person_id
    and confirmed_by_person_id <> person_id)
);
comment on table surveys.research_agreement is
  'One researcher may read the extract of one campaign for one purpose; recorded by one person and confirmed by another';
create index research_agreement_campaign_idx on surveys.research_agreement (community_id, campaign_id);

create table surveys.research_extract (
  community_id uuid not null,
  campaign_id uuid not null,
  made_on date not null,
  refusal text check (refusal in ('answers_gone', 'too_few_people', 'one_firm', 'nothing_left')),
  document jsonb,
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  constraint made_or_refused check ((refusal is null) = (document is not null))
);
comment on table surveys.research_extract is
  'The one extract of a campaign, made once, the same for every researcher: two of them could be compared';
comment on column surveys.research_extract.refusal is 'Why none could be made that protects people';

create trigger not_erased before insert on surveys.research_agreement
  for each row execute function identity.refuse_erased_person();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['research_agreement', 'research_extract'] loop
    execute format('alter table surveys.%I enable row level security', tenant_table);
    execute format('alter table surveys.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on surveys.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

alter table identity.person force row level security;
alter table surveys.campaign force row level security;

grant select, insert, update (confirmed_by_person_id, confirmed_at, ended_at) on surveys.research_agreement to snodo_app;
grant select on surveys.research_extract to snodo_app;
grant select (community_id, campaign_id, confirmed_at, ended_at, ends_on) on surveys.research_agreement to snodo_release;
grant select, insert, delete on surveys.research_extract to snodo_release;
