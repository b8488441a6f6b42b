-- One text for SQLite and PostgreSQL: text, integer, bigint (milliseconds since 1970), partial indexes, on conflict.

-- Where every conversation stands; the version is what a decision was made on.
create table conversation (
    id text not null primary key,
    kind text not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    version bigint not null,
    due_at bigint,
    due_step integer,
    ended integer not null,
    updated_at bigint not null,
    format integer not null,
    state text not null
);
create index conversation_due on conversation (due_at) where due_at is not null;

-- Messages and threads that stand on a platform. Version and place are those of the effect that first filled the slot.
create table slot (
    conversation text not null,
    slot text not null,
    version bigint not null,
    place integer not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    thread text,
    message text not null,
    primary key (conversation, slot)
);
create index slot_message on slot (message, channel);

-- Effects that wait; a row goes when its outcome is known. sending_at stands while nobody knows how a send ended.
create table outbox (
    conversation text not null,
    version bigint not null,
    place integer not null,
    slot text not null,
    kind text not null,
    platform text not null,
    attempts integer not null,
    not_before bigint not null,
    sending_at bigint,
    created_at bigint not null,
    format integer not null,
    effect text not null,
    primary key (conversation, version, place)
);
create index outbox_created on outbox (created_at, conversation);

create table seen_inbound (
    id text not null primary key,
    seen_at bigint not null
);
create index seen_inbound_at on seen_inbound (seen_at);

create table claim (
    kind text not null,
    value text not null,
    conversation text not null,
    taken_at bigint not null,
    primary key (kind, value)
);

create table learner (
    id text not null primary key
);

create table actor (
    actor_key text not null primary key,
    platform text not null,
    tenant text not null,
    user_id text not null,
    learner text not null references learner (id)
);
create index actor_learner on actor (learner);

-- A workspace that the coach was added to. The tokens are sealed; key_id names the key that opens them.
create table installation (
    platform text not null,
    tenant text not null,
    name text not null,
    status text not null,
    key_id text not null,
    tokens text not null,
    settings text not null,
    updated_at bigint not null,
    primary key (platform, tenant)
);
create index installation_key on installation (key_id);

-- Facts: append-only, one row for each, named by the decision that they belong to.
create table asked (
    conversation text not null,
    version bigint not null,
    place integer not null,
    audience text not null,
    question text not null,
    revision text not null,
    asked_at bigint not null,
    primary key (conversation, version, place)
);
create index asked_audience on asked (audience, question, asked_at);

create table attempt (
    conversation text not null,
    version bigint not null,
    place integer not null,
    step integer not null,
    learner text not null,
    probe text not null,
    platform text not null,
    tenant text not null,
    channel text not null,
    question text not null,
    revision text not null,
    grader text not null,
    mode text not null,
    answer text not null,
    score integer not null,
    level integer,
    misconceptions text not null,
    hints integer not null,
    option_order text not null,
    late integer not null,
    asked_at bigint not null,
    answered_at bigint not null,
    primary key (conversation, version, place),
    unique (conversation, step, learner, probe)
);
create index attempt_learner on attempt (learner, answered_at);

create table attempt_point (
    conversation text not null,
    version bigint not null,
    place integer not null,
    ordinal integer not null,
    point text not null,
    mark text not null,
    primary key (conversation, version, place, ordinal),
    foreign key (conversation, version, place) references attempt (conversation, version, place) on delete cascade
);

-- Questions as they were when somebody was first asked them.
create table question_revision (
    question text not null,
    revision text not null,
    first_used_at bigint not null,
    format integer not null,
    content text not null,
    primary key (question, revision)
);

create table heartbeat (
    id integer not null primary key,
    beat_at bigint not null
);

-- Who does something that only one process may do; the token grows with every new owner.
create table lease (
    name text not null primary key,
    owner text not null,
    token bigint not null,
    until_at bigint not null
);
