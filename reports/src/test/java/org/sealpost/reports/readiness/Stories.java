package org.sealpost.reports.readiness;

import static org.sealpost.reports.readiness.Case.ENFORCE;
import static org.sealpost.reports.readiness.Case.GOOGLE;
import static org.sealpost.reports.readiness.Case.MICROSOFT;
import static org.sealpost.reports.readiness.Case.MX1;
import static org.sealpost.reports.readiness.Case.MX2;
import static org.sealpost.reports.readiness.Case.expired;
import static org.sealpost.reports.readiness.Case.host;
import static org.sealpost.reports.readiness.Case.published;

import java.util.List;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.readiness.ProbeDay.Look;

/// What happens in each of the months; the right answers are in `months/<name>.tsv`.
enum Stories {
    STEADY_CLEAN(30) {
        @Override
        Month month() {
            return Month.steady(30);
        }
    },
    BROKEN_BACKUP_MX(30) {
        @Override
        Month month() {
            return Month.steady(30).probe(1, 19, host(MX2, Look.red("smtp.starttls-missing")));
        }
    },
    BAD_CERTIFICATE(40) {
        @Override
        Month month() {
            return Month.steady(40)
                    .probe(20, 21, host(MX1, Look.red("certificate.expired"), "certificate-2"))
                    .probe(22, 40, host(MX1, Look.GREEN, "certificate-3"))
                    .silence(20, 21)
                    .report(new Reporter.Proven(GOOGLE), 20, 21, 150, expired(MX1, 150))
                    .report(new Reporter.Proven(MICROSOFT), 20, 21, 200)
                    .report(new Reporter.Proven(GOOGLE), 21, 22, 150, expired(MX1, 150))
                    .report(new Reporter.Proven(MICROSOFT), 21, 22, 100, expired(MX1, 100));
        }
    },
    SILENT_REPORTER(46) {
        @Override
        Month month() {
            return Month.steady(46).silence(MICROSOFT, 3, 39);
        }
    },
    FORGED_CLEAN(40) {
        @Override
        Month month() {
            Month month = new Month().published(1, 0, Case.TESTING).probed(1, 40);
            for (int i = 1; i <= 50; i++) {
                month.reports(DomainName.of("provider" + i + ".example"), 1, 40, 10_000);
            }
            for (int i = 1; i <= 40; i++) {
                month.report(new Reporter.Claimed("google.com"), i, i + 1, 10_000);
                month.report(new Reporter.Claimed("Google Inc."), i, i + 1, 10_000);
            }
            return month;
        }
    },
    FORGED_FAILURES(30) {
        @Override
        Month month() {
            Month month = Month.steady(30);
            for (int i = 1; i <= 30; i++) {
                month.report(new Reporter.Proven(Case.STRANGER), i, i + 1, 0, expired(MX1, 1000));
                month.report(new Reporter.Claimed("google.com"), i, i + 1, 0, expired(MX2, 1000));
            }
            return month;
        }
    },
    LOW_VOLUME(36) {
        @Override
        Month month() {
            return lowVolume();
        }
    },
    LOW_VOLUME_CONFIRMED(36) {
        @Override
        Month month() {
            return lowVolume().confirmed(32);
        }
    },
    POLICY_CHANGE(44) {
        @Override
        Month month() {
            StsPolicy next = Case.policy(Mode.TESTING, "mx1.example.org", "mx3.example.org");
            DomainName mx3 = DomainName.of("mx3.example.org");
            return Month.steady(26)
                    .published(25, 10, next)
                    .probed(25, 44)
                    .probe(25, 44, probe -> Case.probe(probe.day(), MX1, mx3))
                    .echoing(next)
                    .reports(GOOGLE, 27, 44, 300)
                    .reports(MICROSOFT, 27, 44, 200);
        }
    },
    FLOOD_DAY(30) {
        @Override
        Month month() {
            return new Month()
                    .published(1, 0, Case.TESTING)
                    .probed(1, 30)
                    .reports(GOOGLE, 1, 30, 20)
                    .reports(MICROSOFT, 1, 30, 20)
                    .report(new Reporter.Proven(GOOGLE), 10, 11, 10_000_000);
        }
    },
    LATE_REPORTS(40) {
        @Override
        Month month() {
            return Month.steady(40)
                    .silence(10, 10)
                    .report(new Reporter.Proven(GOOGLE), 10, 17, 300)
                    .report(new Reporter.Proven(MICROSOFT), 18, 30, 0, expired(MX2, 40));
        }
    },
    ALL_SILENT(42) {
        @Override
        Month month() {
            return Month.steady(42).silence(23, 29);
        }
    },
    NO_PROBES(30) {
        @Override
        Month month() {
            return new Month()
                    .published(1, 0, Case.TESTING)
                    .reports(GOOGLE, 1, 30, 300)
                    .reports(MICROSOFT, 1, 30, 200);
        }
    },
    OUR_OUTAGE(30) {
        @Override
        Month month() {
            return Month.steady(30)
                    .probe(10, 11, published(Look.GREEN, Look.GREEN, Look.red("tlsrpt.record.missing")))
                    .silence(MICROSOFT, 10, 11);
        }
    },
    FAILED_CANARY(30) {
        @Override
        Month month() {
            return Month.steady(30).canary(1, 30, Canary.Outcome.OK).canary(12, 14, Canary.Outcome.FAILED);
        }
    },
    ROLLBACK(34) {
        @Override
        Month month() {
            return Month.steady(23)
                    .published(20, 10, ENFORCE)
                    .published(25, 14, Case.TESTING)
                    .probed(24, 34)
                    .probe(24, 25, host(MX1, Look.red("certificate.expired"), "certificate-2"))
                    .report(new Reporter.Proven(GOOGLE), 24, 25, 260, expired(MX1, 40))
                    .report(new Reporter.Proven(MICROSOFT), 24, 25, 160, expired(MX1, 40))
                    .reports(GOOGLE, 25, 34, 300)
                    .reports(MICROSOFT, 25, 34, 200);
        }
    };

    private final int days;

    Stories(int days) {
        this.days = days;
    }

    abstract Month month();

    List<Assessment> lived() {
        return month().lived(days);
    }

    /// A few sessions of one on six days of the week, and of another on every second day.
    private static Month lowVolume() {
        Month month = new Month().published(1, 0, Case.TESTING).probed(1, 36);
        for (int i = 1; i <= 36; i++) {
            if (i % 7 != 0) {
                month.reports(GOOGLE, i, i, 3);
            }
            if (i % 2 == 0) {
                month.reports(MICROSOFT, i, i, 2);
            }
        }
        return month;
    }
}
