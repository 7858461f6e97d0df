package org.sealpost.check.smtp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sealpost.check.Reading;
import org.sealpost.check.smtp.SmtpAnswer.Result;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.Part;

/// What the probes of one MX host come to.
public record HostAnswers(MxHostFacts host, List<SmtpAnswer> answers) {
    public HostAnswers {
        answers = List.copyOf(answers);
    }

    /// One for each MX host that was looked at; without answers where SMTP was left out.
    public static List<HostAnswers> of(Reading reading) {
        boolean leftOut = reading.leftOut(Part.SMTP);
        return reading.mail().lookedAt().stream()
                .map(host -> new HostAnswers(
                        host,
                        leftOut
                                ? List.of()
                                : host.attempts().stream()
                                        .map(attempt -> SmtpAnswer.of(attempt, reading.domain()))
                                        .toList()))
                .toList();
    }

    private Set<Result> results() {
        Set<Result> results = EnumSet.noneOf(Result.class);
        answers.forEach(answer -> results.add(answer.result()));
        return results;
    }

    /// Whether a sender finds an address there that it may deliver to under `enforce`.
    public boolean passesSomewhere() {
        return results().contains(Result.PASSES);
    }

    /// Whether an address is known to fail.
    public boolean failsSomewhere() {
        return results().contains(Result.FAILS);
    }

    /// Whether some address took a connection.
    boolean reached() {
        return passesSomewhere() || failsSomewhere() || results().contains(Result.NOT_KNOWN);
    }

    /// Whether DNS said for certain that no sender can connect to it.
    public boolean withoutAddress() {
        return host.addresses().provenNone();
    }
}
