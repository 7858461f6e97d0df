package org.sealpost.observe.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Finds the name servers of zones. Nothing is validated: who is found is asked and not believed.
public final class Zones {
    private final Questions questions;

    Zones(Questions questions) {
        this.questions = questions;
    }

    /// What stands at a name.
    public sealed interface Found {
        /// A zone begins here.
        record Begins(DomainName zone, List<DomainName> servers) implements Found {
            public Begins {
                servers = List.copyOf(servers);
            }
        }

        /// The name is inside of a zone.
        record Inside(DomainName zone) implements Found {}

        /// There is no such name, or it is an alias.
        record Nothing() implements Found {}

        /// No answer came.
        record Unknown() implements Found {}
    }

    /// The zone of a name, in at most two questions.
    public Found zoneOf(DomainName name, Deadline deadline) {
        Found found = at(name, deadline);
        return found instanceof Found.Inside(DomainName zone) ? at(zone, deadline) : found;
    }

    private Found at(DomainName name, Deadline deadline) {
        Reply reply = Waiting.await(questions.ask(ValidatingDns.name(name), Type.NS), deadline);
        if (!(reply instanceof Reply.Came(Message message)) || !reply.isAnswer()) {
            return new Found.Unknown();
        }
        Chain chain = Chain.through(message, ValidatingDns.name(name), Type.NS);
        if (!chain.aliases().isEmpty() || message.getRcode() == Rcode.NXDOMAIN) {
            return new Found.Nothing();
        }
        if (!chain.records().isEmpty()) {
            List<DomainName> servers = chain.records().stream()
                    .map(NSRecord.class::cast)
                    .flatMap(record -> DomainName.ofWire(text(record.getTarget())).stream())
                    .distinct()
                    .sorted()
                    .toList();
            return new Found.Begins(name, servers);
        }
        return message.getSection(Section.AUTHORITY).stream()
                .filter(SOARecord.class::isInstance)
                .flatMap(soa -> DomainName.ofWire(text(soa.getName())).stream())
                .filter(zone -> name.isAtOrBelow(zone) && !name.equals(zone))
                .findFirst()
                .<Found>map(Found.Inside::new)
                .orElseGet(Found.Unknown::new);
    }

    /// Sets about asking for what [#addresses] will need.
    public void prepare(DomainName host) {
        questions.begin(ValidatingDns.name(host), Type.A);
        questions.begin(ValidatingDns.name(host), Type.AAAA);
    }

    /// The addresses of a host, IPv4 first; empty when neither question was answered or one of them was not and the
    /// other says that there is none.
    public Optional<List<IpAddress>> addresses(DomainName host, Deadline deadline) {
        prepare(host);
        Optional<List<IpAddress>> ipv4 = addresses(host, Type.A, deadline);
        Optional<List<IpAddress>> ipv6 = addresses(host, Type.AAAA, deadline);
        List<IpAddress> all = new ArrayList<>(ipv4.orElse(List.of()));
        all.addAll(ipv6.orElse(List.of()));
        return all.isEmpty() && (ipv4.isEmpty() || ipv6.isEmpty()) ? Optional.empty() : Optional.of(all);
    }

    private Optional<List<IpAddress>> addresses(DomainName host, int type, Deadline deadline) {
        Name name = ValidatingDns.name(host);
        Reply reply = Waiting.await(questions.ask(name, type), deadline);
        return reply instanceof Reply.Came(Message message) && reply.isAnswer()
                ? Optional.of(Chain.through(message, name, type).records().stream()
                        .map(ValidatingDns::address)
                        .toList())
                : Optional.empty();
    }

    static String text(Name name) {
        return name.toString(true);
    }
}
