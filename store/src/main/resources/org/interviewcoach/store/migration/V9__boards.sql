-- Projections for boards; every row can be made anew from the facts, see BoardTable.

-- Each person's first answer to each question. counted: to a choice, in time, to a question put to a whole channel.
create table first_answer (
    learner text not null,
    question text not null,
    conversation text not null,
    step integer not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    counted integer not null,
    score integer not null,
    millis bigint not null,
    answered_at bigint not null,
    primary key (learner, question)
);
create index first_answer_board on first_answer
    (platform, tenant, learner, counted, answered_at, channel, conversation, score, millis);
create index first_answer_session on first_answer (platform, tenant, channel, counted, answered_at, conversation);

-- How many answers a channel gave in each quarter of an hour: all time zones' days begin with one.
create table answer_count (
    platform text not null,
    tenant text not null,
    quarter bigint not null,
    channel text not null,
    answers integer not null,
    primary key (platform, tenant, quarter, channel)
);

insert into first_answer (learner, question, conversation, step, platform, tenant, channel, counted, score, millis,
    answered_at)
select a.learner, a.question, a.conversation, a.step, a.platform, a.tenant, a.channel,
    case when a.mode = 'CHOICE' and a.late = 0 and exists (select 1 from asked s
        where s.conversation = a.conversation and s.question = a.question and s.audience like 'room/%')
        then 1 else 0 end,
    a.score, a.answered_at - a.asked_at, a.answered_at
from attempt a
where a.probe = '' and not exists (select 1 from attempt b
    where b.learner = a.learner and b.question = a.question and b.probe = ''
        and (b.answered_at < a.answered_at or (b.answered_at = a.answered_at
            and (b.conversation < a.conversation or (b.conversation = a.conversation and b.step < a.step)))));

insert into answer_count (platform, tenant, quarter, channel, answers)
select platform, tenant, answered_at / 900000, channel, count(*)
from attempt where probe = '' group by platform, tenant, answered_at / 900000, channel;
