package org.sealpost.app.command;

import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.reports.listen.Quotas;
import picocli.CommandLine.Option;

/// How much is taken of anybody in an hour.
final class QuotaOptions {
    @Option(
            names = "--quota-source",
            paramLabel = "NUMBER",
            description = "Deliveries from one address in an hour (default: 20000).")
    private int source = Quotas.DEFAULT.source();

    @Option(
            names = "--quota-domain",
            paramLabel = "NUMBER",
            description = "Reports about one domain in an hour (default: 10000).")
    private int domain = Quotas.DEFAULT.domain();

    @Option(
            names = "--quota-reporter-day",
            paramLabel = "NUMBER",
            description = "Reports of one reporter about one domain and day in an hour (default: 50).")
    private int reporterDay = Quotas.DEFAULT.reporterDay();

    Quotas quotas() {
        if (source < 1 || domain < 1 || reporterDay < 1) {
            throw new Refusal(ExitCode.USAGE, "a quota is a number from 1 on");
        }
        return new Quotas(Quotas.DEFAULT.window(), source, domain, reporterDay, Quotas.DEFAULT.keys());
    }
}
