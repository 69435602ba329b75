-- The desk brings new organisations in, moves an entry to another group and says what it is called elsewhere. A moved
-- entry leads to its new code as a merged one does: no code is ever lost.

grant insert on identity.organisation to snodo_app;
grant delete on catalogue.taxonomy_link to snodo_app;

alter table catalogue.taxonomy_change
  drop constraint taxonomy_change_kind_check,
  drop constraint taxonomy_change_check,
  add constraint taxonomy_change_kind_check
    check (kind in ('added', 'worded', 'linked', 'moved', 'retired', 'merged')),
  add constraint taxonomy_change_check check ((kind in ('moved', 'merged')) = (into_code is not null));
