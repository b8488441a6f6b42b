-- Grades that were changed after the fact; the answer itself stays. ruling: what the pack's author made of the phrase.
create table correction (
    conversation text not null,
    version bigint not null,
    place integer not null,
    learner text not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    of_conversation text not null,
    of_step integer not null,
    question text not null,
    revision text not null,
    cause text not null,
    point text not null,
    points text not null,
    score integer not null,
    level integer,
    corrected_at bigint not null,
    ruling text,
    primary key (conversation, version, place)
);
create index correction_learner on correction (learner, question);
create index correction_question on correction (question, cause);

-- What people find wrong with a question; one row a person, question and kind.
create table report (
    conversation text not null,
    version bigint not null,
    place integer not null,
    learner text not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    question text not null,
    revision text not null,
    complaint text not null,
    note text not null,
    reported_at bigint not null,
    primary key (conversation, version, place),
    unique (learner, question, complaint)
);
create index report_question on report (question);
