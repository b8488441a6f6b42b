-- Figures over everybody's answers in a workspace.
create index attempt_workspace on attempt (platform, tenant, answered_at);
