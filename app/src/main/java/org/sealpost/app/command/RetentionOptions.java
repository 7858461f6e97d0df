package org.sealpost.app.command;

import java.time.Duration;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.reports.store.Retention;
import picocli.CommandLine.Option;

/// How long things are kept.
final class RetentionOptions {
    private static final int LONGEST = 36_500;

    @Option(
            names = "--keep-mails",
            paramLabel = "DAYS",
            description = "How long mails and bodies are kept as they came (default: 90).")
    private int mails = (int) Retention.DEFAULT.octets().toDays();

    @Option(
            names = "--keep-reports",
            paramLabel = "DAYS",
            description = "How long reports and what follows from them are kept (default: 400).")
    private int reports = (int) Retention.DEFAULT.reports().toDays();

    Retention retention() {
        return new Retention(days("--keep-mails", mails), days("--keep-reports", reports));
    }

    private static Duration days(String option, int number) {
        if (number < 1 || number > LONGEST) {
            throw new Refusal(ExitCode.USAGE, option + " is a number of days from 1 to " + LONGEST);
        }
        return Duration.ofDays(number);
    }
}
