package org.sealpost.app.publish;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.apply.MailHosts;
import org.sealpost.publish.apply.Pace;

/// The mail servers, each asked for STARTTLS at each of its addresses; of these the worst counts.
public record ProbedHosts(Outlook outlook) implements MailHosts {
    /// RFC 5321 §4.5.3.2: a server may take its time to greet; most take seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Health probe(DomainName host) {
        List<IpAddress> addresses =
                outlook.dns().zones().addresses(host, outlook.soon()).orElse(List.of());
        List<Health> each = Pace.AT_ONCE.each(
                addresses,
                address -> health(outlook.probe()
                        .probe(host, address, Deadline.after(PATIENCE))
                        .outcome()));
        Set<Health> seen = EnumSet.noneOf(Health.class);
        seen.addAll(each);
        if (seen.contains(Health.NOT_READY)) {
            return Health.NOT_READY;
        }
        return seen.equals(EnumSet.of(Health.READY)) ? Health.READY : Health.UNKNOWN;
    }

    private static Health health(SmtpOutcome outcome) {
        return switch (outcome) {
            case SmtpOutcome.Secured secured -> secured.tls().valid() ? Health.READY : Health.NOT_READY;
            case SmtpOutcome.NotOffered _, SmtpOutcome.StartTlsRefused _, SmtpOutcome.TlsFailed _ -> Health.NOT_READY;
            case SmtpOutcome.TurnedAway _,
                    SmtpOutcome.Silent _,
                    SmtpOutcome.Dropped _,
                    SmtpOutcome.Garbled _,
                    SmtpOutcome.Unreachable _ -> Health.UNKNOWN;
        };
    }
}
