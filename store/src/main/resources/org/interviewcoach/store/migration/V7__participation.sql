-- How much a workspace answers is counted from the index alone: of a million answers a month has ninety thousand.
drop index attempt_workspace;
create index attempt_participation on attempt (platform, tenant, answered_at, channel, probe, learner);
