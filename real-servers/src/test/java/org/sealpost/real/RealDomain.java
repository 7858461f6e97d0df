package org.sealpost.real;

import java.io.IOException;
import java.util.List;

/// A domain of the private tree: it is sound but for one thing.
///
/// @param number tells its addresses from those of the others
/// @param mail its mail servers, in the order of preference
/// @param listed the `mx` patterns of its policy
record RealDomain(
        String name,
        int number,
        PolicyHost policyHost,
        List<MailServer> mail,
        List<String> listed,
        SecondServer secondServer,
        Tlsa tlsa) {
    /// What the second name server has of the zone.
    enum SecondServer {
        THE_SAME,
        AN_OLDER_VERSION,
        NOTHING
    }

    /// What TLSA records say of the certificates of the mail servers.
    enum Tlsa {
        NOTHING,
        THE_TRUTH,
        SOMETHING_ELSE
    }

    /// What the policy host does.
    enum PolicyHost {
        SOUND,
        CERTIFICATE_EXPIRED,
        CERTIFICATE_WITH_COMMON_NAME_ONLY,
        REDIRECTS,
        NEVER_ENDS
    }

    /// @param label the host's first label
    record MailServer(String label, boolean startTls) {}

    private static final MailServer FIRST = new MailServer("mx1", true);
    private static final MailServer SECOND = new MailServer("mx2", true);

    RealDomain(String name, int number, PolicyHost policyHost, List<MailServer> mail, List<String> listed) {
        this(name, number, policyHost, mail, listed, SecondServer.THE_SAME, Tlsa.NOTHING);
    }

    private static RealDomain sound(String name, int number, SecondServer secondServer, Tlsa tlsa) {
        return new RealDomain(
                name, number, PolicyHost.SOUND, List.of(FIRST, SECOND), List.of("mx1", "mx2"), secondServer, tlsa);
    }

    /// Those that the tests judge.
    static final List<RealDomain> ALL = List.of(
            new RealDomain("healthy.test", 1, PolicyHost.SOUND, List.of(FIRST, SECOND), List.of("mx1", "mx2")),
            new RealDomain(
                    "expired.test", 2, PolicyHost.CERTIFICATE_EXPIRED, List.of(FIRST, SECOND), List.of("mx1", "mx2")),
            new RealDomain(
                    "cn-only.test",
                    3,
                    PolicyHost.CERTIFICATE_WITH_COMMON_NAME_ONLY,
                    List.of(FIRST, SECOND),
                    List.of("mx1", "mx2")),
            new RealDomain("redirect.test", 4, PolicyHost.REDIRECTS, List.of(FIRST, SECOND), List.of("mx1", "mx2")),
            new RealDomain("endless.test", 5, PolicyHost.NEVER_ENDS, List.of(FIRST, SECOND), List.of("mx1", "mx2")),
            new RealDomain("unlisted.test", 6, PolicyHost.SOUND, List.of(FIRST, SECOND), List.of("mx1")),
            new RealDomain(
                    "no-starttls.test",
                    7,
                    PolicyHost.SOUND,
                    List.of(FIRST, new MailServer("mx2", false)),
                    List.of("mx1", "mx2")),
            sound("stale.test", 8, SecondServer.AN_OLDER_VERSION, Tlsa.NOTHING),
            sound("lame.test", 9, SecondServer.NOTHING, Tlsa.NOTHING),
            sound("dane.test", 10, SecondServer.THE_SAME, Tlsa.THE_TRUTH),
            sound("dane-other.test", 11, SecondServer.THE_SAME, Tlsa.SOMETHING_ELSE));

    String policyHostName() {
        return "mta-sts." + name;
    }

    /// Documentation addresses (RFC 5737, RFC 3849): they lead nowhere but through the connect map.
    List<String> policyAddresses() {
        return List.of("192.0.2." + number, "2001:db8:443::" + number);
    }

    String hostName(MailServer server) {
        return server.label() + "." + name;
    }

    List<String> addresses(MailServer server) {
        int last = 10 * number + mail.indexOf(server);
        return List.of("198.51.100." + last, "2001:db8:25::" + last);
    }

    /// The policy file, lines ended as RFC 8461 §3.2 shows them.
    String policy() {
        var text = new StringBuilder("version: STSv1\r\nmode: enforce\r\nmax_age: 2592000\r\n");
        listed.forEach(label -> text.append("mx: " + label + "." + name + "\r\n"));
        return text.toString();
    }

    /// The zone file, still unsigned.
    String zone(CertificateAuthority authority) throws IOException {
        var text = new StringBuilder(zone(2, "2026112101"));
        for (MailServer server : mail) {
            String right = authority.issue(hostName(server)).publicKeySha256();
            switch (tlsa) {
                case NOTHING -> {}
                case THE_TRUTH -> appendTlsa(text, server, right);
                case SOMETHING_ELSE ->
                    appendTlsa(text, server, new StringBuilder(right).reverse().toString());
            }
        }
        return text.toString();
    }

    private static void appendTlsa(StringBuilder text, MailServer server, String publicKeySha256) {
        text.append("_25._tcp." + server.label() + " TLSA 3 1 1 " + publicKeySha256 + "\n");
    }

    /// The zone file as it was before the last change.
    String olderZone() {
        return zone(1, "2026101101");
    }

    private String zone(int serial, String id) {
        var text = new StringBuilder();
        text.append("$ORIGIN " + name + ".\n$TTL 300\n");
        text.append("@ SOA ns.test. hostmaster.test. " + serial + " 3600 900 604800 300\n");
        text.append("@ NS ns.test.\n@ NS ns2.test.\n");
        text.append("_mta-sts TXT \"v=STSv1; id=" + id + ";\"\n");
        text.append("_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tls-reports@" + name + "\"\n");
        text.append("@ TXT \"v=spf1 mx -all\"\n_dmarc TXT \"v=DMARC1; p=reject\"\n");
        appendAddresses(text, "mta-sts", policyAddresses());
        for (MailServer server : mail) {
            text.append("@ MX " + 10 * (mail.indexOf(server) + 1) + " " + server.label() + "\n");
            appendAddresses(text, server.label(), addresses(server));
        }
        return text.toString();
    }

    private static void appendAddresses(StringBuilder text, String label, List<String> addresses) {
        addresses.forEach(address -> text.append(label + (address.contains(":") ? " AAAA " : " A ") + address + "\n"));
    }
}
