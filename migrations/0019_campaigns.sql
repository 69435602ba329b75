-- Campaigns from agreement to launch: who asks whom, who has approved it, what the works council was told, and what
-- paper was printed. What stood here before was brought in with the data and counts as scheduled by hand.

alter table surveys.campaign
  add column stage text not null default 'scheduled'
    constraint campaign_stage_check check (stage in ('draft', 'in_review', 'approved', 'scheduled', 'cancelled')),
  add column version int not null default 1 check (version > 0),
  add column invites_audience boolean not null default false,
  add column languages text[] not null default '{it,en,ar}' check (cardinality(languages) between 1 and 10),
  add column is_in_working_time boolean not null default true,
  add column agreed_on date,
  add column follows_campaign_id uuid,
  add column reminder_days date[] not null default '{}' check (cardinality(reminder_days) <= 3),
  add column owner_person_id uuid,
  add column proposed_by_person_id uuid,
  add column approved_by_person_id uuid,
  add column sole_approval_reason text check (length(sole_approval_reason) between 1 and 500),
  add column stop_reason text check (length(stop_reason) between 1 and 500),
  add column notice_kind text check (notice_kind in ('given', 'none_due')),
  add column notice_on date,
  add column notice_addressee text check (length(notice_addressee) between 1 and 200),
  add column notice_reason text check (length(notice_reason) between 1 and 500),
  add column notice_letter jsonb,
  add column alarmed_days int not null default 0 check (alarmed_days in (0, 14, 30)),
  add foreign key (community_id, follows_campaign_id) references surveys.campaign (community_id, id),
  add foreign key (community_id, owner_person_id) references identity.person (community_id, id),
  add foreign key (community_id, proposed_by_person_id) references identity.person (community_id, id),
  add foreign key (community_id, approved_by_person_id) references identity.person (community_id, id),
  add constraint campaign_four_eyes check (
    approved_by_person_id is null or approved_by_person_id <> proposed_by_person_id
    or sole_approval_reason is not null),
  add constraint campaign_approval_first check (
    stage not in ('approved', 'scheduled') or owner_person_id is null or approved_by_person_id is not null),
  add constraint campaign_notice_first check (
    stage <> 'scheduled' or owner_person_id is null or notice_kind is not null),
  add constraint campaign_notice_whole check (
    case notice_kind
      when 'given' then num_nulls(notice_on, notice_addressee, notice_letter) = 0 and notice_reason is null
      when 'none_due' then notice_reason is not null and num_nonnulls(notice_addressee, notice_letter) = 0
      else num_nonnulls(notice_on, notice_addressee, notice_letter, notice_reason) = 0
    end);
comment on table surveys.campaign is 'An instrument asked of an audience from a day up to, not including, a day';
comment on column surveys.campaign.organisation_id is
  'Whose campaign it is: her HR officers draft it. Further organisations stand in campaign_partner';
comment on column surveys.campaign.stage is
  'How far it has been agreed; open, closed and released follow from the days and the release, and are not kept';
comment on column surveys.campaign.version is 'Every change raises it: of two changes to one version the second is refused';
comment on column surveys.campaign.invites_audience is
  'The audience is invited on the first day, and whoever joins it later; false: invitations came with the data';
comment on column surveys.campaign.agreed_on is 'The day on which the firm and the programme agreed; time to field counts from it';
comment on column surveys.campaign.follows_campaign_id is 'The wave before this one';
comment on column surveys.campaign.reminder_days is 'Days on which everybody invited is reminded, chosen before the launch';
comment on column surveys.campaign.owner_person_id is 'NULL: brought in with the data, and bound by none of the steps';
comment on column surveys.campaign.sole_approval_reason is 'Why the person who proposed it approved it too';
comment on column surveys.campaign.stop_reason is 'Why it was sent back or cancelled last';
comment on column surveys.campaign.notice_kind is 'What the works council or the data protection officer was told; NULL: nothing yet';
comment on column surveys.campaign.notice_letter is 'The letter as it was sent, one text a language';
comment on column surveys.campaign.alarmed_days is 'The last alarm about its age that was sent';
create index campaign_stage_idx on surveys.campaign (community_id, stage, opens_on);

create table surveys.campaign_partner (
  community_id uuid not null,
  campaign_id uuid not null,
  organisation_id uuid not null,
  primary key (community_id, campaign_id, organisation_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id)
);
comment on table surveys.campaign_partner is 'Organisations that a campaign asks besides its own';
create index campaign_partner_organisation_idx on surveys.campaign_partner (community_id, organisation_id);

create function surveys.audience_of(community uuid, campaign uuid) returns table (organisation_id uuid)
  language sql stable as $$
  select c.organisation_id from surveys.campaign c where c.community_id = community and c.id = campaign
  union
  select p.organisation_id from surveys.campaign_partner p where p.community_id = community and p.campaign_id = campaign
$$;
comment on function surveys.audience_of is 'The organisations whose employees a campaign asks';

create table surveys.invitation_budget (
  community_id uuid primary key references identity.community (id),
  most_invitations int not null check (most_invitations between 1 and 20),
  period_days int not null check (period_days between 1 and 1000),
  gap_days int not null check (gap_days between 0 and 365)
);
comment on table surveys.invitation_budget is
  'How often a person may be invited over all her organisations; without a row: three times in 365 days, 28 days apart';

create table surveys.campaign_reminder (
  community_id uuid not null,
  campaign_id uuid not null,
  day date not null,
  sent_through uuid,
  is_done boolean not null default false,
  primary key (community_id, campaign_id, day),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  check (not is_done or sent_through is null)
);
comment on table surveys.campaign_reminder is 'How far the reminder of a day has come; who has answered plays no part in it';
comment on column surveys.campaign_reminder.sent_through is 'The last of the invited, in the order of their ids; NULL before the first and at the end';

create table surveys.paper_batch (
  community_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  issued_on date not null,
  printed_ballots int not null check (printed_ballots between 1 and 2000),
  entered_ballots int not null default 0,
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id),
  constraint no_more_than_printed check (entered_ballots between 0 and printed_ballots)
);
comment on table surveys.paper_batch is 'Paper ballots printed for a campaign: as many as were printed can be entered, and no more';
create index paper_batch_campaign_idx on surveys.paper_batch (community_id, campaign_id);

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['campaign_partner', 'invitation_budget', 'campaign_reminder', 'paper_batch'] loop
    execute format('alter table surveys.%I enable row level security', tenant_table);
    execute format('alter table surveys.%I force row level security', tenant_table);
    execute format(
      'create policy own_community on surveys.%I using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

-- Whoever has left every organisation of the audience loses an invitation that she has not used. A used one stays:
-- it is what keeps her from a second ballot if she comes back.
create or replace function surveys.keep_invitations() returns trigger language plpgsql as $$
begin
  if exists (
    select from identity.person p
    where p.community_id = old.community_id and p.id = old.person_id and p.erased_at is not null
  ) then
    return old;
  end if;
  if not old.has_ballot and exists (
    select from surveys.campaign c
    where c.community_id = old.community_id and c.id = old.campaign_id and c.invites_audience
  ) and not exists (
    select from surveys.audience_of(old.community_id, old.campaign_id) a
    join identity.membership m on m.community_id = old.community_id and m.organisation_id = a.organisation_id
    where m.person_id = old.person_id and m.is_active and 'employee' = any (m.roles)
  ) then
    return old;
  end if;
  raise exception 'only an erased person, or one who has left, is taken off a campaign' using errcode = '42501';
end $$;
comment on function surveys.keep_invitations is
  'The application takes nobody off a campaign who is still of its audience, and no used invitation';

create function surveys.invite_audience_only() returns trigger language plpgsql as $$
begin
  if exists (
    select from surveys.campaign c
    where c.community_id = new.community_id and c.id = new.campaign_id and c.stage = 'scheduled' and c.invites_audience
  ) and exists (
    select from surveys.audience_of(new.community_id, new.campaign_id) a
    join identity.membership m on m.community_id = new.community_id and m.organisation_id = a.organisation_id
    where m.person_id = new.person_id and m.is_active and 'employee' = any (m.roles)
  ) then
    return new;
  end if;
  raise exception 'only an employee of the audience is invited' using errcode = '42501';
end $$;
comment on function surveys.invite_audience_only is
  'The application invites the audience of a campaign that was scheduled by its steps, and nobody else';
create trigger invite_audience_only before insert on surveys.invitation
  for each row when (current_user = 'snodo_app') execute function surveys.invite_audience_only();

grant insert on surveys.campaign to snodo_app;
grant update (
  stage, version, organisation_id, instrument_id, name, opens_on, closes_on, floor, languages, is_in_working_time,
  agreed_on, follows_campaign_id, reminder_days, proposed_by_person_id, approved_by_person_id, sole_approval_reason,
  stop_reason, notice_kind, notice_on, notice_addressee, notice_reason, notice_letter, alarmed_days
) on surveys.campaign to snodo_app;
grant insert (community_id, campaign_id, person_id) on surveys.invitation to snodo_app;
grant select, insert, delete on surveys.campaign_partner to snodo_app;
grant select on surveys.invitation_budget to snodo_app;
grant select, insert, update (sent_through, is_done) on surveys.campaign_reminder to snodo_app;
grant select, insert, update (entered_ballots) on surveys.paper_batch to snodo_app;
grant select on surveys.campaign_partner to snodo_release;
