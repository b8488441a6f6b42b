package org.interviewcoach.launcher.scenario;

import java.time.Instant;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.launcher.config.Config;

/** What every world of one transcript begins with. */
record Stage(Instant start, Bank bank, Config.Database database) {}
