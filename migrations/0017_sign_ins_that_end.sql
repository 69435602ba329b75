-- When everything that a person signed in with before is over, and how long who comes in by herself stays in.

alter table identity.person add column signed_out_at timestamptz;
comment on column identity.person.signed_out_at is
  'Every sign-in before this moment is over, in browsers and in pages that embed; NULL: none was ended this way';
grant update (signed_out_at) on identity.person to snodo_app;

-- Who comes back begins anew: what she was signed in with before she was taken off must not wake up with her.
create function identity.sign_out_who_returns() returns trigger language plpgsql as $$
begin
  update identity.person set signed_out_at = clock_timestamp()
  where community_id = new.community_id and id = new.person_id;
  return null;
end $$;
create trigger who_returns_begins_anew after update of is_active on identity.membership
  for each row when (new.is_active and not old.is_active) execute function identity.sign_out_who_returns();

alter table identity.portal_session
  add column seen_at timestamptz not null default clock_timestamp(),
  add column longest_pause_seconds int check (longest_pause_seconds > 0);
comment on column identity.portal_session.seen_at is 'When it was last used, to within an hour';
comment on column identity.portal_session.longest_pause_seconds is
  'It is over when it was not used for so long; NULL: it lasts until expires_at whatever happens';
grant update (seen_at) on identity.portal_session to snodo_app;
