-- Whoever was asked for an answer is reminded once before its time is over.

alter table catalogue.enrolment add column reminded_for timestamptz;
comment on column catalogue.enrolment.reminded_for is 'The end of the offer of which she was reminded; another offer has another end';
alter table catalogue.share_quote add column reminded_at timestamptz;
comment on column catalogue.share_quote.reminded_at is 'When families that had not answered were reminded of it';

grant update (reminded_for) on catalogue.enrolment to snodo_app;
grant update (reminded_at) on catalogue.share_quote to snodo_app;
