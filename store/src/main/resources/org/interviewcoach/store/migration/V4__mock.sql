-- What raters gave candidates of mock interviews; one row for each rater, candidate and turn.
create table rating (
    conversation text not null,
    version bigint not null,
    place integer not null,
    step integer not null,
    learner text not null,
    rater text not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    scores text not null,
    note text not null,
    signed integer not null,
    rated_at bigint not null,
    primary key (conversation, version, place),
    unique (conversation, step, learner, rater)
);
create index rating_learner on rating (learner, rated_at);
create index rating_rater on rating (rater);
