-- What is left of a campaign that is over goes away step by step; the release role does it, and still knows no person.

-- Ballots are counted without the people who had them, also where no person was erased.
alter table surveys.erased_invitation_count
  drop constraint erased_invitation_count_check,
  drop constraint erased_invitation_count_invited_people_check,
  add constraint counts_are_counts check (invited_people >= 0 and with_ballot_people >= 0);
comment on table surveys.erased_invitation_count is
  'Invitations that are gone, and ballots of which nobody knows any more whose they were: a response rate needs the figures and not the people';

grant select (community_id, campaign_id), delete on surveys.invitation to snodo_release;
grant update (ballots), delete on surveys.ballot_roll to snodo_release;
grant select, insert, update (invited_people, with_ballot_people) on surveys.erased_invitation_count to snodo_release;
grant select (community_id, campaign_id), delete on surveys.paper_batch, surveys.campaign_reminder to snodo_release;
grant delete on surveys.ballot_key, surveys.release_run, surveys.campaign, surveys.campaign_partner, surveys.campaign_site
  to snodo_release;
grant select on surveys.invitation_budget to snodo_release;
