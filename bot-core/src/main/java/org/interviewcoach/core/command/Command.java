package org.interviewcoach.core.command;

/** Something that a conversation is told, by a person, by time or by the outbox. */
public sealed interface Command permits QuizCommand, ProfileCommand, WorkspaceCommand, SystemCommand, DailyCommand {}
