package org.sealpost.app.publish;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.lab.Owner;
import org.sealpost.protocol.name.DomainName;

/// Who keeps the MX records of the domain, and has the contracts with its providers of mail. Sealpost tells, and
/// never does it.
record MxOwner(Owner hands) {
    private static final List<DomainName> OLD = hosts("oldmail");
    private static final List<DomainName> NEW = hosts("newmail");

    private static List<DomainName> hosts(String provider) {
        return List.of(DomainName.of("mx1." + provider + ".example"), DomainName.of("mx2." + provider + ".example"));
    }

    static String names(List<DomainName> hosts) {
        return hosts.stream().map(DomainName::ascii).collect(Collectors.joining(","));
    }

    static String old() {
        return names(OLD);
    }

    static String next() {
        return names(NEW);
    }

    /// At the beginning there is one provider; of the other nobody has heard.
    void settle() {
        write(OLD);
        NEW.forEach(hands::stop);
    }

    /// Does what is asked for, and nothing else.
    ///
    /// @param said what the program printed
    void obey(String said) {
        if (said.contains("you: have ")) {
            prepare();
        }
        if (said.contains("you: put ")) {
            write(NEW);
        }
    }

    /// By hand, and at once.
    void moveUnasked() {
        prepare();
        write(NEW);
    }

    private void prepare() {
        for (DomainName host : NEW) {
            hands.takes(host, SmallInternet.DOMAIN);
            hands.start(host);
        }
    }

    /// The old contract has ended.
    void leaveOld() {
        OLD.forEach(hands::stop);
    }

    private void write(List<DomainName> hosts) {
        hands.put(
                SmallInternet.DOMAIN,
                "@ 86400 MX 10 " + hosts.getFirst() + ".\n@ 86400 MX 20 " + hosts.getLast() + ".\n");
    }
}
