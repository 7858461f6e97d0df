package org.sealpost.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sealpost.lab.dns.DnsServer;
import org.sealpost.lab.dns.NameServerPlan;
import org.sealpost.lab.dns.NameServerPlan.Behaviour;
import org.sealpost.lab.dns.Tree;
import org.sealpost.lab.dns.ZonePlan;
import org.sealpost.lab.dns.ZonePlan.ZoneServers;
import org.sealpost.lab.dns.ZoneText;
import org.sealpost.lab.mail.MailPlan;
import org.sealpost.lab.mail.MailServer;
import org.sealpost.lab.net.AddressPool;
import org.sealpost.lab.net.Connect;
import org.sealpost.lab.net.ConnectMap;
import org.sealpost.lab.net.Listeners;
import org.sealpost.lab.net.Replies;
import org.sealpost.lab.plan.AddressPlan;
import org.sealpost.lab.plan.MailHost;
import org.sealpost.lab.plan.NameServerHost;
import org.sealpost.lab.plan.WebHost;
import org.sealpost.lab.plan.WorldPlan;
import org.sealpost.lab.tls.CertificatePlan;
import org.sealpost.lab.tls.TlsPlan;
import org.sealpost.lab.tls.TlsaRecords;
import org.sealpost.lab.web.WebPlan;
import org.sealpost.lab.web.WebPlan.Plain;
import org.sealpost.lab.web.WebServer;
import org.sealpost.lab.world.Family;

/// Gives every host of the worlds its addresses, opens a socket where one is needed, and writes down what the zones
/// then hold.
final class Building {
    private static final int DNS = 53;
    private static final int SMTP = 25;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Of a domain that does all three; the key is one that signs nothing.
    private static final String AUTHENTICATION = "@ TXT \"v=spf1 ip4:192.0.2.0/24 -all\"\n"
            + "_dmarc TXT \"v=DMARC1; p=reject; rua=mailto:dmarc-reports@mailprovider.example\"\n"
            + "mail._domainkey TXT \"v=DKIM1; k=rsa; p=\" \""
            + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuvZRBXdmjin4DgYJ/og+RsUM/6MbjW3li3pt"
            + "nZn/yRGjfySMNo7Btebw/rrWen72+tuMDMrtLcMW/aSN78W5fv5QyHr8VR9sY/2g9t2tfLQDlgwM+xF9"
            + "Tz/bl/5Y5ek/SHr2Ng/pOesjZbU11iORO50nJhG2\" \""
            + "8JH4EKbE0TlxdjgyNvjdeDHuQDY19jQmJVxBQWN9jzQgKQZMOZqWfucLfFGBhbfxgzHOQtHKGy2T5GxI"
            + "CDAzVxC/iG27uSd2H+ZFvX3hOvVFyCuXekfv48qWlN4fJYznJfPxznCw1/felqPJJJnptchBy0mzszE+"
            + "gX2mgsfUudk8AkPUgT+6rvKqywIDAQAB\"\n";

    private final Listeners listeners;
    private final Replies replies;
    private final WebServer webServer;
    private final MailServer mailServer;
    private final TlsaRecords tlsaRecords;
    private final AddressPool pool = new AddressPool();
    private final ConnectMap map = new ConnectMap();
    private final InetSocketAddress refusing;
    private final InetSocketAddress silent;
    private final InetSocketAddress losing;
    // By server name: what the shared policy host serves.
    private final Map<String, WebPlan> shared = new HashMap<>();
    private final List<InetAddress> sharedAddresses = new ArrayList<>();
    private final List<Consumer<Tree>> waitingForTree = new ArrayList<>();

    Building(Listeners listeners, Replies replies, WebServer webServer, MailServer mailServer, TlsaRecords tlsaRecords)
            throws IOException {
        this.listeners = listeners;
        this.replies = replies;
        this.webServer = webServer;
        this.mailServer = mailServer;
        this.tlsaRecords = tlsaRecords;
        this.refusing = listeners.refusing();
        this.losing = listeners.losing();
        this.silent =
                listeners.listen(0, socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    ConnectMap map() {
        return map;
    }

    MailServer mailServer() {
        return mailServer;
    }

    /// Opens the servers of all worlds and gives their zones, those of providers first.
    List<ZonePlan> build(List<WorldPlan> plans) throws IOException {
        List<ZonePlan> zones = new ArrayList<>();
        for (boolean providers : new boolean[] {true, false}) {
            for (WorldPlan plan : plans) {
                if (plan.provider() == providers) {
                    Map<DnsServer, NameServer> opened = new LinkedHashMap<>();
                    String usual = usualRecords(plan) + nameServers(plan, opened);
                    var dns = plan.dns();
                    if (dns.exists()) {
                        var domain = plan.world().domain();
                        String records = ZoneText.merge(domain, usual, dns.records(), dns.without());
                        var zone =
                                new ZonePlan(domain, records, dns.signing(), dns.nsec3(), dns.faults(), servers(plan));
                        zones.add(zone);
                        for (Map.Entry<DnsServer, NameServer> server : opened.entrySet()) {
                            NameServer own = server.getValue();
                            waitingForTree.add(tree -> server.getKey().serve(tree, own.name(), zone, own.plan()));
                        }
                    }
                }
            }
        }
        return zones;
    }

    /// Lets the name servers answer from the tree of all zones.
    void serve(Tree tree) {
        waitingForTree.forEach(server -> server.accept(tree));
    }

    private record NameServer(String name, NameServerPlan plan) {}

    /// Opens the name servers of a world, and gives the records of their addresses.
    private String nameServers(WorldPlan plan, Map<DnsServer, NameServer> opened) throws IOException {
        var zone = new StringBuilder();
        for (NameServerHost host : plan.nameServers()) {
            for (AddressPlan<NameServerPlan> address : host.addresses()) {
                InetAddress documented = documented(address);
                var server = new DnsServer(listeners, replies);
                map.put(
                        new InetSocketAddress(documented, DNS),
                        address.plan().behaviour() == Behaviour.TCP_REFUSED
                                ? server.startWithoutTcp()
                                : server.start(0));
                opened.put(server, new NameServer(host.name(), address.plan()));
                addressRecord(zone, host.name(), documented);
            }
        }
        return zone.toString();
    }

    private static ZoneServers servers(WorldPlan plan) {
        List<NameServerHost> hosts = plan.nameServers();
        if (hosts.isEmpty()) {
            return ZoneServers.USUAL;
        }
        return new ZoneServers(
                hosts.stream()
                        .filter(NameServerHost::published)
                        .map(NameServerHost::name)
                        .toList(),
                hosts.stream()
                        .filter(NameServerHost::delegated)
                        .map(NameServerHost::name)
                        .toList(),
                ZoneServers.USUAL_SERIAL);
    }

    private String usualRecords(WorldPlan plan) throws IOException {
        var zone = new StringBuilder();
        if (!plan.provider()) {
            zone.append("_mta-sts TXT \"v=STSv1; id=20261101T000000;\"\n")
                    .append("_smtp._tls TXT \"v=TLSRPTv1; rua=mailto:tls-reports@")
                    .append(reportDomain(plan))
                    .append("\"\n")
                    .append(AUTHENTICATION);
        }
        for (WebHost host : plan.web()) {
            for (InetAddress address : open(plan, host)) {
                addressRecord(zone, host.name(), address);
            }
        }
        for (MailHost host : plan.mail()) {
            String domain = plan.world().domain().ascii();
            if (host.published() || host.name().equals(domain)) {
                mailServer.mailbox().serve(host.name(), domain);
            }
            if (host.published() && !plan.provider()) {
                zone.append("@ MX ")
                        .append(host.preference())
                        .append(' ')
                        .append(host.name())
                        .append(".\n");
            }
            if (host.published() && !host.addresses().isEmpty() && !plan.provider()) {
                // RFC 8460 §1.1: reports about DANE go where the MX host's own record says.
                zone.append("_smtp._tls.")
                        .append(host.name())
                        .append(". TXT \"v=TLSRPTv1; rua=mailto:tls-reports@mailprovider.example\"\n");
            }
            for (AddressPlan<MailPlan> address : host.addresses()) {
                addressRecord(zone, host.name(), open(address));
            }
            tlsaRecords(zone, host);
        }
        return zone.toString();
    }

    /// The records of a mail host, of the certificate at its first address.
    private void tlsaRecords(StringBuilder zone, MailHost host) {
        for (String words : host.tlsa()) {
            CertificatePlan presented = host.addresses().getFirst().plan().tls().certificate();
            zone.append("_25._tcp.")
                    .append(host.name())
                    .append(". TLSA ")
                    .append(tlsaRecords.of(presented, host.name(), words).render())
                    .append('\n');
        }
    }

    /// Whoever takes the mail takes the reports.
    private static String reportDomain(WorldPlan plan) {
        return plan.mail().stream()
                .filter(host -> host.addresses().isEmpty())
                .map(host -> host.name().replaceFirst("^[^.]*\\.", ""))
                .findFirst()
                .orElse(plan.world().domain().ascii());
    }

    private List<InetAddress> open(WorldPlan plan, WebHost host) throws IOException {
        if (host.shared() && !plan.provider()) {
            WebPlan only = named(host.addresses().getFirst().plan(), host.name());
            shared.put(host.name(), only);
            return sharedAddresses;
        }
        List<InetAddress> result = new ArrayList<>();
        for (AddressPlan<WebPlan> address : host.addresses()) {
            InetAddress documented = documented(address);
            openWeb(documented, host, address.plan());
            result.add(documented);
        }
        if (host.shared()) {
            sharedAddresses.addAll(result);
        }
        return result;
    }

    private void openWeb(InetAddress documented, WebHost host, WebPlan own) throws IOException {
        Function<Optional<String>, WebPlan> plans = host.shared()
                ? asked -> asked.flatMap(name -> Optional.ofNullable(shared.get(name)))
                        .orElse(own)
                : asked -> own;
        put(documented, HTTPS, own.https(), socket -> webServer.serveSecure(socket, host.name(), plans));
        put(
                documented,
                HTTP,
                own.plain() == Plain.NONE ? unasked(own.https()) : Connect.OPEN,
                socket -> webServer.servePlain(socket, plans));
        put(documented, SMTP, unasked(own.https()), socket -> {});
    }

    /// What a port does that the world says nothing of.
    private static Connect unasked(Connect otherPort) {
        return switch (otherPort) {
            case OPEN, REFUSED, SILENT -> Connect.REFUSED;
            case LOST, UNREACHABLE -> otherPort;
        };
    }

    private InetAddress open(AddressPlan<MailPlan> address) throws IOException {
        InetAddress documented = documented(address);
        MailPlan plan = address.plan();
        put(documented, SMTP, plan.connect(), socket -> mailServer.serve(socket, plan));
        put(documented, HTTP, unasked(plan.connect()), socket -> {});
        put(documented, HTTPS, unasked(plan.connect()), socket -> {});
        return documented;
    }

    private void put(InetAddress documented, int port, Connect connect, Listeners.Handler handler) throws IOException {
        var from = new InetSocketAddress(documented, port);
        switch (connect) {
            case OPEN -> map.put(from, listeners.listen(0, handler));
            case REFUSED -> map.put(from, refusing);
            case SILENT -> map.put(from, silent);
            case LOST -> map.put(from, losing);
            case UNREACHABLE -> map.put(from, ConnectMap.UNREACHABLE);
        }
    }

    private InetAddress documented(AddressPlan<?> address) {
        return address.fixed().orElseGet(() -> address.family() == Family.IPV4 ? pool.nextIpv4() : pool.nextIpv6());
    }

    private static WebPlan named(WebPlan plan, String name) {
        CertificatePlan certificate = plan.tls().certificate();
        if (!certificate.names().isEmpty()) {
            return plan;
        }
        var tls = new TlsPlan(
                plan.tls().fault(),
                new CertificatePlan(certificate.kind(), List.of(name)),
                false,
                plan.tls().staple());
        return new WebPlan(plan.https(), tls, plan.plain(), plan.response(), plan.paths());
    }

    private static void addressRecord(StringBuilder zone, String name, InetAddress address) {
        String type = address instanceof Inet6Address ? " AAAA " : " A ";
        zone.append(name)
                .append('.')
                .append(type)
                .append(address.getHostAddress())
                .append('\n');
    }
}
