-- Lists of alerts are walked by seq, newest first, within one reason or kind; alerts of events are looked up from the events' list.
create index alerts_reason on alerts (reason, seq);
create index alerts_kind on alerts (kind, seq);
create index alerts_acknowledged on alerts (seq) where status = 'ACK';
create index alerts_event_unresolved on alerts (event_id) where event_id is not null and status <> 'RESOLVED';
