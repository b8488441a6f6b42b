-- Projections of attempts: what each learner remembers. Every row can be made anew from the facts; see MemoryTable.

create index attempt_question on attempt (learner, question, answered_at);

create table review (
    learner text not null,
    question text not null,
    before_stability double precision,
    before_difficulty double precision,
    elapsed_days integer not null,
    rating text not null,
    stability double precision not null,
    difficulty double precision not null,
    score integer not null,
    answers integer not null,
    lapses integer not null,
    first_score integer not null,
    answered_at bigint not null,
    primary key (learner, question)
);

create table point_memory (
    learner text not null,
    question text not null,
    point text not null,
    heard integer not null,
    missed integer not null,
    last_heard integer not null,
    answered_at bigint not null,
    primary key (learner, question, point)
);

-- monday is a day since 1970.
create table learner_week (
    learner text not null,
    monday bigint not null,
    answers integer not null,
    score_sum bigint not null,
    primary key (learner, monday)
);
