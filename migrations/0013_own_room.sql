-- A person's own room (her sign-ins, the role she acts in, mandates, erasure) and the anchors of the audit trail.

alter table identity.person
  add column language text check (language in ('it', 'en', 'ar'));
comment on column identity.person.language is 'In which language the programme writes to her; NULL: not said';

alter table identity.portal_session
  add column id uuid not null default gen_random_uuid(),
  add column authenticated_at timestamptz not null default now(),
  add column elevated_until timestamptz,
  add column acting_membership_id uuid,
  add column acting_role text,
  add column assisting_mandate_id uuid,
  add column assisting_until timestamptz,
  add constraint portal_session_id_key unique (community_id, id),
  add constraint portal_session_acting_membership_fkey
    foreign key (community_id, acting_membership_id) references identity.membership (community_id, id),
  add constraint portal_session_acting_check check ((acting_membership_id is null) = (acting_role is null)),
  add constraint portal_session_assisting_check check ((assisting_mandate_id is null) = (assisting_until is null));
comment on column identity.portal_session.id is 'Names this sign-in to its owner; opens nothing';
comment on column identity.portal_session.authenticated_at is 'When she last proved who she is in this browser';
comment on column identity.portal_session.elevated_until is 'Until when grave things may be done without proving it again';
comment on column identity.portal_session.acting_role is
  'The one role beyond the basic ones that counts, in acting_membership_id; NULL: she has not chosen and all count';
comment on column identity.portal_session.assisting_mandate_id is
  'By this mandate an operator acts for somebody else until assisting_until; past it the sign-in does nothing until she ends it';
create index portal_session_person_idx on identity.portal_session (community_id, person_id);
create index sign_in_person_idx on identity.sign_in (community_id, person_id);

create table identity.mandate (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  recorded_by_person_id uuid not null,
  consent_given text not null check (consent_given in ('in_person', 'on_paper', 'by_phone')),
  witness_person_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, person_id) references identity.person (community_id, id),
  foreign key (community_id, organisation_id) references identity.organisation (community_id, id),
  foreign key (community_id, recorded_by_person_id) references identity.person (community_id, id),
  foreign key (community_id, witness_person_id) references identity.person (community_id, id),
  constraint mandate_period_check check (ends_at > starts_at and ends_at <= starts_at + interval '366 days'),
  constraint mandate_witness_check check (
    (witness_person_id is not null) = (consent_given = 'by_phone')
    and witness_person_id is distinct from person_id
    and witness_person_id is distinct from recorded_by_person_id
  ),
  constraint mandate_is_for_another_check check (recorded_by_person_id <> person_id)
);
comment on table identity.mandate is
  'A person lets the operators of one organisation act for her, for a time; how she said so stands here, in no words of hers';
comment on column identity.mandate.organisation_id is 'Whose operators; NULL: operators of the community itself';
create index mandate_person_idx on identity.mandate (community_id, person_id);
alter table identity.portal_session
  add constraint portal_session_assisting_mandate_fkey
    foreign key (community_id, assisting_mandate_id) references identity.mandate (community_id, id);

create table identity.audit_anchor (
  community_id uuid not null references identity.community (id),
  day date not null,
  number bigint not null check (number > 0),
  hash bytea not null check (length(hash) = 32),
  primary key (community_id, day)
);
comment on table identity.audit_anchor is
  'Where the audit trail ended on a day. Kept elsewhere too, it shows a trail that was written anew from the start';
create index audit_entry_subject_idx on identity.audit_entry (community_id, subject_kind, subject_id);

create function identity.refuse_anchor_change() returns trigger language plpgsql as $$
begin
  raise exception 'anchors of the audit trail are append only' using errcode = '42501';
end $$;
create trigger append_only before update or delete or truncate on identity.audit_anchor
  for each statement execute function identity.refuse_anchor_change();

-- An erasure holds the person's row FOR UPDATE. Whoever adds something of hers waits here for its end, and is refused
-- when she is gone: a request that was under way leaves nothing of her behind.
create function identity.refuse_erased_person() returns trigger language plpgsql as $$
begin
  if new.person_id is null then
    return new;
  end if;
  perform 1 from identity.person p
    where p.community_id = new.community_id and p.id = new.person_id and p.erased_at is null for key share;
  if not found then
    raise exception 'there is no such person, or she was erased'
      using errcode = '23503', constraint = 'person_not_erased', schema = tg_table_schema, table = tg_table_name;
  end if;
  return new;
end $$;
comment on function identity.refuse_erased_person is 'For tables with a person_id: nothing is added to a person who was erased';

create trigger not_erased before insert on identity.membership
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on identity.sign_in
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on identity.portal_session
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on identity.mandate
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert on identity.client_consent
  for each row execute function identity.refuse_erased_person();
create trigger not_erased before insert or update of person_id on identity.directory_entry
  for each row execute function identity.refuse_erased_person();

create trigger not_erased before insert on identity.assertion_acceptance
  for each row execute function identity.refuse_erased_person();
-- The release role writes keys too; it reads no persons and nothing that it answers is about one.
create trigger not_erased before insert on identity.idempotency_key
  for each row when (current_user = 'snodo_app') execute function identity.refuse_erased_person();

create table surveys.erased_invitation_count (
  community_id uuid not null,
  campaign_id uuid not null,
  invited_people int not null check (invited_people > 0),
  with_ballot_people int not null check (with_ballot_people between 0 and invited_people),
  primary key (community_id, campaign_id),
  foreign key (community_id, campaign_id) references surveys.campaign (community_id, id)
);
comment on table surveys.erased_invitation_count is
  'Invitations whose persons were erased: the rows are gone, the figures that a response rate needs are not';
create index invitation_person_idx on surveys.invitation (community_id, person_id);

create function surveys.keep_invitations() returns trigger language plpgsql as $$
begin
  if not exists (
    select from identity.person p
    where p.community_id = old.community_id and p.id = old.person_id and p.erased_at is not null
  ) then
    raise exception 'only an erased person is taken off a campaign' using errcode = '42501';
  end if;
  return old;
end $$;
comment on function surveys.keep_invitations is 'The application takes nobody off a campaign whose name still stands';
create trigger keep_invitations before delete on surveys.invitation
  for each row when (current_user = 'snodo_app') execute function surveys.keep_invitations();

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['identity.mandate', 'identity.audit_anchor', 'surveys.erased_invitation_count'] loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
      'create policy own_community on %s using (community_id = identity.current_community()) with check (community_id = identity.current_community())',
      tenant_table);
  end loop;
end $$;

grant update (language) on identity.person to snodo_app;
grant update (authenticated_at, elevated_until, acting_membership_id, acting_role, assisting_mandate_id, assisting_until)
  on identity.portal_session to snodo_app;
grant delete on identity.sign_in to snodo_app;
grant select, insert, update (withdrawn_at) on identity.mandate to snodo_app;
grant select, insert on identity.audit_anchor to snodo_app;
grant delete on surveys.invitation to snodo_app;
grant select, insert, update (invited_people, with_ballot_people) on surveys.erased_invitation_count to snodo_app;
