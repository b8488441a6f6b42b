package org.interviewcoach.core.command;

/** Something that a conversation is told, by a person, by time or by the outbox. */
public sealed interface Command
        permits QuizCommand,
                MockCommand,
                ProfileCommand,
                WorkspaceCommand,
                SystemCommand,
                DailyCommand,
                AppealCommand,
                BoardCommand,
                SuggestionCommand,
                PackCommand {}
