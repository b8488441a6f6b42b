-- What effects wait for each other: those of one conversation and lane. What waited before has none.
alter table outbox add column lane text not null default '';
