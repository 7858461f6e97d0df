package org.sealpost.check;

import java.util.List;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MailFacts;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.observe.facts.MxRecord;

/// Where mail for the domain goes, as a sender understands it.
public sealed interface MailSeen {
    /// RFC 7505 §3: one MX record with the root as exchange says that the domain takes no mail.
    record NullMx() implements MailSeen {}

    /// Neither MX nor address.
    ///
    /// @param nameExists whether there is such a name at all
    record NoMail(boolean nameExists) implements MailSeen {}

    /// RFC 5321 §5.1: no MX record but an address makes the domain its own MX.
    record Implicit(List<MxHostFacts> hosts) implements MailSeen {
        public Implicit {
            hosts = List.copyOf(hosts);
        }
    }

    /// @param records the MX records but for a root among them
    record Hosts(List<MxRecord> records, List<MxHostFacts> hosts) implements MailSeen {
        public Hosts {
            records = List.copyOf(records);
            hosts = List.copyOf(hosts);
        }
    }

    /// DNS gave no answer, or the part was left out.
    record NotKnown() implements MailSeen {}

    static MailSeen of(MailFacts mail) {
        return switch (mail.mx()) {
            case Lookup.Failed<MxRecord> failed -> new NotKnown();
            case Lookup.Absent<MxRecord> absent ->
                mail.implicit()
                        .map(addresses -> withoutMx(mail, absent.nameExists(), addresses))
                        .orElseGet(NotKnown::new);
            case Lookup.Found<MxRecord> found -> {
                List<MxRecord> named =
                        found.records().stream().filter(mx -> !mx.isNull()).toList();
                yield named.isEmpty() ? new NullMx() : new Hosts(named, mail.hosts());
            }
        };
    }

    private static MailSeen withoutMx(MailFacts mail, boolean nameExists, Addresses addresses) {
        if (!addresses.known().isEmpty()) {
            return new Implicit(mail.hosts());
        }
        return addresses.provenNone() ? new NoMail(nameExists) : new NotKnown();
    }

    /// The hosts that were looked at.
    default List<MxHostFacts> lookedAt() {
        return switch (this) {
            case Implicit(List<MxHostFacts> hosts) -> hosts;
            case Hosts(List<MxRecord> records, List<MxHostFacts> hosts) -> hosts;
            case NullMx _, NoMail _, NotKnown _ -> List.of();
        };
    }
}
