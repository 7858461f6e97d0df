package org.sealpost.lab;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.sealpost.lab.dns.Tree;
import org.sealpost.lab.mail.MailServer;
import org.sealpost.lab.mail.Mailbox;
import org.sealpost.lab.tls.Authority;
import org.sealpost.lab.tls.CertificateKind;
import org.sealpost.lab.tls.CertificatePlan;
import org.sealpost.protocol.name.DomainName;

/// What the owners of domains and mail servers do while the lab runs. Everybody sees it at once, but for what caches
/// hold.
public final class Owner {
    private final Tree tree;
    private final MailServer mailServer;
    private final Authority authority;

    Owner(Tree tree, MailServer mailServer, Authority authority) {
        this.tree = tree;
        this.mailServer = mailServer;
        this.authority = authority;
    }

    /// A certificate and its key.
    ///
    /// @param chain its own first, without the root
    public record Issued(List<X509Certificate> chain, PrivateKey key) {
        public Issued {
            chain = List.copyOf(chain);
        }

        /// Without the key.
        @Override
        public String toString() {
            return "certificate of " + chain.getFirst().getSubjectX500Principal();
        }
    }

    /// Puts RRsets into a zone, in place of those of the same owner and type.
    ///
    /// @param records lines of a zone file
    /// @throws IllegalArgumentException when there is no such zone, or the text cannot be read
    public void put(DomainName zone, String records) {
        tree.put(zone, records);
    }

    /// Takes an RRset out of a zone.
    ///
    /// @param set such as `_mta-sts TXT`, the owner relative to the zone
    public void remove(DomainName zone, String set) {
        tree.remove(zone, set);
    }

    /// From now on this mail server takes mail for this domain.
    public void takes(DomainName host, DomainName domain) {
        mailServer.mailbox().serve(host.ascii(), domain.ascii());
    }

    /// The mail server hangs up on everybody from now on.
    public void stop(DomainName host) {
        mailServer.down(host.ascii(), true);
    }

    /// The mail server is there again.
    public void start(DomainName host) {
        mailServer.down(host.ascii(), false);
    }

    /// A sound certificate of the lab's authority for a host; one that was issued is issued anew after forty days.
    public Issued certificate(DomainName host) {
        var plan = new CertificatePlan(CertificateKind.HEALTHY, List.of(host.ascii()));
        return new Issued(authority.presented(plan), authority.privateKey(plan));
    }

    Mailbox mailbox() {
        return mailServer.mailbox();
    }
}
